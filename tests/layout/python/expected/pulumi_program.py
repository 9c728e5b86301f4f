"""A public and a private subnet in every zone."""

from ipaddress import ip_network

import pulumi
import pulumi_aws as aws
from settings import (
    availability_zones,
    network_cidr,
    project_name,
    project_tags,
    very_long_name,
)

ZONES = [
    "us-west-2a",
    "us-west-2b",
    "us-west-2c",
    "us-west-2d",
    "us-west-2e",
    "us-west-2f",
]
FEW = [
    "us-west-2a",
    "us-west-2b",
]

blocks = list(ip_network(network_cidr).subnets(prefixlen_diff=4))
vpc = aws.ec2.Vpc(
    "main",
    cidr_block=network_cidr,
    enable_dns_support=True,
    enable_dns_hostnames=True,
)

group = aws.ec2.SecurityGroup(
    "server",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp",
            from_port=443,
            to_port=443,
            cidr_blocks=["0.0.0.0/0"],
        ),
    ],
    egress=[
        # Everything out.
        aws.ec2.SecurityGroupEgressArgs(
            protocol="-1",
            from_port=0,
            to_port=0,
            cidr_blocks=["0.0.0.0/0"],
        ),  # all
        {
            "protocol": "-1",
            "from_port": 0,
            "to_port": 0,
            "cidr_blocks": ["0.0.0.0/0", "10.0.0.0/8"],
        },
    ],
    tags={
        "Name": name,
        "Purpose": "A long sentence of a user that is far longer than any line should be, really.",
    },
    opts=pulumi.ResourceOptions(
        depends_on=[internet_gateway, nat_gateway],
        delete_before_replace=True,
    ),
)

public_subnets = {
    zone: aws.ec2.Subnet(
        f"public-{zone}",
        vpc_id=vpc.id,
        tags={"Name": f"{name}-public-{zone}"},
    )
    for zone, block in public_blocks.items()
}
short = {zone: subnet.id for zone, subnet in public_subnets.items()}
middle = {
    zone: aws.ec2.Subnet(
        f"public-{zone}",
        vpc_id=vpc.id,
    )
    for zone, b in blocks.items()
}
long = [
    subnet.id
    for zone, subnet in sorted(public_subnets.items())
    if zone in available and zone != "us-west-2a"
]
huge = {
    zone: aws.ec2.Subnet(
        f"public-{zone}",
        vpc_id=vpc.id,
        availability_zone=zone,
        cidr_block=str(block),
    )
    for zone, block in public_blocks.items()
}
for zone, subnet in public_subnets.items():
    aws.ec2.RouteTableAssociation(
        f"public-{zone}",
        subnet_id=subnet.id,
        route_table_id=public_routes.id,
    )
    if zone:
        deeper(
            f"private-{zone}",
            [zone, subnet.id, another_value_of_some_length, f"{zone}-{name}"],
            last=True,
        )

policy = pulumi.Output.all(bucket.arn, key.arn).apply(
    lambda arns: json.dumps({"Version": "2012-10-17", "Resource": arns}),
)
both = pulumi.Output.all(vpc.id, subnet.id).apply(lambda args: f"{args[0]}/{args[1]}")

if not re.fullmatch(r"[a-z][a-z0-9-]{1,23}", name):
    raise ValueError(
        "name: 2 to 24 lowercase letters, digits and hyphens, starting with a letter:"
        " longer names do not fit a load balancer's."
    )
if count < 2:
    raise ValueError("count: at least two.")
size = config.get_int("size") or 3
script = """#!/bin/bash
echo   "kept"   


exit 0
"""
user_data = base64.b64encode(
    f"""{script}
  done
""".encode(),
).decode()


def tagged(
    resource_name: str,
    extra_tags: dict[str, str],
    purpose: str = "none",
) -> dict[str, str]:
    return {
        **project_tags,
        **extra_tags,
        "Name": f"{project_name}-{resource_name}",
        "Purpose": purpose,
    }


chosen = pick(
    first_alternative_of_two_alternatives
    if condition_of_the_choice_that_is_long
    else second_alternative,
    always=1,
)
one = ("single",)
pair = (1, 2)
matrix[0] = values[zone]
x = call(first)[0].attribute
assert isinstance(value, str), f"{value} is no string"
a, b = 1, 2
dictionary["key"] = {
    "first": first_value_of_some_length,
    "second": second_value_of_some_length,
    "third": 3,
}
pulumi.export(
    "endpoint",
    pulumi.Output.concat("https://", load_balancer.dns_name, "/v1/chat/completions"),
)
pulumi.export("names", 'single "double" quotes')
pulumi.export("plain", "it's")
image = (
    config.get(
        "containerImage",
    )
    or "ghcr.io/example/model-server@sha256:0000000000000000"
)
image = (
    config.get("containerImage")
    or "ghcr.io/example/model-server@sha256:000000000000000000000000000"
)
image = (
    config.get("containerImage")
    or config.get("image")
    or "ghcr.io/example/model-server@sha256:00000000000000000000000"
)
ttl: dict[str, int] = config.get_object("ttl") or {
    "min": 0,
    "default": 3600,
    "max": 86400,
    "other": 1,
}
