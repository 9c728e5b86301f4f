"""The name that clients call."""

import pulumi_alicloud as alicloud

from settings import cdn_domain, cdn_name, cdn_zone, tags

dns_zone = alicloud.dns.AlidnsDomain(
    "cdn",
    domain_name=cdn_zone,
    remark=f"Zone of {cdn_name}",
    tags=tags,
)

zone_name = dns_zone.domain_name
name_servers = dns_zone.dns_servers

# What of the name stands before the zone.
record = cdn_domain.removesuffix(f".{cdn_zone}")
