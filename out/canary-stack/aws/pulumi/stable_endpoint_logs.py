"""What the containers print. SageMaker would make the group itself, to be kept for ever."""

import pulumi_aws as aws

from encryption import key
from settings import stable_log_days, stable_name

log_group = aws.cloudwatch.LogGroup(
    "stable-endpoint",
    name=f"/aws/sagemaker/Endpoints/{stable_name}",
    retention_in_days=stable_log_days,
    kms_key_id=key.arn,
)

group_name = log_group.name
