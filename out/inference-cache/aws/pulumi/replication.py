"""Copies every folder that is kept. Writes are copied and deletions of versions are not, so that a
mistake in one region leaves the other whole.
"""

import json

import pulumi
import pulumi_aws as aws

from key import key
from replica import bucket as replica_bucket
from replica import key as replica_key
from replica import versioning as replica_versioning
from settings import name
from store import bucket, kept_folders, versioning

by_s3 = {
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": "s3.amazonaws.com"},
}

role = aws.iam.Role(
    "replication",
    name=f"{name}-replication",
    description=f"S3 as it copies {name}",
    assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": [by_s3]}),
)

copying = [
    {
        "Effect": "Allow",
        "Action": ["s3:GetReplicationConfiguration", "s3:ListBucket"],
        "Resource": [bucket.arn],
    },
    {
        "Effect": "Allow",
        "Action": [
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging",
        ],
        "Resource": [pulumi.Output.concat(bucket.arn, "/*")],
    },
    {
        "Effect": "Allow",
        "Action": ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        "Resource": [pulumi.Output.concat(replica_bucket.arn, "/*")],
    },
    {
        "Effect": "Allow",
        "Action": ["kms:Decrypt"],
        "Resource": [key.arn],
    },
    {
        "Effect": "Allow",
        "Action": ["kms:GenerateDataKey", "kms:Encrypt"],
        "Resource": [replica_key.arn],
    },
]

policy = aws.iam.RolePolicy(
    "replication",
    name="replication",
    role=role.name,
    policy=pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": copying}),
)

aws.s3.BucketReplicationConfig(
    "cache",
    bucket=bucket.id,
    role=role.arn,
    rules=[
        {
            "id": f"copy {folder}",
            "priority": priority,
            "status": "Enabled",
            "filter": {"prefix": folder},
            # The mark of a deletion is copied; the version behind it stays.
            "delete_marker_replication": {"status": "Enabled"},
            # Objects under a key of one's own are skipped unless both are said.
            "source_selection_criteria": {
                "sse_kms_encrypted_objects": {"status": "Enabled"},
            },
            "destination": {
                "bucket": replica_bucket.arn,
                "encryption_configuration": {"replica_kms_key_id": replica_key.arn},
            },
        }
        for priority, folder in enumerate(kept_folders)
    ],
    # Both sides need versions before anything is copied, and the role its rights.
    opts=pulumi.ResourceOptions(
        depends_on=[versioning, replica_versioning["cache"], policy],
    ),
)
