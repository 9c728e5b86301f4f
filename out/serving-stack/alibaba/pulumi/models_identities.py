"""Who may use the cache: one role reads, one writes. Servers take them on as their instance role,
so no access key exists that could leak.
"""

import json

import pulumi
import pulumi_alicloud as alicloud

from models_key import key
from models_logs import account
from models_store import bucket, folders
from settings import models_name, tags

cache_arn = pulumi.Output.concat("acs:oss:*:", account, ":", bucket.id)

readable_arns = [cache_arn]
readable_keys = [key.arn]

reading = [
    {
        "Effect": "Allow",
        "Action": ["oss:ListObjects"],
        "Resource": readable_arns,
    },
    {
        "Effect": "Allow",
        "Action": ["oss:GetObject"],
        "Resource": [
            pulumi.Output.concat(arn, "/", folder, "*")
            for arn in readable_arns
            for folder in folders
        ],
    },
    {
        "Effect": "Allow",
        "Action": ["kms:Decrypt"],
        "Resource": readable_keys,
    },
]

writable = [pulumi.Output.concat(cache_arn, "/", folder, "*") for folder in folders]

# A writer can delete an object but none of its versions, so that a deletion can be undone.
writing = [
    {
        "Effect": "Allow",
        "Action": [
            "oss:PutObject",
            "oss:DeleteObject",
            "oss:ListParts",
            "oss:AbortMultipartUpload",
        ],
        "Resource": writable,
    },
    {
        "Effect": "Allow",
        "Action": ["kms:GenerateDataKey"],
        "Resource": [key.arn],
    },
]

grants = {"reader": reading, "writer": [*reading, *writing]}

by_servers = {
    "Effect": "Allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": ["ecs.aliyuncs.com"]},
}
trust = json.dumps({"Version": "1", "Statement": [by_servers]})

roles = {
    identity: alicloud.ram.Role(
        f"models-identity-{identity}",
        role_name=f"{models_name}-{identity}",
        description=f"Servers as {identity} of {models_name}",
        assume_role_policy_document=trust,
        tags=tags,
    )
    for identity in grants
}

for identity, statements in grants.items():
    document = {"Version": "1", "Statement": statements}
    policy = alicloud.ram.Policy(
        f"models-identity-{identity}",
        policy_name=f"{models_name}-{identity}",
        description=f"What a {identity} of {models_name} may do",
        policy_document=pulumi.Output.json_dumps(document),
        # A policy holds five versions: the oldest makes room, or the sixth change would fail.
        rotate_strategy="DeleteOldestNonDefaultVersionWhenLimitExceeded",
        tags=tags,
    )

    alicloud.ram.RolePolicyAttachment(
        f"models-identity-{identity}",
        role_name=roles[identity].role_name,
        policy_name=policy.policy_name,
        policy_type="Custom",
    )

role_names = {identity: role.role_name for identity, role in roles.items()}
