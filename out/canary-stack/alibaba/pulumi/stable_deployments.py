"""Each deployment is a service that serves one version of the model on instances of its own.

To EAS a service is one document, whose keys the provider does not check.
"""

from math import ceil

import pulumi
import pulumi_alicloud as alicloud

from settings import (
    stable_environment_variables,
    stable_health_path,
    stable_images,
    stable_machine_types,
    stable_min_instances,
    stable_model_path,
    stable_model_versions,
    stable_port,
    stable_startup_seconds,
    stable_timeout_seconds,
    tags,
)
from stable_deployment_scaling import autoscalers
from stable_endpoint import group
from stable_model_store import bucket
from stable_workspace import prefix, workspace

# Answered once the model is loaded.
probe = {
    "http_get": {"path": stable_health_path, "port": stable_port},
    "period_seconds": 10,
    "timeout_seconds": 5,
    "success_threshold": 1,
}


def service_config(key: str) -> dict[str, object]:
    """Say all that EAS has to know about a deployment."""
    folder = f"/{stable_model_path}/{stable_model_versions[key]}/"
    config: dict[str, object] = {
        "metadata": {
            "name": f"{prefix}_{key.replace('-', '_')}",
            "group": group,
            "workspace_id": workspace.id,
            "instance": stable_min_instances[key],
            "rolling_strategy": {"max_surge": 1, "max_unavailable": 0},
            "rpc": {"keepalive": stable_timeout_seconds * 1000},
        },
        "cloud": {"computing": {"instances": [{"type": stable_machine_types[key]}]}},
        "networking": {"disable_internet_endpoint": False},
        "containers": [
            {
                "image": stable_images[key],
                "port": stable_port,
                "env": [
                    {"name": setting, "value": value}
                    for setting, value in sorted(stable_environment_variables.items())
                ],
                "startup_check": {
                    **probe,
                    "failure_threshold": ceil(stable_startup_seconds / 10),
                },
                "health_check": {**probe, "failure_threshold": 3},
                "liveness_check": {**probe, "failure_threshold": 3},
            },
        ],
        "storage": [
            {
                "mount_path": "/models",
                "oss": {
                    "path": pulumi.Output.concat("oss://", bucket.bucket, folder),
                    "readOnly": True,
                },
            },
        ],
    }
    if key in autoscalers:
        config["autoscaler"] = autoscalers[key]
    return config


services = {
    key: alicloud.pai.Service(
        f"stable-deployment-{key}",
        workspace_id=workspace.id,
        service_config=pulumi.Output.json_dumps(service_config(key)),
        tags=tags,
        opts=pulumi.ResourceOptions(
            # Large images and models take their time.
            custom_timeouts=pulumi.CustomTimeouts(create="90m", update="90m"),
            # EAS renames no service, which the provider does not know. The name of the workspace
            # changes with that of the services, and makes another workspace: then they are other
            # services, too.
            replace_on_changes=["workspaceId"],
        ),
    )
    for key in ["main"]
}

service_names = {key: service.id for key, service in services.items()}
