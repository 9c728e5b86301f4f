"""What is served: a version of the model with the image that serves it.

SageMaker changes no model, so its name tells what is in it: something else is another model, and
the old one goes last.
"""

import json
from hashlib import sha256

import pulumi
import pulumi_aws as aws

from canary_execution_role import folder, role, role_policy
from settings import canary_environment_variables as environment_variables
from settings import canary_images as images
from settings import canary_model_versions as model_versions
from settings import canary_name as name

model_uris = {key: f"{folder}/{version}/" for key, version in model_versions.items()}


def digest(image: str, uri: str) -> str:
    """A mark of what a model is made of."""
    parts = [image, uri, dict(sorted(environment_variables.items()))]
    return sha256(json.dumps(parts, separators=(",", ":")).encode()).hexdigest()[:8]


models = {
    key: aws.sagemaker.Model(
        f"canary-version-{key}",
        name=f"{name}-{key}-{digest(images[key], uri)}",
        execution_role_arn=role.arn,
        # SageMaker fetches model and image; the container itself reaches nothing.
        enable_network_isolation=True,
        primary_container={
            "image": images[key],
            "environment": environment_variables,
            # The files as they lie in the folder, which the container finds in /opt/ml/model.
            "model_data_source": {
                "s3_data_sources": [
                    {
                        "s3_uri": uri,
                        "s3_data_type": "S3Prefix",
                        "compression_type": "None",
                    },
                ],
            },
        },
        tags={"model": name, "version": model_versions[key]},
        # SageMaker looks for the files at once.
        opts=pulumi.ResourceOptions(depends_on=[role_policy]),
    )
    for key, uri in model_uris.items()
}
