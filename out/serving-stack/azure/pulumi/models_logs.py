"""Who read, wrote and deleted what, and who used the keys."""

import pulumi
from pulumi_azure_native import monitor, operationalinsights

from models_key import vaults
from models_store import accounts
from resource_group import group
from settings import models_log_days, models_name, tags

BLOBS = ("StorageRead", "StorageWrite", "StorageDelete")

logged: dict[str, tuple[pulumi.Output[str], tuple[str, ...]]] = {
    **{
        f"blobs-{region}": (
            pulumi.Output.concat(account.id, "/blobServices/default"),
            BLOBS,
        )
        for region, account in accounts.items()
    },
    **{
        f"vault-{region}": (
            vault.id,
            ("AuditEvent",),
        )
        for region, vault in vaults.items()
    },
}

logs = operationalinsights.Workspace(
    "models",
    workspace_name=f"log-{models_name}",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(
        name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018,
    ),
    retention_in_days=models_log_days,
    tags=tags,
)

for key, (target, categories) in logged.items():
    monitor.DiagnosticSetting(
        f"models-store-{key}",
        name=key,
        resource_uri=target,
        workspace_id=logs.id,
        logs=[
            monitor.DiagnosticsLogSettingsArgs(category=category, enabled=True)
            for category in categories
        ],
    )

workspace_id = logs.customer_id
