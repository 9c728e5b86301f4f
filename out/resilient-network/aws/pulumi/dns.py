"""The name that clients call."""

import pulumi_aws as aws

from load_balancer import load_balancer
from settings import domain
from zone import zone_id

aws.route53.Record(
    "main",
    zone_id=zone_id,
    name=domain,
    type="A",
    aliases=[
        {
            "name": load_balancer.dns_name,
            "zone_id": load_balancer.zone_id,
            "evaluate_target_health": True,
        },
    ],
)

url = f"https://{domain}"
