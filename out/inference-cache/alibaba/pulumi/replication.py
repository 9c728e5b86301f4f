"""Copies every folder that is kept. Writes are copied and deletions of versions are not, so that a
mistake in one region leaves the other whole.
"""

import json

import pulumi
import pulumi_alicloud as alicloud

from key import key
from logs import account
from replica import bucket as replica_bucket
from replica import key as replica_key
from settings import name, tags
from store import bucket, kept_folders

cache_arn = pulumi.Output.concat("acs:oss:*:", account, ":", bucket.id)
replica_arn = pulumi.Output.concat("acs:oss:*:", account, ":", replica_bucket.id)

by_oss = {
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": ["oss.aliyuncs.com"]},
}

role = alicloud.ram.Role(
    "replication",
    role_name=f"{name}-replication",
    description=f"OSS as it copies {name}",
    assume_role_policy_document=json.dumps({"Version": "1", "Statement": [by_oss]}),
    tags=tags,
)

copying = [
    {
        "Effect": "Allow",
        "Action": ["oss:ReplicateList", "oss:ReplicateGet"],
        "Resource": [cache_arn, pulumi.Output.concat(cache_arn, "/*")],
    },
    {
        "Effect": "Allow",
        "Action": ["oss:ReplicateList", "oss:ReplicateGet", "oss:ReplicatePut"],
        "Resource": [replica_arn, pulumi.Output.concat(replica_arn, "/*")],
    },
    {
        "Effect": "Allow",
        "Action": ["kms:Decrypt"],
        "Resource": [key.arn],
    },
    {
        "Effect": "Allow",
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
        "Resource": [replica_key.arn],
    },
]

policy = alicloud.ram.Policy(
    "replication",
    policy_name=f"{name}-replication",
    description=f"What OSS may do to copy {name}",
    policy_document=pulumi.Output.json_dumps({"Version": "1", "Statement": copying}),
    rotate_strategy="DeleteOldestNonDefaultVersionWhenLimitExceeded",
    tags=tags,
)

attachment = alicloud.ram.RolePolicyAttachment(
    "replication",
    role_name=role.role_name,
    policy_name=policy.policy_name,
    policy_type="Custom",
)

alicloud.oss.BucketReplication(
    "cache",
    bucket=bucket.id,
    action="PUT",
    sync_role=role.role_name,
    # What was stored before the rule existed is copied too.
    historical_object_replication="enabled",
    prefix_set=alicloud.oss.BucketReplicationPrefixSetArgs(prefixes=kept_folders),
    destination=alicloud.oss.BucketReplicationDestinationArgs(
        bucket=replica_bucket.id,
        location=replica_bucket.location,
        transfer_type="internal",
    ),
    # Objects under a key of one's own are skipped unless both are said.
    source_selection_criteria=alicloud.oss.BucketReplicationSourceSelectionCriteriaArgs(
        sse_kms_encrypted_objects=alicloud.oss.BucketReplicationSourceSelectionCriteriaSseKmsEncryptedObjectsArgs(
            status="Enabled",
        ),
    ),
    encryption_configuration=alicloud.oss.BucketReplicationEncryptionConfigurationArgs(
        replica_kms_key_id=replica_key.id,
    ),
    # OSS tries the role at once.
    opts=pulumi.ResourceOptions(depends_on=[attachment]),
)
