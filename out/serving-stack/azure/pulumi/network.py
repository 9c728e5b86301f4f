"""One network for all zones.

On Azure a subnet spans them, and each machine says its own.
"""

from ipaddress import ip_network

from pulumi_azure_native import network

from resource_group import group
from settings import name, network_cidr, tags

ZONES = ["1", "2", "3"]

# The load balancer takes the first quarter of the network, servers its second half.
load_balancer_block = str(next(ip_network(network_cidr).subnets(prefixlen_diff=2)))
server_block = [str(half) for half in ip_network(network_cidr).subnets()][1]

virtual_network = network.VirtualNetwork(
    "main",
    virtual_network_name=f"vnet-{name}",
    resource_group_name=group.name,
    address_space=network.AddressSpaceArgs(address_prefixes=[network_cidr]),
    tags=tags,
)

# The way out, for packages and images. A NAT gateway lives in one zone: if zone 1
# fails, servers in the others keep answering but cannot start new downloads.
nat_address = network.PublicIPAddress(
    "nat",
    public_ip_address_name=f"pip-{name}-nat",
    resource_group_name=group.name,
    sku=network.PublicIPAddressSkuArgs(name=network.PublicIPAddressSkuName.STANDARD),
    public_ip_allocation_method=network.IPAllocationMethod.STATIC,
    zones=["1"],
    tags=tags,
)

nat_gateway = network.NatGateway(
    "main",
    nat_gateway_name=f"ng-{name}",
    resource_group_name=group.name,
    sku=network.NatGatewaySkuArgs(name=network.NatGatewaySkuName.STANDARD),
    public_ip_addresses=[network.SubResourceArgs(id=nat_address.id)],
    zones=["1"],
    tags=tags,
)
