"""The name that clients call."""

import pulumi
import pulumi_aws as aws

from health_check import health_check
from load_balancer import load_balancer
from settings import domain, standby
from zone import zone_id

primary = aws.route53.Record(
    "main",
    zone_id=zone_id,
    name=domain,
    type="A",
    set_identifier="primary",
    health_check_id=health_check.id,
    failover_routing_policies=[
        {"type": "PRIMARY"},
    ],
    aliases=[
        {
            "name": load_balancer.dns_name,
            "zone_id": load_balancer.zone_id,
            "evaluate_target_health": True,
        },
    ],
)

standby_zone = aws.lb.get_hosted_zone_id_output(region="eu-west-1")

# Answers while the primary is unhealthy; its certificate has to be valid for the domain too.
aws.route53.Record(
    "standby",
    zone_id=zone_id,
    name=domain,
    type="A",
    set_identifier="standby",
    failover_routing_policies=[
        {"type": "SECONDARY"},
    ],
    aliases=[
        {
            "name": standby,
            "zone_id": standby_zone.id,
            "evaluate_target_health": True,
        },
    ],
    # A name has either one record or two that stand in for one another.
    opts=pulumi.ResourceOptions(depends_on=[primary]),
)

url = f"https://{domain}"
