"""What is served: versions of the model, and environments that serve them.

A registered version never changes: other files are another version, as is an environment with
another image, port or path. The old one goes only after the deployments have left it.
"""

from hashlib import sha256

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from canary_workspace import workspace
from resource_group import group
from settings import (
    canary_health_path,
    canary_images,
    canary_model_path,
    canary_model_versions,
    canary_name,
    canary_port,
    canary_predict_path,
)


def environment_version(image: str) -> str:
    """The version of the environment that serves with an image."""
    served = f"{image} {canary_port} {canary_health_path} {canary_predict_path}"
    return sha256(served.encode()).hexdigest()[:12]


# The workspace's own store, as the model registry writes its address.
model_store = workspace.id.apply(
    lambda id: (
        "azureml:/"
        + id.replace("/providers/Microsoft.MachineLearningServices", "")
        + "/datastores/workspaceblobstore/paths"
    ),
)

model = ml.ModelContainer(
    "canary-model",
    name=canary_name,
    resource_group_name=group.name,
    workspace_name=workspace.name,
    properties=ml.ModelContainerPropertiesArgs(description=f"Served by {canary_name}"),
)

registered_models = {
    version: ml.ModelVersion(
        f"canary-model-{version}",
        name=model.name,
        version=version,
        resource_group_name=group.name,
        workspace_name=workspace.name,
        properties=ml.ModelVersionPropertiesArgs(
            model_type="custom_model",
            model_uri=pulumi.Output.concat(
                model_store,
                "/",
                canary_model_path,
                "/",
                version,
                "/",
            ),
        ),
        # The service gives the address back in a form of its own.
        opts=pulumi.ResourceOptions(ignore_changes=["properties.modelUri"]),
    )
    for version in sorted(set(canary_model_versions.values()))
}

environment = ml.EnvironmentContainer(
    "canary-environment",
    name="serving",
    resource_group_name=group.name,
    workspace_name=workspace.name,
    properties=ml.EnvironmentContainerPropertiesArgs(
        description=f"Serves {canary_name}",
    ),
)

health = ml.RouteArgs(path=canary_health_path, port=canary_port)

environments = {
    image: ml.EnvironmentVersion(
        f"canary-environment-{environment_version(image)}",
        name=environment.name,
        version=environment_version(image),
        resource_group_name=group.name,
        workspace_name=workspace.name,
        properties=ml.EnvironmentVersionPropertiesArgs(
            image=image,
            os_type=ml.OperatingSystemType.LINUX,
            inference_config=ml.InferenceContainerPropertiesArgs(
                liveness_route=health,
                readiness_route=health,
                scoring_route=ml.RouteArgs(path=canary_predict_path, port=canary_port),
            ),
        ),
    )
    for image in sorted(set(canary_images.values()))
}
