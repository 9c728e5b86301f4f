"""Who called, what the containers printed, and who used the stores."""

import pulumi
from pulumi_azure_native import monitor

from canary_endpoint import endpoint
from canary_workspace_monitoring import logs
from canary_workspace_stores import account, registry, vault

store_logs = {
    "blobs": (
        pulumi.Output.concat(account.id, "/blobServices/default"),
        ["StorageRead", "StorageWrite", "StorageDelete"],
    ),
    "vault": (vault.id, ["AuditEvent"]),
    "registry": (
        registry.id,
        ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"],
    ),
}

monitor.DiagnosticSetting(
    "canary-endpoint",
    name="endpoint",
    resource_uri=endpoint.id,
    workspace_id=logs.id,
    logs=[
        monitor.DiagnosticsLogSettingsArgs(category=category, enabled=True)
        for category in (
            "AmlOnlineEndpointTrafficLog",
            "AmlOnlineEndpointConsoleLog",
            "AmlOnlineEndpointEventLog",
        )
    ],
    metrics=[monitor.DiagnosticsMetricSettingsArgs(category="Traffic", enabled=True)],
)

for key, (target, categories) in store_logs.items():
    monitor.DiagnosticSetting(
        f"canary-store-{key}",
        name=key,
        resource_uri=target,
        workspace_id=logs.id,
        logs=[
            monitor.DiagnosticsLogSettingsArgs(category=category, enabled=True)
            for category in categories
        ],
    )
