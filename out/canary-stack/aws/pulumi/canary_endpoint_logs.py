"""What the containers print. SageMaker would make the group itself, to be kept for ever."""

import pulumi_aws as aws

from encryption import key
from settings import canary_log_days, canary_name

log_group = aws.cloudwatch.LogGroup(
    "canary-endpoint",
    name=f"/aws/sagemaker/Endpoints/{canary_name}",
    retention_in_days=canary_log_days,
    kms_key_id=key.arn,
)

group_name = log_group.name
