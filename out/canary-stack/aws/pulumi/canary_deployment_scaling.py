"""Instances follow the load of each variant: added soon, removed late."""

import pulumi
import pulumi_aws as aws

from canary_endpoint import endpoint
from canary_variants import machines
from settings import (
    canary_concurrency,
    canary_machine_types,
    canary_max_instances,
    canary_min_instances,
    canary_name,
    canary_scale_in_percent,
    canary_scale_out_percent,
)


def load(machine: aws.ec2.GetInstanceTypeResult) -> tuple[str, int]:
    """SageMaker adds up the load of all cores of an instance, or of all its GPUs."""
    gpus = sum(gpu.count for gpu in machine.gpuses)
    if gpus:
        return "GPUUtilization", gpus
    return "CPUUtilization", machine.default_vcpus


for variant, type in canary_machine_types.items():
    metric, units = load(machines[type])

    target = aws.appautoscaling.Target(
        f"canary-variant-{variant}",
        service_namespace="sagemaker",
        scalable_dimension="sagemaker:variant:DesiredInstanceCount",
        resource_id=pulumi.Output.concat(
            "endpoint/",
            endpoint.name,
            "/variant/",
            variant,
        ),
        min_capacity=canary_min_instances[variant],
        max_capacity=canary_max_instances[variant],
    )

    busy = aws.appautoscaling.Policy(
        f"canary-busy-{variant}",
        name="busy",
        policy_type="StepScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        step_scaling_policy_configuration={
            "adjustment_type": "ChangeInCapacity",
            "metric_aggregation_type": "Average",
            "cooldown": 600,
            "step_adjustments": [
                {
                    "metric_interval_lower_bound": "0",
                    "scaling_adjustment": 1,
                },
            ],
        },
    )

    aws.cloudwatch.MetricAlarm(
        f"canary-busy-{variant}",
        name=f"{canary_name}-{variant}-busy",
        alarm_description=f"Adds an instance to {variant}.",
        namespace="/aws/sagemaker/Endpoints",
        metric_name=metric,
        dimensions={"EndpointName": endpoint.name, "VariantName": variant},
        statistic="Average",
        comparison_operator="GreaterThanThreshold",
        threshold=canary_scale_out_percent * units,
        period=300,
        evaluation_periods=1,
        treat_missing_data="notBreaching",
        alarm_actions=[busy.arn],
    )

    idle = aws.appautoscaling.Policy(
        f"canary-idle-{variant}",
        name="idle",
        policy_type="StepScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        step_scaling_policy_configuration={
            "adjustment_type": "ChangeInCapacity",
            "metric_aggregation_type": "Average",
            "cooldown": 900,
            "step_adjustments": [
                {
                    "metric_interval_upper_bound": "0",
                    "scaling_adjustment": -1,
                },
            ],
        },
    )

    aws.cloudwatch.MetricAlarm(
        f"canary-idle-{variant}",
        name=f"{canary_name}-{variant}-idle",
        alarm_description=f"Takes an instance from {variant}.",
        namespace="/aws/sagemaker/Endpoints",
        metric_name=metric,
        dimensions={"EndpointName": endpoint.name, "VariantName": variant},
        statistic="Average",
        comparison_operator="LessThanThreshold",
        threshold=canary_scale_in_percent * units,
        period=300,
        evaluation_periods=3,
        treat_missing_data="notBreaching",
        alarm_actions=[idle.arn],
    )

    # SageMaker holds no request back. Instances that work on too many at once get help within a
    # minute, however busy they are; taking instances away is left to the load.
    aws.appautoscaling.Policy(
        f"canary-crowded-{variant}",
        name="crowded",
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration={
            "target_value": canary_concurrency,
            "disable_scale_in": True,
            "scale_out_cooldown": 600,
            "predefined_metric_specification": {
                "predefined_metric_type": (
                    "SageMakerVariantConcurrentRequestsPerModelHighResolution"
                ),
            },
        },
    )
