"""Callers sign their requests with their own identity.

A role with this policy may ask for predictions, and do nothing else.
"""

import pulumi
import pulumi_aws as aws

from endpoint import endpoint
from settings import callers, name

policy = aws.iam.Policy(
    "invoke",
    name=f"{name}-invoke",
    description=f"Asks {name} for predictions",
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

for caller in callers:
    aws.iam.RolePolicyAttachment(
        f"caller-{caller}",
        role=caller,
        policy_arn=policy.arn,
    )

policy_arn = policy.arn
address = "https://runtime.sagemaker.eu-central-1.amazonaws.com"
scoring_url = pulumi.Output.concat(
    address,
    "/endpoints/",
    endpoint.name,
    "/invocations",
)
invoke_command = pulumi.Output.concat(
    "aws sagemaker-runtime invoke-endpoint --region eu-central-1 --endpoint-url ",
    address,
    " --endpoint-name ",
    endpoint.name,
    " --content-type application/json --body fileb://request.json /dev/stdout",
)
