"""The load balancer's subnet, and the servers'.

Servers have no public address, and no way out but NAT.
"""

from pulumi_azure_native import network

from api_firewall import load_balancer_group, server_group
from network import load_balancer_block, nat_gateway, server_block, virtual_network
from resource_group import group

load_balancer_subnet = network.Subnet(
    "api-load-balancer",
    subnet_name="snet-load-balancer",
    resource_group_name=group.name,
    virtual_network_name=virtual_network.name,
    address_prefixes=[load_balancer_block],
    default_outbound_access=False,
    network_security_group=network.NetworkSecurityGroupArgs(id=load_balancer_group.id),
)

server_subnet = network.Subnet(
    "api-server",
    subnet_name="snet-server",
    resource_group_name=group.name,
    virtual_network_name=virtual_network.name,
    address_prefixes=[server_block],
    default_outbound_access=False,
    network_security_group=network.NetworkSecurityGroupArgs(id=server_group.id),
    nat_gateway=network.SubResourceArgs(id=nat_gateway.id),
)
