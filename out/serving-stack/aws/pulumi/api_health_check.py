"""Whether the world can reach the service, asked from several continents."""

import json

import pulumi_aws as aws

from api_load_balancer import load_balancer
from encryption import account
from settings import api_alarm_emails, api_health_path, api_name

health_check = aws.route53.HealthCheck(
    "api",
    type="HTTPS",
    fqdn=load_balancer.dns_name,
    port=443,
    resource_path=api_health_path,
    enable_sni=True,
    request_interval=30,
    failure_threshold=3,
    tags={"Name": api_name},
)

key = aws.kms.Key(
    "api-unreachable",
    region="us-east-1",
    description=f"Health alarm of {api_name}",
    enable_key_rotation=True,
    policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "AccountDecidesByItsPolicies",
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Sid": "AlarmsArePublished",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudwatch.amazonaws.com"},
                    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:SourceAccount": account}},
                },
            ],
        },
    ),
)

topic = aws.sns.Topic(
    "api-unreachable",
    region="us-east-1",
    name=f"{api_name}-unreachable",
    kms_master_key_id=key.id,
)

for email in api_alarm_emails:
    aws.sns.TopicSubscription(
        f"api-unreachable-{email}",
        region="us-east-1",
        topic=topic.arn,
        protocol="email",
        endpoint=email,
    )

aws.cloudwatch.MetricAlarm(
    "api-unreachable",
    # Route 53 reports its metrics only in us-east-1, and an alarm calls a topic of its region.
    region="us-east-1",
    name=f"{api_name}-unreachable",
    alarm_description="The health checks of Route 53 fail: clients cannot reach the service.",
    namespace="AWS/Route53",
    metric_name="HealthCheckStatus",
    dimensions={"HealthCheckId": health_check.id},
    statistic="Minimum",
    comparison_operator="LessThanThreshold",
    threshold=1,
    period=60,
    evaluation_periods=2,
    treat_missing_data="breaching",
    alarm_actions=[topic.arn],
    ok_actions=[topic.arn],
)
