"""The part in Azure."""

import pulumi
import pulumi_azure_native as azure
from pulumi_azure_native import eventgrid, keyvault, network as net, storage

from settings import location, partners

client = azure.authorization.get_client_config()
group = azure.resources.ResourceGroup("landing", location=location)
virtual_network = net.VirtualNetwork(
    "landing",
    resource_group_name=group.name,
    address_space=net.AddressSpaceArgs(address_prefixes=["10.40.0.0/16"]),
    subnets=[{"name": "private", "addressPrefix": "10.40.1.0/24"}],
    opts=pulumi.ResourceOptions(ignore_changes=["subnets"]),
)
subnet = virtual_network.subnets.apply(lambda subnets: subnets[0].id)

vault = keyvault.Vault(
    "landing",
    resource_group_name=group.name,
    properties={
        "tenantId": client.tenant_id,
        "sku": {"family": keyvault.SkuFamily.A, "name": "standard"},
        "enable_rbac_authorization": True,
    },
)


def account(partner) -> storage.StorageAccount:
    """Make the storage account of a partner."""
    return storage.StorageAccount(
        partner.name,
        resource_group_name=group.name,
        kind=storage.Kind.STORAGE_V2,
        sku={"name": partner.sku},
        allow_blob_public_access=False,
        minimum_tls_version=storage.MinimumTlsVersion.TLS1_2,
        network_rule_set=storage.NetworkRuleSetArgs(
            bypass="Logging, Metrics",
            default_action=storage.DefaultAction.DENY,
            ip_rules=[storage.IPRuleArgs(i_p_address_or_range=one) for one in partner.ranges],
        ),
    )


accounts = {partner.name: account(partner) for partner in partners}
containers = [
    storage.BlobContainer(
        f"{name}-incoming",
        account_name=one.name,
        resource_group_name=group.name,
        container_name="incoming",
    )
    for name, one in sorted(accounts.items())
]
for name, one in accounts.items():
    net.PrivateEndpoint(
        name,
        resource_group_name=group.name,
        subnet=net.SubnetArgs(id=subnet),
        private_link_service_connections=[
            net.PrivateLinkServiceConnectionArgs(
                name=name, private_link_service_id=one.id, group_ids=["blob"]
            )
        ],
    )
    eventgrid.EventSubscription(
        name,
        scope=one.id,
        destination=eventgrid.StorageQueueEventSubscriptionDestinationArgs(
            endpoint_type="StorageQueue", resource_id=one.id, queue_name="arrived"
        ),
        filter={"subject_ends_with": ".csv", "is_subject_case_sensitive": False},
    )

first, *others = containers
endpoints = {name: one.primary_endpoints.blob for name, one in accounts.items()}
keys = pulumi.Output.all(group.name, *[one.name for one in accounts.values()]).apply(
    lambda args: [
        storage.list_storage_account_keys(resource_group_name=args[0], account_name=name).keys
        for name in args[1:]
    ]
)
