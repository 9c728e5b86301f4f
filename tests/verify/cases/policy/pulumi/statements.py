import json

import pulumi

trusted = {
    "Effect": "allow",
    "Action": "sts:AssumeRole",
    "Principal": {"Service": ["ecs.aliyuncs.com"]},
}
trust = json.dumps({"Version": "1", "Statement": [trusted]})


def reading(arn: pulumi.Output[str]) -> pulumi.Output[str]:
    statement = {"Effect": "Allow", "Actions": ["s3:GetObject"], "Resource": [arn]}
    return pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": [statement]})
