"""The files of the model, in a bucket that only this account and its services may read."""

import pulumi
import pulumi_alicloud as alicloud

from logs import account, log_bucket
from settings import deletion_protection, name, tags

expiry = alicloud.oss.BucketLifecycleRuleArgs(
    id="expire old versions",
    enabled=True,
    noncurrent_version_expirations=[
        alicloud.oss.BucketLifecycleRuleNoncurrentVersionExpirationArgs(days=30),
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

bucket = alicloud.oss.Bucket(
    "models",
    bucket=pulumi.Output.concat(name, "-models-", account),
    storage_class="Standard",
    redundancy_type="ZRS",
    force_destroy=not deletion_protection,
    versioning=alicloud.oss.BucketVersioningArgs(status="Enabled"),
    # The role of EAS has no grant on a customer's key.
    server_side_encryption_rule=alicloud.oss.BucketServerSideEncryptionRuleArgs(
        sse_algorithm="AES256",
    ),
    logging=alicloud.oss.BucketLoggingArgs(
        target_bucket=log_bucket.id,
        target_prefix="models/",
    ),
    lifecycle_rules=[expiry],
    tags=tags,
)

for key, private_bucket in {"models": bucket, "logs": log_bucket}.items():
    alicloud.oss.BucketAcl(
        f"private-{key}",
        bucket=private_bucket.id,
        acl="private",
    )

    alicloud.oss.BucketPublicAccessBlock(
        f"private-{key}",
        bucket=private_bucket.id,
        block_public_access=True,
    )

    alicloud.oss.BucketHttpsConfig(
        f"tls-{key}",
        bucket=private_bucket.id,
        enable=True,
        tls_versions=["TLSv1.2", "TLSv1.3"],
    )

# The setting above speaks of TLS only; plain HTTP is refused here. Not for the models: how EAS
# mounts a bucket, inside the region, is not documented.
log_bucket_arn = pulumi.Output.concat("acs:oss:*:", account, ":", log_bucket.id)
tls_only = {
    "Effect": "Deny",
    "Principal": ["*"],
    "Action": ["oss:*"],
    "Resource": [log_bucket_arn, pulumi.Output.concat(log_bucket_arn, "/*")],
    "Condition": {"Bool": {"acs:SecureTransport": ["false"]}},
}
alicloud.oss.BucketPolicy(
    "logs-tls-only",
    bucket=log_bucket.id,
    policy=pulumi.Output.json_dumps({"Version": "1", "Statement": [tls_only]}),
)

bucket_name = bucket.bucket
