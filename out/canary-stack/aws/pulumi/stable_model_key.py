"""The key of the models, wherever they lie: in a bucket, and on the volumes of the instances."""

import json

import pulumi_aws as aws

from encryption import account
from settings import stable_name

# The account decides who may use the key, by the policies of its roles.
by_account = {
    "Sid": "AllowTheAccount",
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}

model_key = aws.kms.Key(
    "stable-models",
    description=f"Models of {stable_name}",
    enable_key_rotation=True,
    deletion_window_in_days=30,
    policy=json.dumps({"Version": "2012-10-17", "Statement": [by_account]}),
)

aws.kms.Alias(
    "stable-models",
    name=f"alias/{stable_name}-models",
    target_key_id=model_key.key_id,
)
