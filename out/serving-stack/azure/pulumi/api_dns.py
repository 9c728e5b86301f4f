"""The name that clients call. It follows the profile itself, not its address."""

from pulumi_azure_native import dns

from api_failover import profile
from api_zone import zone_group, zone_name
from settings import api_domain, api_zone, tags

dns.RecordSet(
    "api",
    relative_record_set_name=api_domain.removesuffix(f".{api_zone}"),
    record_type="CNAME",
    zone_name=zone_name,
    resource_group_name=zone_group,
    ttl=60,
    target_resource=dns.SubResourceArgs(id=profile.id),
    metadata=tags,
)

url = f"https://{api_domain}"
