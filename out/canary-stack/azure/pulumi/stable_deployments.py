"""Each deployment serves one version of the model on instances of its own."""

from math import ceil

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from resource_group import group
from settings import (
    stable_concurrency,
    stable_environment_variables,
    stable_images,
    stable_machine_types,
    stable_min_instances,
    stable_model_versions,
    stable_startup_seconds,
    stable_timeout_seconds,
    tags,
)
from stable_endpoint import endpoint
from stable_models import environments, registered_models
from stable_workspace import workspace

deployments = {
    key: ml.OnlineDeployment(
        f"stable-deployment-{key}",
        deployment_name=key,
        endpoint_name=endpoint.name,
        resource_group_name=group.name,
        workspace_name=workspace.name,
        kind="Managed",
        sku=ml.SkuArgs(
            name="Default",
            tier=ml.SkuTier.STANDARD,
            capacity=stable_min_instances[key],
        ),
        properties=ml.ManagedOnlineDeploymentArgs(
            endpoint_compute_type="Managed",
            instance_type=stable_machine_types[key],
            scale_settings=ml.DefaultScaleSettingsArgs(scale_type="Default"),
            model=registered_models[stable_model_versions[key]].id,
            model_mount_path="/var/azureml-app/models",
            environment_id=environments[stable_images[key]].id,
            environment_variables=stable_environment_variables,
            app_insights_enabled=True,
            request_settings=ml.OnlineRequestSettingsArgs(
                max_concurrent_requests_per_instance=stable_concurrency,
                request_timeout=f"PT{stable_timeout_seconds}S",
            ),
            # Requests come once the model is loaded; whether the container is stuck is asked
            # only after the time that loading may take.
            readiness_probe=ml.ProbeSettingsArgs(
                initial_delay="PT10S",
                period="PT10S",
                timeout="PT5S",
                success_threshold=1,
                failure_threshold=ceil(stable_startup_seconds / 10),
            ),
            liveness_probe=ml.ProbeSettingsArgs(
                initial_delay=f"PT{stable_startup_seconds}S",
                period="PT10S",
                timeout="PT5S",
                success_threshold=1,
                failure_threshold=3,
            ),
        ),
        tags=tags,
        opts=pulumi.ResourceOptions(
            # The number of instances is the autoscaler's.
            ignore_changes=["sku.capacity"],
            # Instances are taken into use one by one, and large images take their time.
            custom_timeouts=pulumi.CustomTimeouts(create="90m", update="90m"),
        ),
    )
    for key in ["main"]
}
