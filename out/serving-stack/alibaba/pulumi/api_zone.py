"""The DNS zone of the domain; the registrar has to name its name servers."""

import pulumi_alicloud as alicloud

from settings import api_name, api_zone, tags

dns_zone = alicloud.dns.AlidnsDomain(
    "api",
    domain_name=api_zone,
    remark=f"Domain of {api_name}",
    tags=tags,
)

zone_name = dns_zone.domain_name
name_servers = dns_zone.dns_servers
