"""Who read and wrote what. OSS delivers it by the hour into a bucket in the same region."""

import pulumi
import pulumi_alicloud as alicloud

from settings import canary_log_days, canary_name, deletion_protection, tags

account = alicloud.get_account_output().id

expiry = alicloud.oss.BucketLifecycleRuleArgs(
    id="expire",
    enabled=True,
    expirations=[alicloud.oss.BucketLifecycleRuleExpirationArgs(days=canary_log_days)],
    noncurrent_version_expirations=[
        alicloud.oss.BucketLifecycleRuleNoncurrentVersionExpirationArgs(days=1),
    ],
    abort_multipart_uploads=[
        alicloud.oss.BucketLifecycleRuleAbortMultipartUploadArgs(days=1),
    ],
)

log_bucket = alicloud.oss.Bucket(
    "canary-logs",
    bucket=pulumi.Output.concat(canary_name, "-logs-", account),
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
    opts=pulumi.ResourceOptions(ignore_changes=["policy"]),
)
