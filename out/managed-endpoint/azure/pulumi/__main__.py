"""An online endpoint of Azure Machine Learning in eastus2 that shares requests between 2
deployments, each of which scales by its own load.
"""

import pulumi

import deployment_scaling  # noqa: F401
import deployments  # noqa: F401
import endpoint
import endpoint_callers  # noqa: F401
import endpoint_diagnostics  # noqa: F401
import models  # noqa: F401
import resource_group  # noqa: F401
import traffic  # noqa: F401
import workspace
import workspace_access  # noqa: F401
import workspace_monitoring  # noqa: F401
import workspace_stores

pulumi.export("scoring_url", endpoint.scoring_url)
pulumi.export("credentials_command", endpoint.credentials_command)
pulumi.export("endpoint_name", endpoint.endpoint_name)
pulumi.export("resource_group", workspace.group_name)
pulumi.export("workspace", workspace.workspace_name)
pulumi.export("registry", workspace_stores.registry_server)
pulumi.export("storage_account", workspace_stores.account_name)
pulumi.export("model_container", workspace.model_container)
