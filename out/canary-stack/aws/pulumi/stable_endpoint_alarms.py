"""What somebody has to hear of, and what ends an update that goes wrong."""

import pulumi_aws as aws

from encryption import key
from settings import (
    stable_alarm_emails,
    stable_errors_per_minute,
    stable_model_versions,
    stable_name,
    stable_slow_seconds,
)

topic = aws.sns.Topic(
    "stable-alarms",
    name=f"{stable_name}-alarms",
    kms_master_key_id=key.id,
)

for email in stable_alarm_emails:
    aws.sns.TopicSubscription(
        f"stable-alarms-{email}",
        topic=topic.arn,
        protocol="email",
        endpoint=email,
    )

# They watch the endpoint by its name: there have to be alarms before there is an endpoint.
error_alarms = [
    aws.cloudwatch.MetricAlarm(
        f"stable-errors-{variant}",
        name=f"{stable_name}-{variant}-errors",
        alarm_description=f"{variant} answers with errors.",
        namespace="AWS/SageMaker",
        metric_name="Invocation5XXErrors",
        dimensions={"EndpointName": stable_name, "VariantName": variant},
        statistic="Sum",
        comparison_operator="GreaterThanThreshold",
        threshold=stable_errors_per_minute,
        period=60,
        evaluation_periods=3,
        treat_missing_data="notBreaching",
        alarm_actions=[topic.arn],
        ok_actions=[topic.arn],
    )
    for variant in stable_model_versions
]

for variant in stable_model_versions:
    aws.cloudwatch.MetricAlarm(
        f"stable-slow-{variant}",
        name=f"{stable_name}-{variant}-slow",
        alarm_description=f"One request in twenty to {variant} takes too long.",
        namespace="AWS/SageMaker",
        metric_name="ModelLatency",
        dimensions={"EndpointName": stable_name, "VariantName": variant},
        extended_statistic="p95",
        comparison_operator="GreaterThanThreshold",
        # The metric counts in microseconds.
        threshold=stable_slow_seconds * 1_000_000,
        period=60,
        evaluation_periods=5,
        treat_missing_data="notBreaching",
        # A handful of requests says nothing about the rest.
        evaluate_low_sample_count_percentiles="ignore",
        alarm_actions=[topic.arn],
        ok_actions=[topic.arn],
    )

topic_arn = topic.arn
