"""What keeps the buckets private: no public access by any means, and nothing but TLS 1.2 or
newer.
"""

import pulumi
import pulumi_alicloud as alicloud

from logs import account, log_bucket
from store import bucket


def protect(
    buckets: dict[str, alicloud.oss.Bucket],
    prefix: str = "",
    opts: pulumi.ResourceOptions | None = None,
) -> None:
    """Make each bucket private and refuse everything but TLS."""
    for key, protected in buckets.items():
        alicloud.oss.BucketAcl(
            f"{prefix}private-{key}",
            bucket=protected.id,
            acl="private",
            opts=opts,
        )

        alicloud.oss.BucketPublicAccessBlock(
            f"{prefix}private-{key}",
            bucket=protected.id,
            block_public_access=True,
            opts=opts,
        )

        alicloud.oss.BucketHttpsConfig(
            f"{prefix}tls-{key}",
            bucket=protected.id,
            enable=True,
            tls_versions=["TLSv1.2", "TLSv1.3"],
            opts=opts,
        )

        # The setting above speaks of TLS only. Plain HTTP is refused here, to the account's
        # owner too.
        arn = pulumi.Output.concat("acs:oss:*:", account, ":", protected.id)
        statement = {
            "Effect": "Deny",
            "Principal": ["*"],
            "Action": ["oss:*"],
            "Resource": [arn, pulumi.Output.concat(arn, "/*")],
            "Condition": {"Bool": {"acs:SecureTransport": ["false"]}},
        }
        alicloud.oss.BucketPolicy(
            f"{prefix}tls-only-{key}",
            bucket=protected.id,
            policy=pulumi.Output.json_dumps({"Version": "1", "Statement": [statement]}),
            opts=opts,
        )


protect({"cache": bucket, "logs": log_bucket})
