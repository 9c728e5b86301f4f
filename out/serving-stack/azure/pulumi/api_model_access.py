"""The model store answers the servers at an address inside their network.

Its firewall admits nobody by a public one who is not named.
"""

from pulumi_azure_native import network, privatedns

from api_subnets import server_subnet
from models_store import accounts as model_accounts
from network import virtual_network
from resource_group import group
from settings import api_name, tags

address = network.PrivateEndpoint(
    "api-model-store",
    private_endpoint_name=f"pe-{api_name}-model-store",
    resource_group_name=group.name,
    subnet=network.SubnetArgs(id=server_subnet.id),
    private_link_service_connections=[
        network.PrivateLinkServiceConnectionArgs(
            name="model-store",
            private_link_service_id=model_accounts["cache"].id,
            group_ids=["blob"],
        ),
    ],
    tags=tags,
)

# Inside the network, the store's own name leads to that address.
zone = privatedns.PrivateZone(
    "api-model-store",
    private_zone_name="privatelink.blob.core.windows.net",
    resource_group_name=group.name,
    location="global",
    tags=tags,
)

network.PrivateDnsZoneGroup(
    "api-model-store",
    private_dns_zone_group_name="default",
    private_endpoint_name=address.name,
    resource_group_name=group.name,
    private_dns_zone_configs=[
        network.PrivateDnsZoneConfigArgs(
            name="privatelink-blob-core-windows-net",
            private_dns_zone_id=zone.id,
        ),
    ],
)

privatedns.VirtualNetworkLink(
    "api-model-store-link",
    virtual_network_link_name=api_name,
    private_zone_name=zone.name,
    resource_group_name=group.name,
    location="global",
    registration_enabled=False,
    virtual_network=privatedns.SubResourceArgs(id=virtual_network.id),
    tags=tags,
)
