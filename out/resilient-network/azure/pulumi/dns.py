"""The name that clients call. It follows the profile itself, not its address."""

from pulumi_azure_native import dns

from failover import profile
from settings import domain, tags
from settings import zone as zone_dns_name
from zone import zone_group, zone_name

dns.RecordSet(
    "main",
    relative_record_set_name=domain.removesuffix(f".{zone_dns_name}"),
    record_type="CNAME",
    zone_name=zone_name,
    resource_group_name=zone_group,
    ttl=60,
    target_resource=dns.SubResourceArgs(id=profile.id),
    metadata=tags,
)

url = f"https://{domain}"
