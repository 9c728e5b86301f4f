"""Who asked for what: to be asked by queries."""

from pulumi_azure_native import monitor, operationalinsights

from cdn import profile
from resource_group import group
from settings import cdn_log_days, cdn_name, tags

logs = operationalinsights.Workspace(
    "cdn",
    workspace_name=f"log-{cdn_name}",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(
        name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018,
    ),
    retention_in_days=cdn_log_days,
    tags=tags,
)

monitor.DiagnosticSetting(
    "cdn",
    name="logs",
    resource_uri=profile.id,
    workspace_id=logs.id,
    logs=[
        monitor.DiagnosticsLogSettingsArgs(category=category, enabled=True)
        for category in ("FrontDoorAccessLog",)
    ],
    metrics=[
        monitor.DiagnosticsMetricSettingsArgs(category="AllMetrics", enabled=True),
    ],
)

workspace_id = logs.customer_id
