"""Which kinds of IDs Azure's resources ask for, by the classes and arguments of azure-native.

To the classes every ID is a string. What Azure asks for is in the names of its API's properties, as
`subnet.id`, and in what azurerm's own facts say of the same property.
"""


def bare(name: str) -> str:
    """Write a name without what Python and the API write differently."""
    return name.replace("_", "").lower()


# What classes are called whose IDs are taken for one another. One that is not here is never
# reported, as its ID may be a kind of another's.
KINDS = {
    "app.ConnectedEnvironment": "an environment of container apps",
    "app.ManagedEnvironment": "an environment of container apps",
    "applicationinsights.Component": "an Application Insights component",
    "cdn.AFDCustomDomain": "a domain of Front Door",
    "cdn.AFDEndpoint": "an endpoint of Front Door",
    "cdn.AFDOrigin": "an origin of Front Door",
    "cdn.AFDOriginGroup": "an origin group of Front Door",
    "cdn.Profile": "a profile of Front Door",
    "cdn.Route": "a route of Front Door",
    "cdn.Rule": "a rule of Front Door",
    "cdn.RuleSet": "a rule set of Front Door",
    "cdn.Secret": "a secret of Front Door",
    "compute.AvailabilitySet": "an availability set",
    "compute.Disk": "a disk",
    "compute.DiskEncryptionSet": "a disk encryption set",
    "compute.ProximityPlacementGroup": "a proximity placement group",
    "compute.VirtualMachine": "a virtual machine",
    "compute.VirtualMachineScaleSet": "a scale set",
    "containerregistry.Registry": "a container registry",
    "containerservice.ManagedCluster": "a cluster",
    "dns.Zone": "a DNS zone",
    "frontdoor.Policy": "a firewall policy of Front Door",
    "keyvault.Key": "a key",
    "keyvault.Secret": "a secret",
    "keyvault.Vault": "a key vault",
    "machinelearningservices.Workspace": "a machine learning workspace",
    "managedidentity.UserAssignedIdentity": "an identity",
    "monitor.ActionGroup": "an action group",
    "network.ApplicationGateway": "an application gateway",
    "network.ApplicationSecurityGroup": "an application security group",
    "network.DdosProtectionPlan": "a DDoS protection plan",
    "network.FirewallPolicy": "a firewall policy",
    "network.LoadBalancer": "a load balancer",
    "network.NatGateway": "a NAT gateway",
    "network.NetworkInterface": "a network interface",
    "network.NetworkSecurityGroup": "a security group",
    "network.PrivateEndpoint": "a private endpoint",
    "network.PublicIPAddress": "an address",
    "network.PublicIPPrefix": "a range of addresses",
    "network.RouteTable": "a route table",
    "network.Subnet": "a subnet",
    "network.VirtualNetwork": "a virtual network",
    "network.WebApplicationFirewallPolicy": "a web application firewall policy",
    "operationalinsights.Workspace": "a Log Analytics workspace",
    "privatedns.PrivateZone": "a private DNS zone",
    "resources.ResourceGroup": "a resource group",
    "storage.StorageAccount": "a storage account",
    "web.AppServicePlan": "an App Service plan",
}
# Arguments that take IDs of these classes only, in the modules whose classes have them. Those of an
# object with an `id` are named by the object.
WANTED = {
    ("network compute", "subnet"): "network.Subnet",
    ("containerservice", "subnet_id vnet_subnet_id pod_subnet_id"): "network.Subnet",
    ("app", "infrastructure_subnet_id"): "network.Subnet",
    ("web sql dbforpostgresql eventhub servicebus", "virtual_network_subnet_id"): "network.Subnet",
    ("containerinstance", "subnet_ids"): "network.Subnet",
    ("redis", "subnet_id"): "network.Subnet",
    ("network compute", "network_security_group"): "network.NetworkSecurityGroup",
    ("network", "public_ip_address public_ip_addresses"): "network.PublicIPAddress",
    ("containerservice", "public_ips"): "network.PublicIPAddress",
    ("network compute", "public_ip_prefix"): "network.PublicIPPrefix",
    ("network containerservice", "public_ip_prefixes"): "network.PublicIPPrefix",
    ("network", "nat_gateway"): "network.NatGateway",
    ("network", "route_table"): "network.RouteTable",
    ("network privatedns", "virtual_network"): "network.VirtualNetwork",
    ("network", "remote_virtual_network"): "network.VirtualNetwork",
    ("network", "ddos_protection_plan"): "network.DdosProtectionPlan",
    ("network compute", "application_security_groups"): "network.ApplicationSecurityGroup",
    ("network", "firewall_policy"): ("network.FirewallPolicy network.WebApplicationFirewallPolicy"),
    ("network", "private_dns_zone_id"): "privatedns.PrivateZone",
    ("compute", "network_interfaces"): "network.NetworkInterface",
    ("compute", "disk_encryption_set"): "compute.DiskEncryptionSet",
    ("compute", "availability_set"): "compute.AvailabilitySet",
    ("compute", "proximity_placement_group"): "compute.ProximityPlacementGroup",
    ("compute", "source_vault"): "keyvault.Vault",
    ("web", "server_farm_id"): "web.AppServicePlan",
    ("app web", "managed_environment_id"): "app.ManagedEnvironment",
    ("app", "environment_id"): "app.ManagedEnvironment app.ConnectedEnvironment",
    ("monitor", "workspace_id workspace_resource_id"): "operationalinsights.Workspace",
    ("applicationinsights network", "workspace_resource_id"): "operationalinsights.Workspace",
    ("monitor", "storage_account_id"): "storage.StorageAccount",
    ("monitor", "action_group_id"): "monitor.ActionGroup",
    ("machinelearningservices", "storage_account"): "storage.StorageAccount",
    ("machinelearningservices", "key_vault"): "keyvault.Vault",
    ("machinelearningservices", "application_insights"): "applicationinsights.Component",
    ("machinelearningservices", "container_registry"): "containerregistry.Registry",
    ("machinelearningservices", "primary_user_assigned_identity"): (
        "managedidentity.UserAssignedIdentity"
    ),
    ("cdn", "origin_group"): "cdn.AFDOriginGroup",
    ("cdn", "custom_domains"): "cdn.AFDCustomDomain",
    ("cdn", "rule_sets"): "cdn.RuleSet",
    ("cdn", "secret"): "cdn.Secret",
    ("cdn", "azure_dns_zone"): "dns.Zone",
    ("cdn", "domains"): "cdn.AFDCustomDomain cdn.AFDEndpoint",
    ("cdn", "waf_policy"): "frontdoor.Policy",
}
TAKES = {
    (module, bare(name)): frozenset(classes.split())
    for (modules, names), classes in WANTED.items()
    for module in modules.split()
    for name in names.split()
}
# Of any module: `identity.user_assigned_identities`.
IDENTITIES = bare("user_assigned_identities")
IDENTITY = frozenset({"managedidentity.UserAssignedIdentity"})


def takes(module: str, path: str) -> frozenset[str]:
    """Tell the classes whose IDs an argument takes; none where that is not known.

    `path` leads to the argument by the names of the SDK or those of the API.
    """
    name = bare(path.removesuffix(".id").rstrip("[]").rpartition(".")[2])
    return IDENTITY if name == IDENTITIES else TAKES.get((module, name), frozenset())


def misplaced(path: str, wanted: frozenset[str], have: str) -> str:
    """Say that an argument gets the ID of another class than it takes; empty for no fault."""
    given = KINDS.get(have)
    kinds = dict.fromkeys(KINDS[one] for one in sorted(wanted))
    if not kinds or given is None or given in kinds:
        return ""
    return f"`{path}` wants the ID of {' or '.join(kinds)}, and this is that of {given}"
