"""The name that clients call.

It is asked for anew after ten minutes: a shorter life is sold apart.
"""

import pulumi_alicloud as alicloud

from api_load_balancer import address
from api_zone import zone_name
from settings import api_domain, api_zone

record = alicloud.dns.AlidnsRecord(
    "api",
    domain_name=zone_name,
    rr=api_domain.removesuffix(f".{api_zone}"),
    type="CNAME",
    value=address,
    ttl=600,
)

url = f"https://{api_domain}"
