"""The second copy, in a region of its own, with the same encryption, lifecycle, logs and
protection.
"""

import pulumi
import pulumi_aws as aws

from key import account, key_policy
from settings import deletion_protection, log_days, name
from store import keeping, tidying

REGION = "eu-west-1"

key = aws.kms.Key(
    "replica",
    region=REGION,
    description=f"Encrypts the copy of {name}",
    enable_key_rotation=True,
    deletion_window_in_days=30,
    policy=key_policy,
)

aws.kms.Alias(
    "replica",
    region=REGION,
    name=f"alias/{name}-replica",
    target_key_id=key.key_id,
)

log_bucket = aws.s3.Bucket(
    "replica-logs",
    region=REGION,
    bucket=f"{name}-replica-logs-{account}",
    force_destroy=not deletion_protection,
)

bucket = aws.s3.Bucket(
    "replica",
    region=REGION,
    bucket=f"{name}-replica-{account}",
    force_destroy=not deletion_protection,
    # As long as the bucket holds objects, its key stays.
    opts=pulumi.ResourceOptions(depends_on=[key]),
)

buckets = {"cache": bucket, "logs": log_bucket}

versioning = {
    content: aws.s3.BucketVersioning(
        f"replica-{content}",
        region=REGION,
        bucket=versioned.id,
        versioning_configuration={"status": "Enabled"},
    )
    for content, versioned in buckets.items()
}

aws.s3.BucketServerSideEncryptionConfiguration(
    "replica",
    region=REGION,
    bucket=bucket.id,
    rules=[
        {
            "bucket_key_enabled": True,
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "aws:kms",
                "kms_master_key_id": key.arn,
            },
        },
    ],
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "replica-logs",
    region=REGION,
    bucket=log_bucket.id,
    rules=[
        {"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}},
    ],
)

# Lifecycle rules are not copied with the objects: without its own the copy would only grow.
aws.s3.BucketLifecycleConfiguration(
    "replica",
    region=REGION,
    bucket=bucket.id,
    rules=[*keeping, tidying],
    opts=pulumi.ResourceOptions(depends_on=[versioning["cache"]]),
)

aws.s3.BucketLifecycleConfiguration(
    "replica-logs",
    region=REGION,
    bucket=log_bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {},
            "expiration": {"days": log_days},
            "noncurrent_version_expiration": {"noncurrent_days": 1},
            "abort_incomplete_multipart_upload": {"days_after_initiation": 1},
        },
    ],
    opts=pulumi.ResourceOptions(depends_on=[versioning["logs"]]),
)

endpoint = pulumi.Output.concat("https://", bucket.bucket_regional_domain_name)
