"""Who talked to whom in the network, accepted or refused."""

import json

import pulumi
import pulumi_aws as aws

from encryption import account, key
from network import vpc
from settings import api_log_days, api_name

group = aws.cloudwatch.LogGroup(
    "api-flows",
    name=f"/vpc/{api_name}",
    retention_in_days=api_log_days,
    kms_key_id=key.arn,
)

role = aws.iam.Role(
    "api-flows",
    name_prefix=f"{api_name}-flows-",
    description=f"Writes the flow logs of {api_name}",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                    # Nobody else's flow logs may borrow the role.
                    "Condition": {"StringEquals": {"aws:SourceAccount": account}},
                },
            ],
        },
    ),
)

aws.iam.RolePolicy(
    "api-flows",
    name="write",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "logs:CreateLogStream",
                        "logs:DescribeLogGroups",
                        "logs:DescribeLogStreams",
                        "logs:PutLogEvents",
                    ],
                    "Resource": pulumi.Output.concat(group.arn, ":*"),
                },
            ],
        },
    ),
)

aws.ec2.FlowLog(
    "api",
    vpc_id=vpc.id,
    traffic_type="ALL",
    log_destination_type="cloud-watch-logs",
    log_destination=group.arn,
    iam_role_arn=role.arn,
    tags={"Name": api_name},
)
