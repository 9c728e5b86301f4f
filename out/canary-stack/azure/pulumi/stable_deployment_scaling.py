"""Instances follow the load of each deployment: added soon, removed late."""

import pulumi
from pulumi_azure_native import monitor

from resource_group import group
from settings import (
    stable_max_instances,
    stable_min_instances,
    stable_name,
    stable_scale_in_percent,
    stable_scale_out_percent,
    tags,
)
from stable_deployments import deployments

LOAD = "CpuUtilizationPercentage"


def scale_rule(
    metric: str,
    deployment: pulumi.Input[str],
    operator: monitor.ComparisonOperationType,
    percent: int,
    window: str,
    direction: monitor.ScaleDirection,
    cooldown: str,
) -> monitor.ScaleRuleArgs:
    """One instance more or fewer, once the metric was above or below for the whole window."""
    return monitor.ScaleRuleArgs(
        metric_trigger=monitor.MetricTriggerArgs(
            metric_name=metric,
            metric_resource_uri=deployment,
            operator=operator,
            threshold=percent,
            statistic=monitor.MetricStatisticType.AVERAGE,
            time_aggregation=monitor.TimeAggregationType.AVERAGE,
            time_grain="PT1M",
            time_window=window,
        ),
        scale_action=monitor.ScaleActionArgs(
            direction=direction,
            type=monitor.ScaleType.CHANGE_COUNT,
            value="1",
            cooldown=cooldown,
        ),
    )


for key, deployment in deployments.items():
    monitor.AutoscaleSetting(
        f"stable-deployment-{key}",
        autoscale_setting_name=f"{stable_name}-{key}",
        name=f"{stable_name}-{key}",
        resource_group_name=group.name,
        target_resource_uri=deployment.id,
        enabled=True,
        profiles=[
            monitor.AutoscaleProfileArgs(
                name="load",
                capacity=monitor.ScaleCapacityArgs(
                    minimum=str(stable_min_instances[key]),
                    default=str(stable_min_instances[key]),
                    maximum=str(stable_max_instances[key]),
                ),
                rules=[
                    scale_rule(
                        LOAD,
                        deployment.id,
                        monitor.ComparisonOperationType.GREATER_THAN,
                        stable_scale_out_percent,
                        "PT5M",
                        monitor.ScaleDirection.INCREASE,
                        "PT10M",
                    ),
                    scale_rule(
                        LOAD,
                        deployment.id,
                        monitor.ComparisonOperationType.LESS_THAN,
                        stable_scale_in_percent,
                        "PT15M",
                        monitor.ScaleDirection.DECREASE,
                        "PT15M",
                    ),
                ],
            ),
        ],
        tags=tags,
    )
