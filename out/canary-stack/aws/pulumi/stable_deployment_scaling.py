"""Instances follow the load of each variant: added soon, removed late."""

import pulumi
import pulumi_aws as aws

from settings import (
    stable_concurrency,
    stable_machine_types,
    stable_max_instances,
    stable_min_instances,
    stable_name,
    stable_scale_in_percent,
    stable_scale_out_percent,
)
from stable_endpoint import endpoint
from stable_variants import machines


def load(machine: aws.ec2.GetInstanceTypeResult) -> tuple[str, int]:
    """SageMaker adds up the load of all cores of an instance, or of all its GPUs."""
    gpus = sum(gpu.count for gpu in machine.gpuses)
    if gpus:
        return "GPUUtilization", gpus
    return "CPUUtilization", machine.default_vcpus


for variant, type in stable_machine_types.items():
    metric, units = load(machines[type])

    target = aws.appautoscaling.Target(
        f"stable-variant-{variant}",
        service_namespace="sagemaker",
        scalable_dimension="sagemaker:variant:DesiredInstanceCount",
        resource_id=pulumi.Output.concat(
            "endpoint/",
            endpoint.name,
            "/variant/",
            variant,
        ),
        min_capacity=stable_min_instances[variant],
        max_capacity=stable_max_instances[variant],
    )

    busy = aws.appautoscaling.Policy(
        f"stable-busy-{variant}",
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
        f"stable-busy-{variant}",
        name=f"{stable_name}-{variant}-busy",
        alarm_description=f"Adds an instance to {variant}.",
        namespace="/aws/sagemaker/Endpoints",
        metric_name=metric,
        dimensions={"EndpointName": endpoint.name, "VariantName": variant},
        statistic="Average",
        comparison_operator="GreaterThanThreshold",
        threshold=stable_scale_out_percent * units,
        period=300,
        evaluation_periods=1,
        treat_missing_data="notBreaching",
        alarm_actions=[busy.arn],
    )

    idle = aws.appautoscaling.Policy(
        f"stable-idle-{variant}",
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
        f"stable-idle-{variant}",
        name=f"{stable_name}-{variant}-idle",
        alarm_description=f"Takes an instance from {variant}.",
        namespace="/aws/sagemaker/Endpoints",
        metric_name=metric,
        dimensions={"EndpointName": endpoint.name, "VariantName": variant},
        statistic="Average",
        comparison_operator="LessThanThreshold",
        threshold=stable_scale_in_percent * units,
        period=300,
        evaluation_periods=3,
        treat_missing_data="notBreaching",
        alarm_actions=[idle.arn],
    )

    # SageMaker holds no request back. Instances that work on too many at once get help within a
    # minute, however busy they are; taking instances away is left to the load.
    aws.appautoscaling.Policy(
        f"stable-crowded-{variant}",
        name="crowded",
        policy_type="TargetTrackingScaling",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        target_tracking_scaling_policy_configuration={
            "target_value": stable_concurrency,
            "disable_scale_in": True,
            "scale_out_cooldown": 600,
            "predefined_metric_specification": {
                "predefined_metric_type": (
                    "SageMakerVariantConcurrentRequestsPerModelHighResolution"
                ),
            },
        },
    )
