"""What the containers print. SageMaker would make the group itself, to be kept for ever."""

import pulumi_aws as aws

from encryption import key
from settings import log_days, name

log_group = aws.cloudwatch.LogGroup(
    "endpoint",
    name=f"/aws/sagemaker/Endpoints/{name}",
    retention_in_days=log_days,
    kms_key_id=key.arn,
)

group_name = log_group.name
