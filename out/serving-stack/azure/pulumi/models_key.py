"""The key of every object.

It gets a new version each year, which the store takes up by itself; what older ones encrypted
stays readable.
"""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native import authorization, keyvault, managedidentity

from resource_group import group
from settings import models_name, models_unique_name, tags

client = authorization.get_client_config_output()

# Azure knows its built-in roles by these.
ROLES = {
    "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
}


@dataclass(frozen=True)
class Region:
    """Where a store is, and the name that it and its vault have in the whole of Azure."""

    location: str
    unique_name: str


# A region that is added here gets a vault and a store of its own.
regions = {
    "cache": Region("westeurope", models_unique_name),
}


def grant(
    label: str,
    to: managedidentity.UserAssignedIdentity,
    scope: pulumi.Input[str],
    role: str,
) -> authorization.RoleAssignment:
    """A built-in role for an identity, on one resource."""
    return authorization.RoleAssignment(
        f"models-{label}",
        scope=scope,
        role_definition_id=pulumi.Output.format(
            "/subscriptions/{0}/providers/Microsoft.Authorization/roleDefinitions/{1}",
            client.subscription_id,
            ROLES[role],
        ),
        principal_id=to.principal_id,
        principal_type=authorization.PrincipalType.SERVICE_PRINCIPAL,
    )


vaults: dict[str, keyvault.Vault] = {}
keys: dict[str, keyvault.Key] = {}
identities: dict[str, managedidentity.UserAssignedIdentity] = {}
grants: dict[str, authorization.RoleAssignment] = {}

for key, region in regions.items():
    vaults[key] = keyvault.Vault(
        f"models-store-{key}",
        vault_name=region.unique_name,
        resource_group_name=group.name,
        location=region.location,
        properties=keyvault.VaultPropertiesArgs(
            tenant_id=client.tenant_id,
            sku=keyvault.SkuArgs(
                family=keyvault.SkuFamily.A,
                name=keyvault.SkuName.STANDARD,
            ),
            enable_rbac_authorization=True,
            enable_purge_protection=True,
            soft_delete_retention_in_days=90,
            # The store comes as a service that Azure trusts. The key is made through Azure
            # Resource Manager, so nobody else has to come.
            network_acls=keyvault.NetworkRuleSetArgs(
                default_action=keyvault.NetworkRuleAction.DENY,
                bypass=keyvault.NetworkRuleBypassOptions.AZURE_SERVICES,
            ),
        ),
        tags=tags,
    )

    keys[key] = keyvault.Key(
        f"models-store-{key}",
        key_name="store",
        vault_name=vaults[key].name,
        resource_group_name=group.name,
        properties=keyvault.KeyPropertiesArgs(
            kty=keyvault.JsonWebKeyType.RSA,
            key_size=3072,
            key_ops=[
                keyvault.JsonWebKeyOperation.WRAP_KEY,
                keyvault.JsonWebKeyOperation.UNWRAP_KEY,
            ],
            rotation_policy=keyvault.RotationPolicyArgs(
                lifetime_actions=[
                    keyvault.LifetimeActionArgs(
                        action=keyvault.ActionArgs(
                            type=keyvault.KeyRotationPolicyActionType.ROTATE,
                        ),
                        trigger=keyvault.TriggerArgs(time_after_create="P1Y"),
                    ),
                ],
            ),
        ),
        tags=tags,
    )

    identities[key] = managedidentity.UserAssignedIdentity(
        f"models-store-{key}",
        resource_name_=f"id-{models_name}-store-{key}",
        resource_group_name=group.name,
        location=region.location,
        tags=tags,
    )

    # No further than this one key.
    grants[key] = grant(
        f"store-{key}",
        identities[key],
        keys[key].id,
        "Key Vault Crypto Service Encryption User",
    )

key_id = keys["cache"].key_uri
