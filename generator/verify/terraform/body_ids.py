"""IDs that stand where those of another kind are wanted, in the bodies of azapi resources.

A body has the properties of the API itself, which azure-native's classes have under Python's names:
what these want, a body wants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.hcl import Call, Choice, Items, Pairs, Reference, Value
from generator.verify.azure_ids import misplaced, takes
from generator.verify.finding import Note
from generator.verify.terraform.ids import own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Block, Expression

# Modules of classes whose namespace has another name.
MODULES = {"insights": "monitor", "cache": "redis"}
# The classes that stand for types of azurerm.
CLASSES = {
    f"azurerm_{type_}": class_
    for type_, class_ in {
        "application_gateway": "network.ApplicationGateway",
        "application_insights": "applicationinsights.Component",
        "application_security_group": "network.ApplicationSecurityGroup",
        "availability_set": "compute.AvailabilitySet",
        "container_app_environment": "app.ManagedEnvironment",
        "container_registry": "containerregistry.Registry",
        "disk_encryption_set": "compute.DiskEncryptionSet",
        "dns_zone": "dns.Zone",
        "key_vault": "keyvault.Vault",
        "lb": "network.LoadBalancer",
        "log_analytics_workspace": "operationalinsights.Workspace",
        "machine_learning_workspace": "machinelearningservices.Workspace",
        "managed_disk": "compute.Disk",
        "nat_gateway": "network.NatGateway",
        "network_ddos_protection_plan": "network.DdosProtectionPlan",
        "network_interface": "network.NetworkInterface",
        "network_security_group": "network.NetworkSecurityGroup",
        "private_dns_zone": "privatedns.PrivateZone",
        "private_endpoint": "network.PrivateEndpoint",
        "proximity_placement_group": "compute.ProximityPlacementGroup",
        "public_ip": "network.PublicIPAddress",
        "public_ip_prefix": "network.PublicIPPrefix",
        "resource_group": "resources.ResourceGroup",
        "route_table": "network.RouteTable",
        "service_plan": "web.AppServicePlan",
        "storage_account": "storage.StorageAccount",
        "subnet": "network.Subnet",
        "user_assigned_identity": "managedidentity.UserAssignedIdentity",
        "virtual_network": "network.VirtualNetwork",
    }.items()
}


def body_ids(block: Block) -> Iterator[Note]:
    """Judge the references that stand alone in a body."""
    type_, body = (block.body.attributes.get(name) for name in ("type", "body"))
    if type_ is None or body is None or not isinstance(type_.value, Value):
        return
    space = str(type_.value.value).lower().removeprefix("microsoft.").partition("/")[0]
    value = body.value
    if isinstance(value, Call) and value.name == "jsonencode" and value.args:
        value = value.args[0]
    yield from inside(value, MODULES.get(space, space), "")


def inside(value: Expression, module: str, path: str) -> Iterator[Note]:
    """Judge a value and all in it; `path` leads there by the names of the API."""
    if isinstance(value, Pairs):
        for key, one in value.pairs:
            if isinstance(key, Value):
                yield from inside(one, module, f"{path}.{key.value}" if path else str(key.value))
    elif isinstance(value, Items):
        for one in value.items:
            yield from inside(one, module, f"{path}[]")
    elif isinstance(value, Choice):
        yield from inside(value.yes, module, path)
        yield from inside(value.no, module, path)
    elif isinstance(value, Reference) and own(value) == "id":
        message = misplaced(path, takes(module, path), CLASSES.get(value.root, ""))
        if message:
            yield Note("wrong-id", value.pos, message)
