import pulumi
from pulumi_azure_native import (
    applicationinsights,
    keyvault,
    machinelearningservices,
    managedidentity,
    monitor,
    network,
    operationalinsights,
    storage,
)

from net import address, firewall, group, subnets, vnet

logs = operationalinsights.Workspace("main", resource_group_name=group.name)
insights = applicationinsights.Component(
    "main",
    resource_group_name=group.name,
    kind="web",
    application_type="web",
    workspace_resource_id=logs.id,
)
store = storage.StorageAccount(
    "main",
    resource_group_name=group.name,
    kind="StorageV2",
    sku=storage.SkuArgs(name="Standard_LRS"),
)
vault = keyvault.Vault.get("main", pulumi.Config().require("vault"))
identity = managedidentity.UserAssignedIdentity("main", resource_group_name=group.name)

interface = network.NetworkInterface(
    "main",
    resource_group_name=group.name,
    network_security_group={"id": vnet.id},
    ip_configurations=[
        network.NetworkInterfaceIPConfigurationArgs(
            name="main",
            subnet=network.SubnetArgs(id=subnets["a"].id),
            public_ip_address=network.PublicIPAddressArgs(id=firewall.id),
        ),
        {"name": "second", "subnet": {"id": address.id}},
    ],
)
for key, subnet in subnets.items():
    network.PrivateEndpoint(
        key,
        resource_group_name=group.name,
        subnet={"id": subnet.id},
        private_link_service_connections=[
            {"name": "store", "private_link_service_id": store.id, "group_ids": ["blob"]},
        ],
    )

machinelearningservices.Workspace(
    "main",
    resource_group_name=group.name,
    application_insights=logs.id,
    key_vault=vault.id,
    storage_account=store.id,
    container_registry=pulumi.Config().require("registry"),
    identity=machinelearningservices.ManagedServiceIdentityArgs(
        type="UserAssigned",
        user_assigned_identities=[identity.id, group.id],
    ),
)
monitor.DiagnosticSetting(
    "main",
    resource_uri=store.id,
    workspace_id=insights.id,
    storage_account_id=store.id,
)
