import json

import pulumi
import pulumi_alicloud as alicloud
import pulumi_aws as aws

from statements import reading, trust

bucket = aws.s3.Bucket("main")

aws.iam.Policy("elsewhere", policy=reading(bucket.arn))
aws.iam.Policy(
    "applied",
    policy=bucket.arn.apply(
        lambda arn: json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Action": "s3GetObject", "Resource": f"{arn}/*"},
                ],
            }
        )
    ),
)


def document(name: str) -> str:
    statement = {"Effect": "Allow", "Action": ["s3:PutObject"], "Resources": [name]}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


aws.iam.Policy("inlined", policy=document("arn:aws:s3:::main/*"))

config = pulumi.Config()
statements = [{"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": [bucket.arn]}]
more = config.get_object("statements") or []
aws.iam.Policy(
    "unknown",
    policy=pulumi.Output.json_dumps(
        {"Version": "2012-10-17", "Statement": [*statements, *more]}
    ),
)

alicloud.ram.Role("server", role_name="server", assume_role_policy_document=trust)
