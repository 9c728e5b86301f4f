"""IDs that stand where those of another kind are wanted."""

from collections.abc import Iterator
from functools import lru_cache

from generator import facts
from generator.hcl import Block, Body, Choice, Expression, Items, Reference
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

# Arguments that take a name; what wants an ARN is mostly called so.
BY_NAME = frozenset(
    {"role", "role_name", "roles", "bucket", "cluster_name", "autoscaling_group_name",
     "log_group_name", "iam_instance_profile"}
)  # fmt: skip
# Blocks of Alibaba Cloud that take several IDs as one text.
JOINED = frozenset({"source_kafka_parameters", "vpc_info"})
AZURE = "azurerm_"
# Which resources have an ID of a kind that azurerm names in its facts: it parses an ID, and refuses
# one of any other kind. Kinds whose names several services share are left out.
PARSED = {
    kind: frozenset(AZURE + type_ for type_ in types.split())
    for kind, types in {
        "ApplicationGatewayWebApplicationFirewallPolicy": "web_application_firewall_policy",
        "ApplicationSecurityGroup": "application_security_group",
        "AppServicePlan": "service_plan app_service_plan",
        "AutomationAccount": "automation_account",
        "AvailabilitySet": "availability_set",
        "CapacityReservationGroup": "capacity_reservation_group",
        "Component": "application_insights",
        "DdosProtectionPlan": "network_ddos_protection_plan",
        "DedicatedHostGroup": "dedicated_host_group",
        "DiskAccess": "disk_access",
        "DiskEncryptionSet": "disk_encryption_set",
        "Eventhub": "eventhub",
        "Factory": "data_factory",
        "FirewallPolicy": "firewall_policy",
        "KeyVault": "key_vault",
        "KubernetesCluster": "kubernetes_cluster",
        "LoadBalancer": "lb",
        "LoadBalancerBackendAddressPool": "lb_backend_address_pool",
        "LocalNetworkGateway": "local_network_gateway",
        "ManagedDisk": "managed_disk",
        "ManagedEnvironment": "container_app_environment",
        "NatGateway": "nat_gateway",
        "NetworkInterface": "network_interface",
        "NetworkSecurityGroup": "network_security_group",
        "NetworkWatcher": "network_watcher",
        "PrivateDnsZone": "private_dns_zone",
        "PrivateEndpoint": "private_endpoint",
        "ProximityPlacementGroup": "proximity_placement_group",
        "PublicIPAddress": "public_ip",
        "PublicIPPrefix": "public_ip_prefix",
        "Registry": "container_registry",
        "RouteTable": "route_table",
        "StorageAccount": "storage_account",
        "Subnet": "subnet",
        "TrafficManagerProfile": "traffic_manager_profile",
        "UserAssignedIdentity": "user_assigned_identity",
        "VirtualHub": "virtual_hub route_server",
        "VirtualMachine": "linux_virtual_machine windows_virtual_machine virtual_machine",
        "VirtualNetwork": "virtual_network",
        "VirtualNetworkGateway": "virtual_network_gateway",
        "VirtualWAN": "virtual_wan",
    }.items()
}
# Arguments that take IDs of several kinds, of which the facts name one.
EITHER = frozenset(
    {
        "dns_zone_ids",
        "managed_image_id",
        "source_resource_id",
        "target_resource_id",
        "target_virtual_network_id",
    }
)
PARSABLE = frozenset(type_ for types in PARSED.values() for type_ in types)


@lru_cache(maxsize=8192)
def ids(block: Block) -> tuple[Note, ...]:
    """Judge the references that stand alone in an argument, in every block of a resource."""
    found = tuple(inside(block))
    if block.type == "resource" and block.labels[0].startswith("aws_") and suspected(block.body):
        from generator.verify.terraform.arns import arns

        found += tuple(arns(block.labels[0], block.body))
    return found


def suspected(body: Body) -> bool:
    """Tell whether a name or an ID of AWS stands alone in an argument that is called otherwise."""
    for name, attribute in body.attributes.items():
        for one in attribute.references:
            last = one.steps[-1] if one.steps else ""
            if (
                one.root.startswith("aws_")
                and (last != "arn" or name in BY_NAME)
                and not name.endswith(("_id", "_ids"))
            ):
                return True
    return any(suspected(one.body) for one in body.blocks)


