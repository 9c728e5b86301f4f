"""Who may use the cache: one role reads, one writes. Servers take them on by an instance profile,
so no access key exists that could leak.
"""

import json

import pulumi
import pulumi_aws as aws

from key import key
from replica import bucket as replica_bucket
from replica import key as replica_key
from settings import name
from store import bucket, folders

# The copy is read in its own region; only replication writes it.
readable_arns = [bucket.arn, replica_bucket.arn]
readable_keys = [key.arn, replica_key.arn]

reading = [
    {
        "Effect": "Allow",
        "Action": ["s3:ListBucket"],
        "Resource": readable_arns,
    },
    {
        "Effect": "Allow",
        "Action": ["s3:GetObject"],
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

writable = [pulumi.Output.concat(bucket.arn, "/", folder, "*") for folder in folders]

# A writer can delete an object but none of its versions, so that a deletion can be undone.
writing = [
    {
        "Effect": "Allow",
        "Action": [
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:ListMultipartUploadParts",
            "s3:AbortMultipartUpload",
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
    "Principal": {"Service": "ec2.amazonaws.com"},
}
trust = json.dumps({"Version": "2012-10-17", "Statement": [by_servers]})

profile_names: dict[str, pulumi.Output[str]] = {}
for identity, statements in grants.items():
    role = aws.iam.Role(
        f"identity-{identity}",
        name=f"{name}-{identity}",
        description=f"Servers as {identity} of {name}",
        assume_role_policy=trust,
    )

    aws.iam.RolePolicy(
        f"identity-{identity}",
        name="cache",
        role=role.name,
        policy=pulumi.Output.json_dumps(
            {"Version": "2012-10-17", "Statement": statements},
        ),
    )

    profile = aws.iam.InstanceProfile(
        f"identity-{identity}",
        name=f"{name}-{identity}",
        role=role.name,
    )
    profile_names[identity] = profile.name
