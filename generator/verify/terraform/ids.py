"""IDs that stand where those of another kind are wanted."""

from collections.abc import Iterator
from functools import lru_cache

from generator.hcl import Block, Choice, Expression, Items, Reference
from generator.verify.finding import Note

# Kinds that are taken for one another. A type that is not here is never reported.
KINDS = {
    "aws_vpc": "a VPC",
    "aws_subnet": "a subnet",
    "aws_security_group": "a security group",
    "aws_route_table": "a route table",
    "aws_internet_gateway": "an internet gateway",
    "aws_nat_gateway": "a NAT gateway",
    "aws_instance": "an instance",
    "aws_eip": "an address",
    "aws_lb": "a load balancer",
    "aws_lb_target_group": "a target group",
    "aws_lb_listener": "a listener",
    "aws_kms_key": "a key",
    "aws_iam_role": "a role",
    "aws_s3_bucket": "a bucket",
    "aws_network_interface": "a network interface",
    "aws_launch_template": "a launch template",
    "alicloud_vpc": "a VPC",
    "alicloud_vswitch": "a vSwitch",
    "alicloud_security_group": "a security group",
    "alicloud_nat_gateway": "a NAT gateway",
    "alicloud_eip_address": "an address",
    "alicloud_instance": "an instance",
    "alicloud_alb_load_balancer": "a load balancer",
    "alicloud_alb_server_group": "a server group",
    "alicloud_alb_listener": "a listener",
    "alicloud_ess_scaling_group": "a scaling group",
    "azurerm_virtual_network": "a virtual network",
    "azurerm_subnet": "a subnet",
    "azurerm_network_security_group": "a security group",
    "azurerm_public_ip": "an address",
    "azurerm_lb": "a load balancer",
    "azurerm_nat_gateway": "a NAT gateway",
    "azurerm_network_interface": "a network interface",
    "azurerm_resource_group": "a resource group",
    "azurerm_storage_account": "a storage account",
    "azurerm_key_vault": "a key vault",
}
# Arguments that take one kind only, whatever resource they belong to.
WANTED = {
    "vpc_id": "a VPC",
    "subnet_id": "a subnet",
    "subnet_ids": "a subnet",
    "subnets": "a subnet",
    "vswitch_id": "a vSwitch",
    "vswitch_ids": "a vSwitch",
    "security_group_id": "a security group",
    "security_group_ids": "a security group",
    "vpc_security_group_ids": "a security group",
    "network_security_group_id": "a security group",
    "route_table_id": "a route table",
    "nat_gateway_id": "a NAT gateway",
    "allocation_id": "an address",
    "load_balancer_arn": "a load balancer",
    "target_group_arn": "a target group",
    "listener_arn": "a listener",
    "launch_template_id": "a launch template",
    "network_interface_id": "a network interface",
    "public_ip_address_id": "an address",
    "virtual_network_id": "a virtual network",
    "scaling_group_id": "a scaling group",
    "server_group_id": "a server group",
}


@lru_cache(maxsize=8192)
def ids(block: Block) -> tuple[Note, ...]:
    """Judge the references that stand alone in an argument, in every block of a resource."""
    return tuple(inside(block))


def inside(block: Block) -> Iterator[Note]:
    """Judge one block, then those in it."""
    for name, attribute in block.body.attributes.items():
        wanted = WANTED.get(name)
        if wanted is not None:
            for reference in alone(attribute.value):
                have = KINDS.get(reference.root)
                if (
                    have is not None
                    and have != wanted
                    and reference.steps[-1:] in (("id",), ("arn",))
                ):
                    message = (
                        f"`{name}` wants the ID of {wanted}, and `{reference}` is that of {have}"
                    )
                    yield Note("wrong-id", reference.pos, message)
    for inner in block.body.blocks:
        yield from inside(inner)


def alone(value: Expression) -> Iterator[Reference]:
    """Give the references that are the value, or items of it."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Items):
        for item in value.items:
            yield from alone(item)
    elif isinstance(value, Choice):
        yield from alone(value.yes)
        yield from alone(value.no)
