"""Resources of Azure that azapi makes, as rules see those of Azure's own SDK.

A body has the names of the API, whose `properties` are arguments in the SDK. Nothing is judged
here: a resource is only shown as what the rules know.
"""

from __future__ import annotations

from generator.hcl import Attribute, Block, Body, Call, Value
from generator.verify.meaning.reading import Home, Read
from generator.verify.meaning.things import REPEATS, Thing, nowhere, objects

# Types of the API that rules know, in lower case: whoever writes them may write them as he likes.
VIEWS = {
    name.lower(): f"azure_native.{class_}"
    for name, class_ in {
        "Microsoft.Cache/redis": "redis.Redis",
        "Microsoft.Cdn/profiles": "cdn.Profile",
        "Microsoft.Cdn/profiles/customDomains": "cdn.AFDCustomDomain",
        "Microsoft.Cdn/profiles/endpoints": "cdn.Endpoint",
        "Microsoft.Cdn/profiles/endpoints/customDomains": "cdn.CustomDomain",
        "Microsoft.Network/applicationGateways": "network.ApplicationGateway",
        "Microsoft.Network/frontDoors": "frontdoor.FrontDoor",
        "Microsoft.Network/loadBalancers": "network.LoadBalancer",
        "Microsoft.Network/networkSecurityGroups": "network.NetworkSecurityGroup",
        "Microsoft.Network/networkSecurityGroups/securityRules": "network.SecurityRule",
        "Microsoft.Network/publicIPAddresses": "network.PublicIPAddress",
        "Microsoft.Network/virtualNetworks": "network.VirtualNetwork",
        "Microsoft.Network/virtualNetworks/subnets": "network.Subnet",
        "Microsoft.Storage/storageAccounts": "storage.StorageAccount",
        "Microsoft.Storage/storageAccounts/blobServices/containers": "storage.BlobContainer",
    }.items()
}
JUDGED = frozenset({"azapi_resource", "azapi_update_resource"})
# Of which an update tells a part that another resource tells too.
WHOLE = frozenset({"azure_native.network.VirtualNetwork", "azure_native.network.Subnet"})
# What the SDK takes by name and the API by the ID of the resource around it.
PARENT = {"azure_native.network.Subnet": "virtual_network_name"}
# What the SDK calls by another name than the API.
CALLED = {"supports_https_traffic_only": "enable_https_traffic_only"}


def view(thing: Thing) -> Thing:
    """Show a resource of azapi as one of the SDK; as it is where rules know no such type."""
    attributes = thing.block.body.attributes
    type_, body = attributes.get("type"), attributes.get("body")
    if type_ is None or body is None or not isinstance(type_.value, Value):
        return thing
    name = str(type_.value.value).partition("@")[0]
    class_ = VIEWS.get(name.lower())
    if class_ is None or (class_ in WHOLE and thing.type != "azapi_resource"):
        return thing
    node = body.value
    if isinstance(node, Call) and node.name == "jsonencode" and node.args:
        node = node.args[0]
    home = Home(nowhere)
    found = list(objects(Read(node, thing.look, home), {}))
    if len(found) != 1 or not found[0].certain:
        return thing
    # What is written elsewhere is told of there.
    one, pos, place = found[0], thing.block.pos, thing.place
    if one.home is not home and one.home is not None:
        pos, place = one.pos, one.home.place
    held = {CALLED.get(key, key): said for key, said in one.body.attributes.items()}
    held |= {key: attributes[key] for key in REPEATS & attributes.keys()}
    parent = attributes.get("parent_id")
    if class_ in PARENT and parent is not None:
        held[PARENT[class_]] = Attribute(pos, PARENT[class_], parent.value, (), ())
    block = Block(pos, "resource", thing.block.labels, Body(held, ()))
    made = Thing(class_, thing.address, block, thing.look, place, thing.repeated)
    made.called = name
    return made
