"""The DNS zone of the domain; the registrar has to name its name servers."""

from pulumi_azure_native import dns

from resource_group import group
from settings import cdn_zone, tags

zone = dns.Zone(
    "cdn",
    zone_name=cdn_zone,
    resource_group_name=group.name,
    location="global",
    zone_type=dns.ZoneType.PUBLIC,
    tags=tags,
)

zone_name = zone.name
zone_group = group.name
name_servers = zone.name_servers
