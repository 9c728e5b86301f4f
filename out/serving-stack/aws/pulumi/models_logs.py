"""Who read and wrote what. S3 delivers it within hours into a bucket in the same region."""

import pulumi
import pulumi_aws as aws

from models_key import account
from settings import deletion_protection, models_log_days, models_name

log_bucket = aws.s3.Bucket(
    "models-logs",
    bucket=f"{models_name}-logs-{account}",
    force_destroy=not deletion_protection,
)

versioning = aws.s3.BucketVersioning(
    "models-logs",
    bucket=log_bucket.id,
    versioning_configuration={"status": "Enabled"},
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "models-logs",
    bucket=log_bucket.id,
    rules=[
        {"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}},
    ],
)

aws.s3.BucketLifecycleConfiguration(
    "models-logs",
    bucket=log_bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {},
            "expiration": {"days": models_log_days},
            "noncurrent_version_expiration": {"noncurrent_days": 1},
            "abort_incomplete_multipart_upload": {"days_after_initiation": 1},
        },
    ],
    opts=pulumi.ResourceOptions(depends_on=[versioning]),
)
