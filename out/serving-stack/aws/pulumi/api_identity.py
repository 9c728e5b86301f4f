"""What a server may do: be reached by session instead of SSH."""

import json

import pulumi_aws as aws

from settings import api_name

role = aws.iam.Role(
    "api-server",
    name_prefix=f"{api_name}-server-",
    description=f"Model servers of {api_name}",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "ec2.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                },
            ],
        },
    ),
)

aws.iam.RolePolicyAttachment(
    "api-session",
    role=role.name,
    policy_arn="arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
)

server_profile = aws.iam.InstanceProfile(
    "api-server",
    name_prefix=f"{api_name}-server-",
    role=role.name,
)
