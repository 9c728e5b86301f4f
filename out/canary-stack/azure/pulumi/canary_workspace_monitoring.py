"""Where logs, metrics and traces go, to be asked together."""

from pulumi_azure_native import applicationinsights, operationalinsights

from resource_group import group
from settings import canary_log_days, canary_name, tags

logs = operationalinsights.Workspace(
    "canary",
    workspace_name=f"log-{canary_name}",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(
        name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018,
    ),
    retention_in_days=canary_log_days,
    tags=tags,
)

insights = applicationinsights.Component(
    "canary",
    resource_name_=f"appi-{canary_name}",
    resource_group_name=group.name,
    kind="web",
    application_type=applicationinsights.ApplicationType.WEB,
    ingestion_mode=applicationinsights.IngestionMode.LOG_ANALYTICS,
    workspace_resource_id=logs.id,
    tags=tags,
)
