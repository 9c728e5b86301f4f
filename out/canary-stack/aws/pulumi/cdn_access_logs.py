"""Who asked for what. Log delivery needs no bucket ACL, unlike CloudFront's older logs."""

import pulumi
import pulumi_aws as aws

from cdn import distribution
from settings import cdn_log_days, cdn_name, deletion_protection

account_id = aws.get_caller_identity().account_id

bucket = aws.s3.Bucket(
    "cdn-logs",
    bucket=f"{cdn_name}-logs-{account_id}",
    force_destroy=not deletion_protection,
)

aws.s3.BucketOwnershipControls(
    "cdn-logs",
    bucket=bucket.id,
    rule={"object_ownership": "BucketOwnerEnforced"},
)

public_access_block = aws.s3.BucketPublicAccessBlock(
    "cdn-logs",
    bucket=bucket.id,
    block_public_acls=True,
    block_public_policy=True,
    ignore_public_acls=True,
    restrict_public_buckets=True,
)

aws.s3.BucketServerSideEncryptionConfiguration(
    "cdn-logs",
    bucket=bucket.id,
    rules=[
        {
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": "AES256",
            },
        },
    ],
)

versioning = aws.s3.BucketVersioning(
    "cdn-logs",
    bucket=bucket.id,
    versioning_configuration={
        "status": "Enabled",
    },
)

aws.s3.BucketLifecycleConfiguration(
    "cdn-logs",
    bucket=bucket.id,
    rules=[
        {
            "id": "expire",
            "status": "Enabled",
            "filter": {},
            "expiration": {
                "days": cdn_log_days,
            },
            # What expired or was deleted can be brought back for a week.
            "noncurrent_version_expiration": {
                "noncurrent_days": 7,
            },
            "abort_incomplete_multipart_upload": {
                "days_after_initiation": 1,
            },
        },
    ],
    opts=pulumi.ResourceOptions(depends_on=[versioning]),
)

# The logs of CloudFront are delivered from us-east-1, wherever the bucket is.
source = aws.cloudwatch.LogDeliverySource(
    "cdn",
    region="us-east-1",
    name=cdn_name,
    log_type="ACCESS_LOGS",
    resource_arn=distribution.arn,
)

destination = aws.cloudwatch.LogDeliveryDestination(
    "cdn",
    region="us-east-1",
    name=cdn_name,
    output_format="json",
    delivery_destination_configuration={
        "destination_resource_arn": bucket.arn,
    },
)

policy = aws.s3.BucketPolicy(
    "cdn-logs",
    bucket=bucket.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "DenyPlainHttp",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [bucket.arn, pulumi.Output.concat(bucket.arn, "/*")],
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                },
                {
                    "Sid": "AllowLogDelivery",
                    "Effect": "Allow",
                    "Principal": {"Service": "delivery.logs.amazonaws.com"},
                    "Action": "s3:PutObject",
                    "Resource": pulumi.Output.concat(
                        bucket.arn,
                        f"/AWSLogs/{account_id}/*",
                    ),
                    "Condition": {
                        "StringEquals": {
                            "aws:SourceAccount": account_id,
                            "s3:x-amz-acl": "bucket-owner-full-control",
                        },
                        "ArnLike": {"aws:SourceArn": source.arn},
                    },
                },
            ],
        },
    ),
    opts=pulumi.ResourceOptions(depends_on=[public_access_block]),
)

aws.cloudwatch.LogDelivery(
    "cdn",
    region="us-east-1",
    delivery_source_name=source.name,
    delivery_destination_arn=destination.arn,
    # Without the permission to write, the delivery is refused.
    opts=pulumi.ResourceOptions(depends_on=[policy]),
)

bucket_name = bucket.bucket
