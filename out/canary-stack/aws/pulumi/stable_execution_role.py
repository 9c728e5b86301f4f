"""What SageMaker may do for the endpoint: fetch this model and these images, and write its logs."""

import json

import pulumi
import pulumi_aws as aws

from encryption import account
from settings import stable_images, stable_model_path, stable_name
from stable_endpoint_logs import log_group
from stable_model_bucket import bucket, bucket_name
from stable_model_key import model_key

bucket_arn = bucket.arn
folder = f"s3://{bucket_name}/{stable_model_path}"


def repository(image: str) -> str:
    """The ARN of an image's repository in ECR."""
    host, _, path = image.partition("/")
    parts = host.split(".")
    repository = path.partition("@")[0].partition(":")[0]
    return f"arn:aws:ecr:{parts[3]}:{parts[0]}:repository/{repository}"


role = aws.iam.Role(
    "stable-endpoint",
    name_prefix=f"{stable_name}-",
    description=f"Serves the models of {stable_name}",
    assume_role_policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "sagemaker.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                    # Nobody else's endpoints may borrow the role.
                    "Condition": {
                        "StringEquals": {"aws:SourceAccount": account},
                        "ArnLike": {
                            "aws:SourceArn": f"arn:aws:sagemaker:us-west-2:{account}:*",
                        },
                    },
                },
            ],
        },
    ),
)

role_policy = aws.iam.RolePolicy(
    "stable-endpoint",
    name="serve",
    role=role.id,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Sid": "FindModels",
                    "Effect": "Allow",
                    "Action": "s3:ListBucket",
                    "Resource": bucket_arn,
                    "Condition": {
                        "StringLike": {"s3:prefix": f"{stable_model_path}/*"},
                    },
                },
                # All versions: after an update that went wrong, instances start with the old
                # one again.
                {
                    "Sid": "ReadModels",
                    "Effect": "Allow",
                    "Action": "s3:GetObject",
                    "Resource": pulumi.Output.concat(
                        bucket_arn,
                        "/",
                        stable_model_path,
                        "/*",
                    ),
                },
                {
                    "Sid": "DecryptModels",
                    "Effect": "Allow",
                    "Action": "kms:Decrypt",
                    "Resource": model_key.arn,
                },
                # Volumes are attached in the name of the role.
                {
                    "Sid": "EncryptVolumes",
                    "Effect": "Allow",
                    "Action": "kms:CreateGrant",
                    "Resource": model_key.arn,
                    "Condition": {"Bool": {"kms:GrantIsForAWSResource": "true"}},
                },
                # A token is good for every registry; what it may pull is said below.
                {
                    "Sid": "LogInToRegistries",
                    "Effect": "Allow",
                    "Action": "ecr:GetAuthorizationToken",
                    "Resource": "*",
                },
                {
                    "Sid": "PullImages",
                    "Effect": "Allow",
                    "Action": [
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer",
                    ],
                    "Resource": sorted(
                        {repository(image) for image in stable_images.values()},
                    ),
                },
                {
                    "Sid": "WriteLogs",
                    "Effect": "Allow",
                    "Action": [
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:PutLogEvents",
                    ],
                    "Resource": pulumi.Output.concat(log_group.arn, ":*"),
                },
                {
                    "Sid": "TellTheLoad",
                    "Effect": "Allow",
                    "Action": "cloudwatch:PutMetricData",
                    "Resource": "*",
                    "Condition": {
                        "StringEquals": {
                            "cloudwatch:namespace": [
                                "/aws/sagemaker/Endpoints",
                                "AWS/SageMaker",
                            ],
                        },
                    },
                },
            ],
        },
    ),
)
