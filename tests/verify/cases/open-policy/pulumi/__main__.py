"""A role that anybody may take on, and a queue for one organisation."""

import json

import pulumi_aws as aws

aws.iam.Role(
    "anybody",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}],
    }),
)
queue = aws.sqs.Queue("main")
aws.sqs.QueuePolicy(
    "main",
    queue_url=queue.url,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "sqs:SendMessage",
                "Principal": "*",
                "Resource": "*",
                "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
            }
        ],
    }),
)
