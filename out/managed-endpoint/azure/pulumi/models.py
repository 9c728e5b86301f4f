"""What is served: versions of the model, and environments that serve them.

A registered version never changes: other files are another version, as is an environment with
another image, port or path. The old one goes only after the deployments have left it.
"""

from hashlib import sha256

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from resource_group import group
from settings import (
    health_path,
    images,
    model_path,
    model_versions,
    name,
    port,
    predict_path,
)
from workspace import workspace


def environment_version(image: str) -> str:
    """The version of the environment that serves with an image."""
    served = f"{image} {port} {health_path} {predict_path}"
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
    "model",
    name="sentiment",
    resource_group_name=group.name,
    workspace_name=workspace.name,
    properties=ml.ModelContainerPropertiesArgs(description=f"Served by {name}"),
)

registered_models = {
    version: ml.ModelVersion(
        f"model-{version}",
        name=model.name,
        version=version,
        resource_group_name=group.name,
        workspace_name=workspace.name,
        properties=ml.ModelVersionPropertiesArgs(
            model_type="custom_model",
            model_uri=pulumi.Output.concat(
                model_store,
                "/",
                model_path,
                "/",
                version,
                "/",
            ),
        ),
        # The service gives the address back in a form of its own.
        opts=pulumi.ResourceOptions(ignore_changes=["properties.modelUri"]),
    )
    for version in sorted(set(model_versions.values()))
}

environment = ml.EnvironmentContainer(
    "environment",
    name="serving",
    resource_group_name=group.name,
    workspace_name=workspace.name,
    properties=ml.EnvironmentContainerPropertiesArgs(description=f"Serves {name}"),
)

health = ml.RouteArgs(path=health_path, port=port)

environments = {
    image: ml.EnvironmentVersion(
        f"environment-{environment_version(image)}",
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
                scoring_route=ml.RouteArgs(path=predict_path, port=port),
            ),
        ),
    )
    for image in sorted(set(images.values()))
}
