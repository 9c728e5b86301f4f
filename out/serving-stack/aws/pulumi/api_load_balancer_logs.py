"""Who called the load balancer, and what was answered."""

import pulumi
import pulumi_aws as aws

from settings import api_log_days, api_name, deletion_protection

account = aws.get_caller_identity().account_id

bucket = aws.s3.Bucket(
    "api-load-balancer-logs",
    bucket_prefix=f"{api_name}-access-logs-",
    # An unprotected system takes its logs with it.
    force_destroy=not deletion_protection,
)

public_access = aws.s3.BucketPublicAccessBlock(
    "api-load-balancer-logs",
    bucket=bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

aws.s3.BucketOwnershipControls(
    "api-load-balancer-logs",
    bucket=bucket.id,
    rule={"object_ownership": "BucketOwnerEnforced"},
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "api-load-balancer-logs",
    bucket=bucket.id,
    rules=[
        {
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "AES256",
            },
        },
    ],
)

aws.s3.BucketLifecycleConfiguration(
    "api-load-balancer-logs",
    bucket=bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {},
            "expiration": {"days": api_log_days},
            "abort_incomplete_multipart_upload": {
                "days_after_initiation": 7,
            },
        },
    ],
)

policy = aws.s3.BucketPolicy(
    "api-load-balancer-logs",
    bucket=bucket.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "LoadBalancersWrite",
                    "Effect": "Allow",
                    "Principal": {
                        "Service": "logdelivery.elasticloadbalancing.amazonaws.com",
                    },
                    "Action": "s3:PutObject",
                    "Resource": pulumi.Output.concat(
                        bucket.arn,
                        f"/AWSLogs/{account}/*",
                    ),
                },
                {
                    "Sid": "OnlyOverTls",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [bucket.arn, pulumi.Output.concat(bucket.arn, "/*")],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                },
            ],
        },
    ),
    opts=pulumi.ResourceOptions(depends_on=[public_access]),
)
