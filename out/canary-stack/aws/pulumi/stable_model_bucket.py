"""The files of the model: each version in a folder of its own, which never changes."""

import pulumi
import pulumi_aws as aws

from encryption import account
from settings import deletion_protection, stable_name
from stable_model_key import model_key

bucket_name = f"{stable_name}-models-{account}"

bucket = aws.s3.Bucket(
    "stable-models",
    bucket=bucket_name,
    force_destroy=not deletion_protection,
    # A bucket that holds objects refuses to go, and then its key stays too.
    opts=pulumi.ResourceOptions(depends_on=[model_key]),
)

aws.s3.BucketOwnershipControls(
    "stable-models",
    bucket=bucket.id,
    rule={"object_ownership": "BucketOwnerEnforced"},
)

public_access_block = aws.s3.BucketPublicAccessBlock(
    "stable-models",
    bucket=bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

versioning = aws.s3.BucketVersioning(
    "stable-models",
    bucket=bucket.id,
    versioning_configuration={
        "status": "Enabled",
    },
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "stable-models",
    bucket=bucket.id,
    rules=[
        {
            # One data key for many objects: fewer calls to KMS, which are paid for.
            "bucket_key_enabled": True,
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "aws:kms",
                "kms_master_key_id": model_key.arn,
            },
        },
    ],
)

aws.s3.BucketLifecycleConfiguration(
    "stable-models",
    bucket=bucket.id,
    rules=[
        {
            "id": "expire-overwritten-files",
            "status": "Enabled",
            "filter": {},
            "noncurrent_version_expiration": {
                "noncurrent_days": 30,
            },
            "abort_incomplete_multipart_upload": {
                "days_after_initiation": 7,
            },
        },
    ],
    opts=pulumi.ResourceOptions(depends_on=[versioning]),
)

aws.s3.BucketPolicy(
    "stable-models",
    bucket=bucket.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "DenyPlainHttp",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [bucket.arn, pulumi.Output.concat(bucket.arn, "/*")],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                },
            ],
        },
    ),
    opts=pulumi.ResourceOptions(depends_on=[public_access_block]),
)
