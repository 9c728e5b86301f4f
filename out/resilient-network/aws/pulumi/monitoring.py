"""What somebody has to hear of."""

import pulumi_aws as aws

import health_check
from autoscaling import servers
from encryption import key
from load_balancer import load_balancer, target_group
from settings import (
    alarm_emails,
    errors_per_minute,
    max_servers,
    min_servers,
    name,
    slow_seconds,
)

topic = aws.sns.Topic("alarms", name=f"{name}-alarms", kms_master_key_id=key.id)

for email in alarm_emails:
    aws.sns.TopicSubscription(
        f"alarms-{email}",
        topic=topic.arn,
        protocol="email",
        endpoint=email,
    )

aws.cloudwatch.MetricAlarm(
    "unhealthy",
    name=f"{name}-unhealthy",
    alarm_description="Servers fail their health check.",
    namespace="AWS/ApplicationELB",
    metric_name="UnHealthyHostCount",
    dimensions={
        "LoadBalancer": load_balancer.arn_suffix,
        "TargetGroup": target_group.arn_suffix,
    },
    statistic="Maximum",
    comparison_operator="GreaterThanThreshold",
    threshold=0,
    period=60,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

aws.cloudwatch.MetricAlarm(
    "errors",
    name=f"{name}-errors",
    alarm_description="Servers answer with errors.",
    namespace="AWS/ApplicationELB",
    metric_name="HTTPCode_Target_5XX_Count",
    dimensions={
        "LoadBalancer": load_balancer.arn_suffix,
        "TargetGroup": target_group.arn_suffix,
    },
    statistic="Sum",
    comparison_operator="GreaterThanThreshold",
    threshold=errors_per_minute,
    period=60,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

# Counted apart: these requests have reached no server.
aws.cloudwatch.MetricAlarm(
    "refused",
    name=f"{name}-refused",
    alarm_description="The load balancer answers with errors of its own: no server takes requests.",
    namespace="AWS/ApplicationELB",
    metric_name="HTTPCode_ELB_5XX_Count",
    dimensions={"LoadBalancer": load_balancer.arn_suffix},
    statistic="Sum",
    comparison_operator="GreaterThanThreshold",
    threshold=errors_per_minute,
    period=60,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

aws.cloudwatch.MetricAlarm(
    "slow",
    name=f"{name}-slow",
    alarm_description="One request in twenty takes too long.",
    namespace="AWS/ApplicationELB",
    metric_name="TargetResponseTime",
    dimensions={
        "LoadBalancer": load_balancer.arn_suffix,
        "TargetGroup": target_group.arn_suffix,
    },
    extended_statistic="p95",
    comparison_operator="GreaterThanThreshold",
    threshold=slow_seconds,
    period=60,
    evaluation_periods=5,
    treat_missing_data="notBreaching",
    # A handful of requests says nothing about the rest.
    evaluate_low_sample_count_percentiles="ignore",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

# Not yet a fault, but the next peak will be one.
aws.cloudwatch.MetricAlarm(
    "full",
    name=f"{name}-full",
    alarm_description="The group has as many servers as it may have.",
    namespace="AWS/AutoScaling",
    metric_name="GroupInServiceInstances",
    dimensions={"AutoScalingGroupName": servers.name},
    statistic="Minimum",
    comparison_operator="GreaterThanOrEqualToThreshold",
    threshold=max_servers,
    period=300,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    # A group that never grows is always full.
    actions_enabled=max_servers > min_servers,
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

topics = [topic.arn, health_check.topic.arn]
