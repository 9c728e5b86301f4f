"""A group of PAI-EAS services in ap-southeast-1 that shares requests between 2 deployments, each
of which scales by its own load.
"""

import pulumi

import deployment_scaling  # noqa: F401
import deployments
import endpoint
import logs  # noqa: F401
import model_store
import models  # noqa: F401
import traffic
import workspace

pulumi.export("access_command", endpoint.access_command)
pulumi.export("predict_path", endpoint.path)
pulumi.export("release_command", traffic.release_command)
pulumi.export("services", deployments.service_names)
pulumi.export("workspace_id", workspace.workspace_id)
pulumi.export("model_bucket", model_store.bucket_name)
