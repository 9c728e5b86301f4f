"""The key of every object. It gets new material each year; what older material encrypted stays
readable.
"""

import json

import pulumi_aws as aws

from settings import models_name

account = aws.get_caller_identity().account_id

# The account decides who may use the key, by the policies of its roles.
by_account = {
    "Sid": "AllowTheAccount",
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
    "Action": "kms:*",
    "Resource": "*",
}
key_policy = json.dumps({"Version": "2012-10-17", "Statement": [by_account]})

key = aws.kms.Key(
    "models-cache",
    description=f"Encrypts the bucket of {models_name}",
    enable_key_rotation=True,
    deletion_window_in_days=30,
    policy=key_policy,
)

aws.kms.Alias("models-cache", name=f"alias/{models_name}", target_key_id=key.key_id)
