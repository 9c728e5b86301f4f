"""Callers sign their requests with their own identity.

A role with this policy may ask for predictions, and do nothing else.
"""

import pulumi
import pulumi_aws as aws

from settings import stable_callers, stable_name
from stable_endpoint import endpoint

policy = aws.iam.Policy(
    "stable-invoke",
    name=f"{stable_name}-invoke",
    description=f"Asks {stable_name} for predictions",
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "sagemaker:InvokeEndpoint",
                        "sagemaker:InvokeEndpointWithResponseStream",
                    ],
                    "Resource": endpoint.arn,
                },
            ],
        },
    ),
)

for caller in stable_callers:
    aws.iam.RolePolicyAttachment(
        f"stable-caller-{caller}",
        role=caller,
        policy_arn=policy.arn,
    )

policy_arn = policy.arn
address = "https://runtime.sagemaker.us-west-2.amazonaws.com"
scoring_url = pulumi.Output.concat(
    address,
    "/endpoints/",
    endpoint.name,
    "/invocations",
)
invoke_command = pulumi.Output.concat(
    "aws sagemaker-runtime invoke-endpoint --region us-west-2 --endpoint-url ",
    address,
    " --endpoint-name ",
    endpoint.name,
    " --content-type application/json --body fileb://request.json /dev/stdout",
)
