"""What a server reads of the model store: what the store's own reader may, and nothing else."""

import pulumi
import pulumi_aws as aws

from api_identity import role
from models_identities import reading as model_grants

aws.iam.RolePolicy(
    "api-model-store",
    name="model-store",
    role=role.name,
    policy=pulumi.Output.json_dumps(
        {"Version": "2012-10-17", "Statement": model_grants},
    ),
)
