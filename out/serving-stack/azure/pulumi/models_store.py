"""Models and results in one store, divided into folders.

Every folder has exactly one lifecycle rule.
"""

import pulumi
from pulumi_azure_native import storage

from models_key import grants, identities, keys, regions, vaults
from resource_group import group
from settings import (
    models_archive_days,
    models_clients,
    models_cool_days,
    models_expire_days,
    models_old_version_cool_days,
    models_old_version_days,
    models_subnet_ids,
    models_undelete_days,
    tags,
)

folders = ["models/", "results/"]
kept_folders = [folder for folder in folders if folder not in models_expire_days]

# The first part of a folder is its container, so that an address reads as the folder does.
container_names = dict.fromkeys(folder.split("/")[0] for folder in folders)


def after(
    days: dict[str, int],
    folder: str,
) -> storage.DateAfterModificationArgs | None:
    """Return when objects of a folder take a step, if they do."""
    if folder not in days:
        return None
    return storage.DateAfterModificationArgs(
        days_after_modification_greater_than=days[folder],
    )


def objects(folder: str) -> storage.ManagementPolicyBaseBlobArgs | None:
    """Return the steps of a folder's objects. All tiers can be read at once."""
    if not any(
        folder in days
        for days in (
            models_cool_days,
            models_archive_days,
            models_expire_days,
        )
    ):
        return None
    return storage.ManagementPolicyBaseBlobArgs(
        tier_to_cool=after(models_cool_days, folder),
        tier_to_cold=after(models_archive_days, folder),
        delete=after(models_expire_days, folder),
    )


def versions(folder: str) -> storage.ManagementPolicyVersionArgs:
    """Return the steps of what was deleted or replaced.

    It stays as a version. Azure counts its days since it was written.
    """
    kept = folder in kept_folders
    return storage.ManagementPolicyVersionArgs(
        tier_to_cool=storage.DateAfterCreationArgs(
            days_after_creation_greater_than=models_old_version_cool_days,
        )
        if kept
        else None,
        delete=storage.DateAfterCreationArgs(
            days_after_creation_greater_than=models_old_version_days if kept else 1,
        ),
    )


lifecycle = [
    storage.ManagementPolicyRuleArgs(
        name=f"{number}-{folder.strip('/').replace('/', '-')}",
        enabled=True,
        type=storage.RuleType.LIFECYCLE,
        definition=storage.ManagementPolicyDefinitionArgs(
            # Prefixes start with the container's name, as folders do.
            filters=storage.ManagementPolicyFilterArgs(
                blob_types=["blockBlob"],
                prefix_match=[folder],
            ),
            actions=storage.ManagementPolicyActionArgs(
                base_blob=objects(folder),
                version=versions(folder),
            ),
        ),
    )
    for number, folder in enumerate(folders, start=1)
]

accounts: dict[str, storage.StorageAccount] = {}
containers: dict[tuple[str, str], storage.BlobContainer] = {}

for key, region in regions.items():
    accounts[key] = storage.StorageAccount(
        f"models-store-{key}",
        account_name=region.unique_name,
        resource_group_name=group.name,
        location=region.location,
        kind=storage.Kind.STORAGE_V2,
        sku=storage.SkuArgs(name=storage.SkuName.STANDARD_ZRS),
        access_tier=storage.AccessTier.HOT,
        # Whoever comes proves an identity of Entra ID: there is no key and no password that
        # could leak.
        allow_shared_key_access=False,
        default_to_o_auth_authentication=True,
        is_local_user_enabled=False,
        allow_blob_public_access=False,
        allow_cross_tenant_replication=False,
        minimum_tls_version=storage.MinimumTlsVersion.TLS1_2,
        enable_https_traffic_only=True,
        identity=storage.IdentityArgs(
            type=storage.IdentityType.USER_ASSIGNED,
            user_assigned_identities=[identities[key].id],
        ),
        # Without the key's version, so that a rotated key is taken up.
        encryption=storage.EncryptionArgs(
            key_source=storage.KeySource.MICROSOFT_KEYVAULT,
            require_infrastructure_encryption=True,
            encryption_identity=storage.EncryptionIdentityArgs(
                encryption_user_assigned_identity=identities[key].id,
            ),
            key_vault_properties=storage.KeyVaultPropertiesArgs(
                key_name=keys[key].name,
                key_vault_uri=vaults[key].properties.vault_uri,
            ),
            services=storage.EncryptionServicesArgs(
                blob=storage.EncryptionServiceArgs(
                    enabled=True,
                    key_type=storage.KeyType.ACCOUNT,
                ),
                file=storage.EncryptionServiceArgs(
                    enabled=True,
                    key_type=storage.KeyType.ACCOUNT,
                ),
            ),
        ),
        network_rule_set=storage.NetworkRuleSetArgs(
            default_action=storage.DefaultAction.DENY,
            bypass=storage.Bypass.AZURE_SERVICES,
            # Azure takes a single address only without its prefix.
            ip_rules=[
                storage.IPRuleArgs(
                    i_p_address_or_range=addresses.removesuffix("/32"),
                    action=storage.Action.ALLOW,
                )
                for addresses in models_clients
            ],
            virtual_network_rules=[
                storage.VirtualNetworkRuleArgs(
                    virtual_network_resource_id=subnet_id,
                    action=storage.Action.ALLOW,
                )
                for subnet_id in models_subnet_ids
            ],
        ),
        # Signed addresses come from identities, and do not outlive a day unnoticed.
        sas_policy=storage.SasPolicyArgs(
            sas_expiration_period="01.00:00:00",
            expiration_action=storage.ExpirationAction.LOG,
        ),
        tags=tags,
        # The store uses its key from the start.
        opts=pulumi.ResourceOptions(depends_on=[grants[key]]),
    )

    blobs = storage.BlobServiceProperties(
        f"models-store-{key}",
        blob_services_name="default",
        account_name=accounts[key].name,
        resource_group_name=group.name,
        is_versioning_enabled=True,
        # What a lifecycle rule or a person deleted for good can be brought back for as long.
        delete_retention_policy=storage.DeleteRetentionPolicyArgs(
            enabled=True,
            days=models_undelete_days,
        ),
        container_delete_retention_policy=storage.DeleteRetentionPolicyArgs(
            enabled=True,
            days=models_undelete_days,
        ),
    )

    for container in container_names:
        containers[key, container] = storage.BlobContainer(
            f"models-folder-{key}-{container}",
            container_name=container,
            account_name=accounts[key].name,
            resource_group_name=group.name,
            public_access=storage.PublicAccess.NONE,
            # Versions are kept before anything is stored.
            opts=pulumi.ResourceOptions(depends_on=[blobs]),
        )

    storage.ManagementPolicy(
        f"models-store-{key}",
        management_policy_name="default",
        account_name=accounts[key].name,
        resource_group_name=group.name,
        policy=storage.ManagementPolicySchemaArgs(rules=lifecycle),
        opts=pulumi.ResourceOptions(depends_on=[blobs]),
    )

account_name = accounts["cache"].name
endpoint = accounts["cache"].primary_endpoints.blob
