"""The second copy, in a region of its own, with the same encryption, lifecycle, logs and
protection.
"""

import pulumi
import pulumi_alicloud as alicloud

from logs import account, expiry
from settings import deletion_protection, name, rotate_keys, tags
from store import keeping

provider = alicloud.Provider("replica", region="cn-shanghai")

key = alicloud.kms.Key(
    "replica",
    description=f"Encrypts the copy of {name}",
    status="Enabled",
    # KMS sells rotation apart for the one key of an account.
    automatic_rotation="Enabled" if rotate_keys else "Disabled",
    rotation_interval="365d" if rotate_keys else None,
    deletion_protection="Enabled" if deletion_protection else "Disabled",
    pending_window_in_days=30,
    tags=tags,
    opts=pulumi.ResourceOptions(provider=provider),
)

log_bucket = alicloud.oss.Bucket(
    "replica-logs",
    bucket=pulumi.Output.concat(name, "-replica-logs-", account),
    storage_class="Standard",
    redundancy_type="ZRS",
    force_destroy=not deletion_protection,
    versioning=alicloud.oss.BucketVersioningArgs(status="Enabled"),
    # OSS delivers the logs itself and has no grant on a customer's key.
    server_side_encryption_rule=alicloud.oss.BucketServerSideEncryptionRuleArgs(
        sse_algorithm="AES256",
    ),
    lifecycle_rules=[expiry],
    tags=tags,
    # The policy is a resource of its own.
    opts=pulumi.ResourceOptions(provider=provider, ignore_changes=["policy"]),
)

bucket = alicloud.oss.Bucket(
    "replica",
    bucket=pulumi.Output.concat(name, "-replica-", account),
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
        target_prefix="replica/",
    ),
    # Lifecycle rules are not copied with the objects: without its own the copy would only grow.
    lifecycle_rules=keeping,
    tags=tags,
    # The policy is a resource of its own.
    opts=pulumi.ResourceOptions(provider=provider, ignore_changes=["policy"]),
)

internal_endpoint = pulumi.Output.concat(
    "https://",
    bucket.id,
    ".",
    bucket.intranet_endpoint,
)
