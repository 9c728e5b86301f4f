from pulumi_azure_native import network, resources

group = resources.ResourceGroup("main")

vnet = network.VirtualNetwork(
    "main",
    resource_group_name=group.name,
    address_space=network.AddressSpaceArgs(address_prefixes=["10.0.0.0/16"]),
)
firewall = network.NetworkSecurityGroup("main", resource_group_name=group.name)
address = network.PublicIPAddress(
    "main",
    resource_group_name=group.name,
    sku=network.PublicIPAddressSkuArgs(name="Standard"),
)
nat = network.NatGateway(
    "main",
    resource_group_name=group.name,
    public_ip_addresses=[network.SubResourceArgs(id=address.id), {"id": vnet.id}],
)
subnets = {
    key: network.Subnet(
        key,
        resource_group_name=group.name,
        virtual_network_name=vnet.name,
        address_prefix=f"10.0.{number}.0/24",
        network_security_group=network.NetworkSecurityGroupArgs(
            id=firewall.id if number else nat.id,
        ),
        nat_gateway={"id": nat.id},
    )
    for number, key in enumerate(["a", "b"])
}
