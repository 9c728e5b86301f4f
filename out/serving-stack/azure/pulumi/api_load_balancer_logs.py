"""Who called and what was answered, and what the firewall refused: to be asked by queries."""

from pulumi_azure_native import monitor, operationalinsights

from api_load_balancer import gateway
from resource_group import group
from settings import api_log_days, api_name, tags

logs = operationalinsights.Workspace(
    "api",
    workspace_name=f"log-{api_name}",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(
        name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018,
    ),
    retention_in_days=api_log_days,
    tags=tags,
)

diagnostics = monitor.DiagnosticSetting(
    "api-load-balancer",
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
