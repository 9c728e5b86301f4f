"""Who asked for what, and what the firewall refused: to be asked by queries."""

from pulumi_azure_native import monitor, operationalinsights

from cdn import profile
from resource_group import group
from settings import log_days, name, tags

logs = operationalinsights.Workspace(
    "main",
    workspace_name=f"log-{name}",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(
        name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018,
    ),
    retention_in_days=log_days,
    tags=tags,
)

monitor.DiagnosticSetting(
    "main",
    name="logs",
    resource_uri=profile.id,
    workspace_id=logs.id,
    logs=[
        monitor.DiagnosticsLogSettingsArgs(category=category, enabled=True)
        for category in (
            "FrontDoorAccessLog",
            "FrontDoorWebApplicationFirewallLog",
        )
    ],
    metrics=[
        monitor.DiagnosticsMetricSettingsArgs(category="AllMetrics", enabled=True),
    ],
)

workspace_id = logs.customer_id
