"""The name that clients call."""

import pulumi_aws as aws

from api_load_balancer import load_balancer
from api_zone import zone_id
from settings import api_domain

aws.route53.Record(
    "api",
    zone_id=zone_id,
    name=api_domain,
    type="A",
    aliases=[
        {
            "name": load_balancer.dns_name,
            "zone_id": load_balancer.zone_id,
            "evaluate_target_health": True,
        },
    ],
)

url = f"https://{api_domain}"
