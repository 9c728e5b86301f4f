"""Models and results in one bucket, divided into folders. Every folder has exactly one lifecycle
rule.
"""

import pulumi
import pulumi_aws as aws

from models_key import account, key
from settings import (
    deletion_protection,
    models_archive_days,
    models_cool_days,
    models_expire_days,
    models_name,
    models_old_version_cool_days,
    models_old_version_days,
)

folders = ["models/", "results/"]
kept_folders = [folder for folder in folders if folder not in models_expire_days]

# By storage class, the days until objects of a folder move to it. Both can be read at once.
tiers = {"STANDARD_IA": models_cool_days, "GLACIER_IR": models_archive_days}


def transitions(
    folder: str,
) -> list[aws.s3.BucketLifecycleConfigurationRuleTransitionArgsDict]:
    """Return the steps of a folder's objects to colder classes."""
    return [
        {"storage_class": storage_class, "days": days[folder]}
        for storage_class, days in tiers.items()
        if folder in days
    ]


expiring: list[aws.s3.BucketLifecycleConfigurationRuleArgsDict] = [
    {
        "id": f"expire {folder}",
        "status": "Enabled",
        "filter": {"prefix": folder},
        "transitions": transitions(folder),
        "expiration": {"days": days},
        # With versioning, an expired object is only hidden: its versions go a day later.
        "noncurrent_version_expiration": {"noncurrent_days": 1},
    }
    for folder, days in sorted(models_expire_days.items())
]

keeping: list[aws.s3.BucketLifecycleConfigurationRuleArgsDict] = [
    {
        "id": f"keep {folder}",
        "status": "Enabled",
        "filter": {"prefix": folder},
        "transitions": transitions(folder),
        "noncurrent_version_transitions": [
            {
                "storage_class": "STANDARD_IA",
                "noncurrent_days": models_old_version_cool_days,
            },
        ],
        "noncurrent_version_expiration": {"noncurrent_days": models_old_version_days},
    }
    for folder in kept_folders
]

# Apart from the others: S3 takes no number of days beside the marks of deletions.
tidying: aws.s3.BucketLifecycleConfigurationRuleArgsDict = {
    "id": "tidy",
    "status": "Enabled",
    "filter": {},
    # The mark of a deletion goes once no version is left behind it.
    "expiration": {"expired_object_delete_marker": True},
    "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
}

bucket = aws.s3.Bucket(
    "models-cache",
    # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
    bucket=f"{models_name}-{account}",
    force_destroy=not deletion_protection,
    # A bucket that holds objects refuses to go, and then its key stays too.
    opts=pulumi.ResourceOptions(depends_on=[key]),
)

versioning = aws.s3.BucketVersioning(
    "models-cache",
    bucket=bucket.id,
    versioning_configuration={"status": "Enabled"},
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "models-cache",
    bucket=bucket.id,
    rules=[
        {
            # One data key for many objects: fewer calls to KMS, which are paid for.
            "bucket_key_enabled": True,
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "aws:kms",
                "kms_master_key_id": key.arn,
            },
        },
    ],
)

aws.s3.BucketLifecycleConfiguration(
    "models-cache",
    bucket=bucket.id,
    rules=[*expiring, *keeping, tidying],
    opts=pulumi.ResourceOptions(depends_on=[versioning]),
)

endpoint = pulumi.Output.concat("https://", bucket.bucket_regional_domain_name)
