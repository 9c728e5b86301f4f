"""Attributes that resources, results and enumerations do not have, however they are reached."""

import pulumi
import pulumi_aws as aws
from pulumi_azure_native import machinelearningservices as ml
from pulumi_azure_native import resources

import network

group = resources.ResourceGroup("main")
server = aws.ec2.Instance("server", ami="ami-1", instance_type="t3.micro")
servers = {
    zone: aws.ec2.Instance(f"server-{zone}", ami="ami-1", instance_type="t3.micro")
    for zone in ("a", "b")
}
endpoint = ml.OnlineEndpoint(
    "main",
    resource_group_name=group.nam,
    workspace_name="main",
    identity={"type": ml.ManagedServiceIdentityType.NOBODY},
    properties={"auth_mode": "Key"},
)


def subnet(zone: str) -> aws.ec2.Subnet:
    """Make a subnet."""
    return aws.ec2.Subnet(f"s-{zone}", vpc_id=network.vpc.ident, cidr_block="10.0.0.0/24")


for key, one in servers.items():
    pulumi.export(f"{key}-address", one.private_address)
pulumi.export("device", server.root_block_device.volume)
pulumi.export("zone", subnet("a").zone)
pulumi.export("uri", endpoint.properties.apply(lambda properties: properties.uri))
pulumi.export("zones", aws.get_availability_zones().zones)
pulumi.export("addresses", [one.public_address for one in servers.values()])
