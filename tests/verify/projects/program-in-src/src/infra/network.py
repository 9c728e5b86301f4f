"""A network as a component."""

import ipaddress

import pulumi
import pulumi_aws as aws

from .naming import full


class Network(pulumi.ComponentResource):
    """A VPC and a subnet in each zone."""

    def __init__(
        self, name: str, *, cidr: str, zones: int, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("acme:network:Network", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        self.vpc = aws.ec2.Vpc(name, cidr_block=cidr, tags={"Name": full(name)}, opts=own)
        blocks = ipaddress.ip_network(cidr).subnets(prefixlen_diff=4)
        names = aws.get_availability_zones(state="available").names[:zones]
        self.subnets = [
            aws.ec2.Subnet(
                f"{name}-{zone}",
                vpc_id=self.vpc.id,
                availability_zone=zone,
                cidr_block=str(block),
                outpost_arn=None,
                opts=own,
            )
            for zone, block in zip(names, blocks, strict=False)
        ]
        self.register_outputs({})
