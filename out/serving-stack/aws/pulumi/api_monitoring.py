"""What somebody has to hear of."""

import pulumi_aws as aws

import api_health_check
from api_autoscaling import servers
from api_load_balancer import load_balancer, target_group
from encryption import key
from settings import (
    api_alarm_emails,
    api_errors_per_minute,
    api_max_servers,
    api_min_servers,
    api_name,
    api_slow_seconds,
)

topic = aws.sns.Topic("api-alarms", name=f"{api_name}-alarms", kms_master_key_id=key.id)

for email in api_alarm_emails:
    aws.sns.TopicSubscription(
        f"api-alarms-{email}",
        topic=topic.arn,
        protocol="email",
        endpoint=email,
    )

aws.cloudwatch.MetricAlarm(
    "api-unhealthy",
    name=f"{api_name}-unhealthy",
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
    "api-errors",
    name=f"{api_name}-errors",
    alarm_description="Servers answer with errors.",
    namespace="AWS/ApplicationELB",
    metric_name="HTTPCode_Target_5XX_Count",
    dimensions={
        "LoadBalancer": load_balancer.arn_suffix,
        "TargetGroup": target_group.arn_suffix,
    },
    statistic="Sum",
    comparison_operator="GreaterThanThreshold",
    threshold=api_errors_per_minute,
    period=60,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

# Counted apart: these requests have reached no server.
aws.cloudwatch.MetricAlarm(
    "api-refused",
    name=f"{api_name}-refused",
    alarm_description="The load balancer answers with errors of its own: no server takes requests.",
    namespace="AWS/ApplicationELB",
    metric_name="HTTPCode_ELB_5XX_Count",
    dimensions={"LoadBalancer": load_balancer.arn_suffix},
    statistic="Sum",
    comparison_operator="GreaterThanThreshold",
    threshold=api_errors_per_minute,
    period=60,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

aws.cloudwatch.MetricAlarm(
    "api-slow",
    name=f"{api_name}-slow",
    alarm_description="One request in twenty takes too long.",
    namespace="AWS/ApplicationELB",
    metric_name="TargetResponseTime",
    dimensions={
        "LoadBalancer": load_balancer.arn_suffix,
        "TargetGroup": target_group.arn_suffix,
    },
    extended_statistic="p95",
    comparison_operator="GreaterThanThreshold",
    threshold=api_slow_seconds,
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
    "api-full",
    name=f"{api_name}-full",
    alarm_description="The group has as many servers as it may have.",
    namespace="AWS/AutoScaling",
    metric_name="GroupInServiceInstances",
    dimensions={"AutoScalingGroupName": servers.name},
    statistic="Minimum",
    comparison_operator="GreaterThanOrEqualToThreshold",
    threshold=api_max_servers,
    period=300,
    evaluation_periods=3,
    treat_missing_data="notBreaching",
    # A group that never grows is always full.
    actions_enabled=api_max_servers > api_min_servers,
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)

topics = [topic.arn, api_health_check.topic.arn]
