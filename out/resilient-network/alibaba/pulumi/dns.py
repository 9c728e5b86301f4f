"""The name that clients call.

It is asked for anew after ten minutes: a shorter life is sold apart.
"""

import pulumi_alicloud as alicloud

from load_balancer import address
from settings import domain, zone
from zone import zone_name

record = alicloud.dns.AlidnsRecord(
    "main",
    domain_name=zone_name,
    rr=domain.removesuffix(f".{zone}"),
    type="CNAME",
    value=address,
    ttl=600,
)

url = f"https://{domain}"
