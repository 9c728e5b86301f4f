"""Who talked to whom in the network, accepted or refused."""

from pulumi_azure_native import network, storage

from api_load_balancer_logs import logs
from network import virtual_network
from resource_group import group
from settings import (
    api_log_days,
    api_name,
    api_network_watcher,
    api_network_watcher_group,
    api_unique_name,
    tags,
)

# Network Watcher writes with the account's key, as a trusted service. Nobody else gets in.
account = storage.StorageAccount(
    "api-flows",
    account_name=api_unique_name,
    resource_group_name=group.name,
    kind=storage.Kind.STORAGE_V2,
    sku=storage.SkuArgs(name=storage.SkuName.STANDARD_ZRS),
    allow_shared_key_access=True,
    is_local_user_enabled=False,
    allow_blob_public_access=False,
    network_rule_set=storage.NetworkRuleSetArgs(
        default_action=storage.DefaultAction.DENY,
        bypass=storage.Bypass.AZURE_SERVICES,
    ),
    allow_cross_tenant_replication=False,
    minimum_tls_version=storage.MinimumTlsVersion.TLS1_2,
    enable_https_traffic_only=True,
    encryption=storage.EncryptionArgs(
        key_source=storage.KeySource.MICROSOFT_STORAGE,
        require_infrastructure_encryption=True,
    ),
    sas_policy=storage.SasPolicyArgs(
        expiration_action=storage.ExpirationAction.LOG,
        sas_expiration_period="01.00:00:00",
    ),
    tags=tags,
)

storage.BlobServiceProperties(
    "api-flows",
    blob_services_name="default",
    account_name=account.name,
    resource_group_name=group.name,
    delete_retention_policy=storage.DeleteRetentionPolicyArgs(enabled=True, days=7),
)

network.FlowLog(
    "api",
    flow_log_name=f"fl-{api_name}",
    network_watcher_name=api_network_watcher,
    resource_group_name=api_network_watcher_group,
    target_resource_id=virtual_network.id,
    storage_id=account.id,
    enabled=True,
    format=network.FlowLogFormatParametersArgs(
        type=network.FlowLogFormatType.JSON,
        version=2,
    ),
    retention_policy=network.RetentionPolicyParametersArgs(
        enabled=True,
        days=api_log_days,
    ),
    # Summed up every hour, beside the load balancer's logs.
    flow_analytics_configuration=network.TrafficAnalyticsPropertiesArgs(
        network_watcher_flow_analytics_configuration=network.TrafficAnalyticsConfigurationPropertiesArgs(
            enabled=True,
            traffic_analytics_interval=60,
            workspace_id=logs.customer_id,
            workspace_resource_id=logs.id,
            workspace_region=logs.location,
        ),
    ),
    tags=tags,
)
