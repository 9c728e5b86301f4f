"""The DNS zone of the domain; the registrar has to name its name servers."""

from pulumi_azure_native import dns

from resource_group import group
from settings import tags
from settings import zone as zone_dns_name

zone = dns.Zone(
    "main",
    zone_name=zone_dns_name,
    resource_group_name=group.name,
    location="global",
    zone_type=dns.ZoneType.PUBLIC,
    tags=tags,
)

zone_name = zone.name
zone_group = group.name
name_servers = zone.name_servers
