"""The DNS zone of the domain; the registrar has to name its name servers."""

import pulumi_alicloud as alicloud

from settings import name, tags, zone

dns_zone = alicloud.dns.AlidnsDomain(
    "main",
    domain_name=zone,
    remark=f"Domain of {name}",
    tags=tags,
)

zone_name = dns_zone.domain_name
name_servers = dns_zone.dns_servers
