"""Who called and what was answered, and what the firewall refused: to be asked by queries."""

from pulumi_azure_native import monitor, operationalinsights

from load_balancer import gateway
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

diagnostics = monitor.DiagnosticSetting(
    "load-balancer",
    name="logs",
    resource_uri=gateway.id,
    workspace_id=logs.id,
    log_analytics_destination_type="Dedicated",
    logs=[
        monitor.DiagnosticsLogSettingsArgs(
            category="ApplicationGatewayAccessLog",
            enabled=True,
        ),
        monitor.DiagnosticsLogSettingsArgs(
            category="ApplicationGatewayFirewallLog",
            enabled=True,
        ),
    ],
    metrics=[
        monitor.DiagnosticsMetricSettingsArgs(category="AllMetrics", enabled=True),
    ],
)
