"""Each deployment serves one version of the model on instances of its own."""

from math import ceil

import pulumi
from pulumi_azure_native import machinelearningservices as ml

from endpoint import endpoint
from models import environments, registered_models
from resource_group import group
from settings import (
    concurrency,
    environment_variables,
    images,
    machine_types,
    min_instances,
    model_versions,
    startup_seconds,
    tags,
    timeout_seconds,
)
from workspace import workspace

deployments = {
    key: ml.OnlineDeployment(
        f"deployment-{key}",
        deployment_name=key,
        endpoint_name=endpoint.name,
        resource_group_name=group.name,
        workspace_name=workspace.name,
        kind="Managed",
        sku=ml.SkuArgs(
            name="Default",
            tier=ml.SkuTier.STANDARD,
            capacity=min_instances[key],
        ),
        properties=ml.ManagedOnlineDeploymentArgs(
            endpoint_compute_type="Managed",
            instance_type=machine_types[key],
            scale_settings=ml.DefaultScaleSettingsArgs(scale_type="Default"),
            model=registered_models[model_versions[key]].id,
            model_mount_path="/var/azureml-app/models",
            environment_id=environments[images[key]].id,
            environment_variables=environment_variables,
            app_insights_enabled=True,
            request_settings=ml.OnlineRequestSettingsArgs(
                max_concurrent_requests_per_instance=concurrency,
                request_timeout=f"PT{timeout_seconds}S",
            ),
            # Requests come once the model is loaded; whether the container is stuck is asked
            # only after the time that loading may take.
            readiness_probe=ml.ProbeSettingsArgs(
                initial_delay="PT10S",
                period="PT10S",
                timeout="PT5S",
                success_threshold=1,
                failure_threshold=ceil(startup_seconds / 10),
            ),
            liveness_probe=ml.ProbeSettingsArgs(
                initial_delay=f"PT{startup_seconds}S",
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
    for key in ["blue", "green"]
}