def inside(block: Block) -> Iterator[Note]:
    """Judge one block, then those in it."""
    for name, attribute in block.body.attributes.items():
        wanted = WANTED.get(name)
        # Groups are called by their names where there is no VPC: of what kind is not judged.
        if (wanted is not None or name == "security_groups") and block.type not in JOINED:
            yield from counted(name, attribute.value)
        if wanted is not None:
            for reference in alone(attribute.value):
                have, read = KINDS.get(reference.root), own(reference)
                if have == wanted and read and not fitting(name, read):
                    what = "ARN" if name.endswith(("_arn", "_arns")) else "ID"
                    message = f"`{name}` wants the {what} of {wanted}, and this is its `{read}`"
                    yield Note("wrong-id", reference.pos, message, f"read its `{what.lower()}`")
                elif have is not None and have != wanted and read in ("id", "arn"):
                    message = (
                        f"`{name}` wants the ID of {wanted}, and `{reference}` is that of {have}"
                    )
                    yield Note("wrong-id", reference.pos, message)
    for inner in block.body.blocks:
        yield from inside(inner)


@lru_cache(maxsize=4096)
def azure_ids(block: Block) -> tuple[Note, ...]:
    """Judge references by the kinds of IDs that azurerm itself asks for, by its newest version."""
    if block.type != "resource" or not block.labels[:1] or not block.labels[0].startswith(AZURE):
        return ()
    known = facts.type_facts("azurerm", "resource", block.labels[0])
    newest = next((one for one in reversed(known or ()) if one is not None), None)
    return () if newest is None else tuple(parsed(block.body, newest.block))


def parsed(body: Body, said: facts.BlockFacts) -> Iterator[Note]:
    """Judge one body by what is known of its arguments, then those in it."""
    for name, attribute in body.attributes.items():
        references = list(alone(attribute.value))
        asked = references and name not in WANTED and name not in EITHER
        argument = said.argument(name) if asked else None
        wanted = PARSED.get(argument.facts.get("id_of", "")) if argument is not None else None
        if not wanted:
            continue
        for reference in references:
            if reference.root in PARSABLE - wanted and own(reference) == "id":
                takes = " or ".join(f"`{type_}`" for type_ in sorted(wanted))
                message = (
                    f"`{name}` wants the ID of {takes}, and `{reference}` is that of "
                    f"`{reference.root}`"
                )
                yield Note("wrong-id", reference.pos, message)
    for inner in body.blocks:
        kind, content = inner.type, inner.body
        if kind == "dynamic" and inner.labels:
            kind = inner.labels[0]
            content = next(
                (one.body for one in inner.body.blocks if one.type == "content"), content
            )
        nested = said.block(kind)
        if nested is not None:
            yield from parsed(content, nested.block)


def counted(name: str, value: Expression) -> Iterator[Note]:
    """Judge whether one ID stands where several are wanted, or several where one is."""
    if not isinstance(value, Reference) or value.root not in KINDS:
        return
    several = "*" in value.steps
    if name.endswith("s") and not several and own(value) in ("id", "arn"):
        message = f"`{name}` must be a list, and `{value}` is a text"
        yield Note("wrong-type", value.pos, message, f"write `[{value}]`")
    elif name.endswith(("_id", "_arn")) and several and own(value) in ("id", "arn"):
        message = f"`{name}` must be a text, and `{value}` is a list"
        yield Note("wrong-type", value.pos, message)


def fitting(name: str, read: str) -> bool:
    """Tell whether an attribute is what an argument takes of a resource of the right kind."""
    # The ID of what is known by its ARN is that ARN.
    return read in ("id", name) or (read == "arn" and name.endswith(("_arn", "_arns")))


def own(reference: Reference) -> str:
    """Give the attribute of a resource that is read; empty for one of something that it holds."""
    steps = [step for step in reference.steps if isinstance(step, str) and step != "*"]
    return steps[1] if len(steps) == 2 else ""  # noqa: PLR2004 (the label, then the attribute)


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
