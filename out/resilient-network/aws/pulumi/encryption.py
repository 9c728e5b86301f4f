"""One key for what the system tells about itself: its alarms and its logs."""

import json

import pulumi_aws as aws

from settings import name

account = aws.get_caller_identity().account_id

key = aws.kms.Key(
    "main",
    description=f"Alarms and logs of {name}",
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
                # Without it alarms vanish without a trace: the topic refuses what it cannot
                # encrypt.
                {
                    "Sid": "AlarmsArePublished",
                    "Effect": "Allow",
                    "Principal": {"Service": "cloudwatch.amazonaws.com"},
                    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
                    "Resource": "*",
                    "Condition": {"StringEquals": {"aws:SourceAccount": account}},
                },
                {
                    "Sid": "LogsAreWritten",
                    "Effect": "Allow",
                    "Principal": {"Service": "logs.us-west-2.amazonaws.com"},
                    "Action": [
                        "kms:Encrypt*",
                        "kms:Decrypt*",
                        "kms:ReEncrypt*",
                        "kms:GenerateDataKey*",
                        "kms:Describe*",
                    ],
                    "Resource": "*",
                    "Condition": {
                        "ArnLike": {
                            "kms:EncryptionContext:aws:logs:arn": (
                                f"arn:aws:logs:us-west-2:{account}:log-group:*"
                            ),
                        },
                    },
                },
            ],
        },
    ),
)

aws.kms.Alias("main", name=f"alias/{name}", target_key_id=key.key_id)
