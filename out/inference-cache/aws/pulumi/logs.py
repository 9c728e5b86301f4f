"""Who read and wrote what. S3 delivers it within hours into a bucket in the same region."""

import pulumi
import pulumi_aws as aws

from key import account
from settings import deletion_protection, log_days, name

log_bucket = aws.s3.Bucket(
    "logs",
    bucket=f"{name}-logs-{account}",
    force_destroy=not deletion_protection,
)

versioning = aws.s3.BucketVersioning(
    "logs",
    bucket=log_bucket.id,
    versioning_configuration={"status": "Enabled"},
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "logs",
    bucket=log_bucket.id,
    rules=[
        {"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}},
    ],
)

aws.s3.BucketLifecycleConfiguration(
    "logs",
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
    opts=pulumi.ResourceOptions(depends_on=[versioning]),
)
