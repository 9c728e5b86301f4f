"""The DNS zone of the domain; the registrar has to name its name servers."""

import pulumi_aws as aws

from settings import name
from settings import zone as zone_name

zone = aws.route53.Zone("main", name=zone_name, comment=f"Domain of {name}")

zone_id = zone.zone_id
name_servers = zone.name_servers
