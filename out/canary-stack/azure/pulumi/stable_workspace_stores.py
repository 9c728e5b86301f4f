"""Where the workspace keeps model files, secrets and images.

None of them takes a password or a key that could leak: whoever comes proves an identity of
Entra ID.
"""

from pulumi_azure_native import authorization, containerregistry, keyvault, storage

from resource_group import group
from settings import stable_unique_name, tags

client = authorization.get_client_config_output()

account = storage.StorageAccount(
    "stable-models",
    account_name=stable_unique_name,
    resource_group_name=group.name,
    kind=storage.Kind.STORAGE_V2,
    sku=storage.SkuArgs(name=storage.SkuName.STANDARD_ZRS),
    allow_shared_key_access=False,
    default_to_o_auth_authentication=True,
    is_local_user_enabled=False,
    allow_blob_public_access=False,
    allow_cross_tenant_replication=False,
    minimum_tls_version=storage.MinimumTlsVersion.TLS1_2,
    enable_https_traffic_only=True,
    encryption=storage.EncryptionArgs(
        key_source=storage.KeySource.MICROSOFT_STORAGE,
        require_infrastructure_encryption=True,
    ),
    tags=tags,
)

storage.BlobServiceProperties(
    "stable-models",
    blob_services_name="default",
    account_name=account.name,
    resource_group_name=group.name,
    is_versioning_enabled=True,
    delete_retention_policy=storage.DeleteRetentionPolicyArgs(enabled=True, days=14),
    container_delete_retention_policy=storage.DeleteRetentionPolicyArgs(
        enabled=True,
        days=14,
    ),
)

vault = keyvault.Vault(
    "stable",
    vault_name=stable_unique_name,
    resource_group_name=group.name,
    properties=keyvault.VaultPropertiesArgs(
        tenant_id=client.tenant_id,
        sku=keyvault.SkuArgs(
            family=keyvault.SkuFamily.A,
            name=keyvault.SkuName.STANDARD,
        ),
        enable_rbac_authorization=True,
        enable_purge_protection=True,
        soft_delete_retention_in_days=90,
        # Only the workspace reads and writes secrets here, as a service that Azure trusts.
        network_acls=keyvault.NetworkRuleSetArgs(
            default_action=keyvault.NetworkRuleAction.DENY,
            bypass=keyvault.NetworkRuleBypassOptions.AZURE_SERVICES,
        ),
    ),
    tags=tags,
)

registry = containerregistry.Registry(
    "stable",
    registry_name=stable_unique_name,
    resource_group_name=group.name,
    sku=containerregistry.SkuArgs(name=containerregistry.SkuName.PREMIUM),
    admin_user_enabled=False,
    anonymous_pull_enabled=False,
    data_endpoint_enabled=True,
    zone_redundancy=containerregistry.ZoneRedundancy.ENABLED,
    policies=containerregistry.PoliciesArgs(
        retention_policy=containerregistry.RetentionPolicyArgs(
            days=30,
            status=containerregistry.PolicyStatus.ENABLED,
        ),
    ),
    tags=tags,
)

account_name = account.name
registry_server = registry.login_server
