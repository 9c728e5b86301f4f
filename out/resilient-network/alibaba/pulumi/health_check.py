"""Whether the world can reach the service, asked each minute from many places."""

import json

import pulumi
import pulumi_alicloud as alicloud

from dns import record
from monitoring import contact_group
from settings import domain, health_path, name, tags

monitor = alicloud.cms.SiteMonitor(
    "main",
    # A task's name has four characters at least, and no dash.
    task_name=f"{name.replace('-', '_')}_health",
    task_type="HTTP",
    address=f"https://{domain}{health_path}",
    interval="1",
    option_json=alicloud.cms.SiteMonitorOptionJsonArgs(
        http_method="get",
        timeout=10000,
    ),
    # Until the name exists it would only fail.
    opts=pulumi.ResourceOptions(depends_on=[record]),
)

alicloud.cms.Alarm(
    "unreachable",
    name=f"{name}-unreachable",
    project="acs_networkmonitor",
    metric="Availability",
    period=60,
    metric_dimensions=monitor.id.apply(lambda id: json.dumps([{"taskId": id}])),
    # Percent of the places that got an answer.
    escalations_critical=alicloud.cms.AlarmEscalationsCriticalArgs(
        statistics="Availability",
        comparison_operator="<",
        threshold="90",
        times=3,
    ),
    contact_groups=[contact_group.alarm_contact_group_name],
    silence_time=3600,
    tags=tags,
)
