"""The DNS zone of the domain; the registrar has to name its name servers."""

import pulumi_aws as aws

from settings import api_name, api_zone

zone = aws.route53.Zone("api", name=api_zone, comment=f"Domain of {api_name}")

zone_id = zone.zone_id
name_servers = zone.name_servers
