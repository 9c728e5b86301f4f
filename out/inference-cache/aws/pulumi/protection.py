"""What keeps the buckets private: no public access by any means, no access lists, nothing but
TLS.
"""

import pulumi
import pulumi_aws as aws

from key import account
from logs import log_bucket
from store import bucket

buckets = {"cache": bucket, "logs": log_bucket}

# Beside the account's own roles, only the log delivery of S3 gets in, to write.
log_delivery = {
    "Sid": "AllowLogDelivery",
    "Effect": "Allow",
    "Principal": {"Service": "logging.s3.amazonaws.com"},
    "Action": "s3:PutObject",
    "Resource": pulumi.Output.concat(log_bucket.arn, "/*"),
    "Condition": {
        "StringEquals": {"aws:SourceAccount": account},
        "ArnEquals": {"aws:SourceArn": bucket.arn},
    },
}
admitted = {"cache": [], "logs": [log_delivery]}

policies: dict[str, aws.s3.BucketPolicy] = {}
for key, protected in buckets.items():
    aws.s3.BucketOwnershipControls(
        f"private-{key}",
        bucket=protected.id,
        rule={"object_ownership": "BucketOwnerEnforced"},
    )

    public_access_block = aws.s3.BucketPublicAccessBlock(
        f"private-{key}",
        bucket=protected.id,
        block_public_acls=True,
        block_public_policy=True,
        ignore_public_acls=True,
        restrict_public_buckets=True,
    )

    plain_http = {
        "Sid": "DenyPlainHttp",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [protected.arn, pulumi.Output.concat(protected.arn, "/*")],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    statements = [*admitted[key], plain_http]

    policies[key] = aws.s3.BucketPolicy(
        f"private-{key}",
        bucket=protected.id,
        policy=pulumi.Output.json_dumps(
            {"Version": "2012-10-17", "Statement": statements},
        ),
        # S3 takes one change of a bucket's access at a time.
        opts=pulumi.ResourceOptions(depends_on=[public_access_block]),
    )

aws.s3.BucketLogging(
    "cache",
    bucket=bucket.id,
    target_bucket=log_bucket.id,
    target_prefix="cache/",
    # S3 tries at once whether it may write there.
    opts=pulumi.ResourceOptions(depends_on=[policies["logs"]]),
)
