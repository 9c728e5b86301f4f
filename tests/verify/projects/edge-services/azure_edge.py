import pulumi
from pulumi_azure_native import cdn, network, resources

from settings import domains, tags

group = resources.ResourceGroup("edge", tags=tags)
profile = cdn.Profile(
    "edge",
    resource_group_name=group.name,
    location="Global",
    sku=cdn.SkuArgs(name=cdn.SkuName.STANDARD_AZURE_FRONT_DOOR),
)
endpoints = {
    host: cdn.AFDEndpoint(
        host.replace(".", "-"),
        resource_group_name=group.name,
        profile_name=profile.name,
        location="Global",
    )
    for host in domains
}
vnet = network.VirtualNetwork(
    "edge",
    resource_group_name=group.name,
    address_space={"address_prefixes": ["10.201.0.0/16"]},
)
rules = [
    network.SecurityRuleArgs(
        name=f"web-{port}",
        priority=100 + index,
        direction="Inbound",
        access="Allow",
        protocol="Tcp",
        source_address_prefix="AzureFrontDoor.Backend",
        source_port_range="*",
        destination_address_prefix="*",
        destination_port_range=str(port),
    )
    for index, port in enumerate((80, 443))
]
subnets = []
for index, name in enumerate(("gateway", "origin")):
    firewall = network.NetworkSecurityGroup(
        name, resource_group_name=group.name, security_rules=rules
    )
    subnets.append(
        network.Subnet(
            name,
            resource_group_name=group.name,
            virtual_network_name=vnet.name,
            address_prefix=f"10.201.{index}.0/24",
            network_security_group={"id": firewall.id},
            opts=pulumi.ResourceOptions(depends_on=subnets[-1:]),
        )
    )
address = network.PublicIPAddress(
    "edge",
    resource_group_name=group.name,
    public_ip_allocation_method="Static",
    sku={"name": "Standard", "tier": "Regional"},
    zones=["1", "2", "3"],
)
