"""The name that clients call."""

import pulumi_alicloud as alicloud

from settings import domain, name, tags, zone

dns_zone = alicloud.dns.AlidnsDomain(
    "main",
    domain_name=zone,
    remark=f"Zone of {name}",
    tags=tags,
)

zone_name = dns_zone.domain_name
name_servers = dns_zone.dns_servers

# What of the name stands before the zone.
record = domain.removesuffix(f".{zone}")
