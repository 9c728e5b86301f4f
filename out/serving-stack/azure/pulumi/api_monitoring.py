"""What somebody has to hear of."""

import pulumi
from pulumi_azure_native import monitor

from api_failover import profile
from api_load_balancer import gateway
from resource_group import group
from settings import (
    api_alarm_emails,
    api_errors_per_minute,
    api_max_servers,
    api_name,
    api_slow_seconds,
    tags,
)

on_call = monitor.ActionGroup(
    "api",
    action_group_name=f"ag-{api_name}",
    resource_group_name=group.name,
    location="global",
    # Messages begin with this; Azure takes twelve characters.
    group_short_name=api_name[:12],
    enabled=True,
    # Nobody is named, so the owners of the subscription hear of it.
    arm_role_receivers=[
        monitor.ArmRoleReceiverArgs(
            name="owners",
            role_id="8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            use_common_alert_schema=True,
        ),
    ],
    email_receivers=[
        monitor.MicrosoftCommonEmailReceiverArgs(
            name=address,
            email_address=address,
            use_common_alert_schema=True,
        )
        for address in sorted(set(api_alarm_emails))
    ],
    tags=tags,
)

GATEWAYS = "Microsoft.Network/applicationGateways"
PROFILES = "Microsoft.Network/trafficManagerProfiles"


def alarm(
    key: str,
    description: str,
    source: pulumi.Input[str],
    namespace: str,
    metric: str,
    aggregation: monitor.AggregationTypeEnum,
    operator: monitor.Operator,
    threshold: int,
    *,
    severity: int,
    window: str = "PT5M",
    dimensions: dict[str, list[str]] | None = None,
) -> None:
    """Tell those who are on call when a metric crosses its threshold."""
    monitor.MetricAlert(
        f"api-alarm-{key}",
        rule_name=f"{api_name}-{key}",
        resource_group_name=group.name,
        location="global",
        description=description,
        enabled=True,
        auto_mitigate=True,
        scopes=[source],
        severity=severity,
        evaluation_frequency="PT1M",
        window_size=window,
        criteria=monitor.MetricAlertSingleResourceMultipleMetricCriteriaArgs(
            odata_type="Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
            all_of=[
                monitor.MetricCriteriaArgs(
                    criterion_type="StaticThresholdCriterion",
                    name="Metric1",
                    metric_namespace=namespace,
                    metric_name=metric,
                    time_aggregation=aggregation,
                    operator=operator,
                    threshold=threshold,
                    dimensions=[
                        monitor.MetricDimensionArgs(
                            name=dimension,
                            operator="Include",
                            values=values,
                        )
                        for dimension, values in (dimensions or {}).items()
                    ],
                ),
            ],
        ),
        actions=[monitor.MetricAlertActionArgs(action_group_id=on_call.id)],
        tags=tags,
    )


alarm(
    "unhealthy-servers",
    "Servers fail their health check.",
    gateway.id,
    GATEWAYS,
    "UnhealthyHostCount",
    monitor.AggregationTypeEnum.AVERAGE,
    monitor.Operator.GREATER_THAN,
    0,
    severity=2,
)

alarm(
    "errors",
    "Callers get errors, of the servers or of the load balancer itself.",
    gateway.id,
    GATEWAYS,
    "ResponseStatus",
    monitor.AggregationTypeEnum.TOTAL,
    monitor.Operator.GREATER_THAN,
    api_errors_per_minute * 5,
    severity=1,
    dimensions={"HttpStatusGroup": ["5xx"]},
)

alarm(
    "slow",
    "Answers take too long, on average.",
    gateway.id,
    GATEWAYS,
    "BackendLastByteResponseTime",
    monitor.AggregationTypeEnum.AVERAGE,
    monitor.Operator.GREATER_THAN,
    api_slow_seconds * 1000,
    severity=2,
)

# Not yet a fault, but the next peak will be one.
alarm(
    "full",
    "There are as many servers as there may be.",
    gateway.id,
    GATEWAYS,
    "HealthyHostCount",
    monitor.AggregationTypeEnum.AVERAGE,
    monitor.Operator.GREATER_THAN_OR_EQUAL,
    api_max_servers,
    severity=3,
    window="PT15M",
)

alarm(
    "unreachable",
    "Clients cannot reach the service: Traffic Manager gets no answer.",
    profile.id,
    PROFILES,
    "ProbeAgentCurrentEndpointStateByProfileResourceId",
    monitor.AggregationTypeEnum.MAXIMUM,
    monitor.Operator.LESS_THAN,
    1,
    severity=0,
    dimensions={"EndpointName": ["*"]},
)

action_group = on_call.id
