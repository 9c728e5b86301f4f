"""Models and results in one bucket, divided into folders. Every folder has exactly one lifecycle
rule: OSS refuses two rules that do the same to one object.
"""

import pulumi
import pulumi_alicloud as alicloud

from models_key import key
from models_logs import account, log_bucket
from settings import (
    deletion_protection,
    models_archive_days,
    models_cool_days,
    models_expire_days,
    models_name,
    models_old_version_cool_days,
    models_old_version_days,
    tags,
)

folders = ["models/", "results/"]
kept_folders = [folder for folder in folders if folder not in models_expire_days]

# By storage class, the days until objects of a folder move to it.
tiers = {"IA": models_cool_days, "Archive": models_archive_days}


def transitions(folder: str) -> list[alicloud.oss.BucketLifecycleRuleTransitionArgs]:
    """Return the steps of a folder's objects to colder classes."""
    return [
        alicloud.oss.BucketLifecycleRuleTransitionArgs(
            storage_class=storage_class,
            days=days[folder],
        )
        for storage_class, days in tiers.items()
        if folder in days
    ]


expiring = [
    alicloud.oss.BucketLifecycleRuleArgs(
        id=f"expire {folder}",
        prefix=folder,
        enabled=True,
        transitions=transitions(folder),
        expirations=[alicloud.oss.BucketLifecycleRuleExpirationArgs(days=days)],
        # With versioning, an expired object is only hidden: its versions go a day later.
        noncurrent_version_expirations=[
            alicloud.oss.BucketLifecycleRuleNoncurrentVersionExpirationArgs(days=1),
        ],
        abort_multipart_uploads=[
            alicloud.oss.BucketLifecycleRuleAbortMultipartUploadArgs(days=1),
        ],
    )
    for folder, days in sorted(models_expire_days.items())
]

keeping = [
    alicloud.oss.BucketLifecycleRuleArgs(
        id=f"keep {folder}",
        prefix=folder,
        enabled=True,
        transitions=transitions(folder),
        noncurrent_version_transitions=[
            alicloud.oss.BucketLifecycleRuleNoncurrentVersionTransitionArgs(
                storage_class="IA",
                days=models_old_version_cool_days,
            ),
        ],
        noncurrent_version_expirations=[
            alicloud.oss.BucketLifecycleRuleNoncurrentVersionExpirationArgs(
                days=models_old_version_days,
            ),
        ],
        # The mark of a deletion goes once no version is left behind it.
        expirations=[
            alicloud.oss.BucketLifecycleRuleExpirationArgs(
                expired_object_delete_marker=True,
            ),
        ],
        abort_multipart_uploads=[
            alicloud.oss.BucketLifecycleRuleAbortMultipartUploadArgs(days=7),
        ],
    )
    for folder in kept_folders
]

bucket = alicloud.oss.Bucket(
    "models-cache",
    # Bucket names are shared by all accounts: this one's number makes them unique, and stable.
    bucket=pulumi.Output.concat(models_name, "-", account),
    storage_class="Standard",
    redundancy_type="ZRS",
    force_destroy=not deletion_protection,
    versioning=alicloud.oss.BucketVersioningArgs(status="Enabled"),
    server_side_encryption_rule=alicloud.oss.BucketServerSideEncryptionRuleArgs(
        sse_algorithm="KMS",
        kms_master_key_id=key.id,
    ),
    logging=alicloud.oss.BucketLoggingArgs(
        target_bucket=log_bucket.id,
        target_prefix="cache/",
    ),
    lifecycle_rules=[*expiring, *keeping],
    tags=tags,
    # The policy is a resource of its own.
    opts=pulumi.ResourceOptions(ignore_changes=["policy"]),
)

public_endpoint = pulumi.Output.concat(
    "https://",
    bucket.id,
    ".",
    bucket.extranet_endpoint,
)
internal_endpoint = pulumi.Output.concat(
    "https://",
    bucket.id,
    ".",
    bucket.intranet_endpoint,
)
