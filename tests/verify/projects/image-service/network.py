"""A network in as many zones as are asked for."""

from collections.abc import Sequence
from typing import Optional

import pulumi
import pulumi_aws as aws
from pulumi import Input, Output, ResourceOptions


class Network(pulumi.ComponentResource):
    """A network with public and private subnets."""

    vpc: aws.ec2.Vpc
    private_subnets: list[aws.ec2.Subnet]

    def __init__(
        self,
        name: str,
        cidr: str,
        zones: Sequence[str],
        tags: Optional[dict[str, Input[str]]] = None,
        opts: Optional[ResourceOptions] = None,
    ) -> None:
        super().__init__("images:network:Network", name, None, opts)
        inside = ResourceOptions(parent=self)
        tags = tags or {}

        self.vpc = aws.ec2.Vpc(
            name,
            cidr_block=cidr,
            enable_dns_hostnames=True,
            tags={**tags, "Name": name},
            opts=inside,
        )
        gateway = aws.ec2.InternetGateway(name, vpc_id=self.vpc.id, opts=inside)

        self.public_subnets = []
        self.private_subnets = []
        for index, zone in enumerate(zones):
            public = aws.ec2.Subnet(
                f"{name}-public-{zone}",
                vpc_id=self.vpc.id,
                availability_zone=zone,
                cidr_block=f"10.20.{index}.0/24",
                map_public_ip_on_launch=True,
                opts=inside,
            )
            private = aws.ec2.Subnet(
                f"{name}-private-{zone}",
                aws.ec2.SubnetArgs(
                    vpc_id=self.vpc.id,
                    availability_zone=zone,
                    cidr_block=f"10.20.{100 + index}.0/24",
                ),
                inside,
            )
            self.public_subnets.append(public)
            self.private_subnets.append(private)

        routes = aws.ec2.RouteTable(
            f"{name}-public",
            vpc_id=self.vpc.id,
            routes=[{"cidr_block": "0.0.0.0/0", "gateway_id": gateway.id}],
            opts=inside,
        )
        for number, subnet in enumerate(self.public_subnets):
            aws.ec2.RouteTableAssociation(
                f"{name}-{number}",
                subnet_id=subnet.id,
                route_table_id=routes.id,
                opts=ResourceOptions.merge(inside, ResourceOptions(depends_on=[gateway])),
            )

        self.subnet_ids: Output[list[str]] = Output.all(
            *[subnet.id for subnet in self.private_subnets]
        ).apply(lambda ids: sorted(ids))
        self.register_outputs({"vpcId": self.vpc.id})


def security_group(name: str, vpc: aws.ec2.Vpc, **arguments) -> aws.ec2.SecurityGroup:
    """Make a group; the caller says what it lets through."""
    arguments.setdefault("egress", [])
    return aws.ec2.SecurityGroup(name, vpc_id=vpc.id, **arguments)
