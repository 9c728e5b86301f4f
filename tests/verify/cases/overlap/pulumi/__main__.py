import pulumi
import pulumi_aws as aws
from pulumi_azure_native import network

from settings import network_cidr, zones

vpc = aws.ec2.Vpc("main", cidr_block=network_cidr)

for index, zone in enumerate(zones):
    aws.ec2.Subnet(
        f"public-{zone}",
        vpc_id=vpc.id,
        cidr_block=f"10.0.{index}.0/24",
        availability_zone=zone,
    )

aws.ec2.Subnet("private", vpc_id=vpc.id, cidr_block="10.0.1.0/24")

config = pulumi.Config()
aws.ec2.Subnet("given", vpc_id=vpc.id, cidr_block=config.require("given"))

azure = network.VirtualNetwork(
    "main",
    resource_group_name="main",
    address_space=network.AddressSpaceArgs(address_prefixes=["10.1.0.0/16"]),
)
network.Subnet(
    "far",
    resource_group_name="main",
    virtual_network_name=azure.name,
    address_prefix="10.2.0.0/24",
)
