"""In eastus2: cdn (cdn-caching before stable and canary), stable (managed-endpoint) and canary
(managed-endpoint).
"""

import pulumi

import canary_deployment_scaling  # noqa: F401
import canary_deployments  # noqa: F401
import canary_endpoint
import canary_endpoint_callers  # noqa: F401
import canary_endpoint_diagnostics  # noqa: F401
import canary_models  # noqa: F401
import canary_traffic  # noqa: F401
import canary_workspace
import canary_workspace_access  # noqa: F401
import canary_workspace_monitoring  # noqa: F401
import canary_workspace_stores
import cdn
import cdn_access_logs
import cdn_cache  # noqa: F401
import cdn_domain  # noqa: F401
import cdn_route
import cdn_zone
import resource_group  # noqa: F401
import stable_deployment_scaling  # noqa: F401
import stable_deployments  # noqa: F401
import stable_endpoint
import stable_endpoint_callers  # noqa: F401
import stable_endpoint_diagnostics  # noqa: F401
import stable_models  # noqa: F401
import stable_traffic  # noqa: F401
import stable_workspace
import stable_workspace_access  # noqa: F401
import stable_workspace_monitoring  # noqa: F401
import stable_workspace_stores

pulumi.export("cdn_url", cdn_route.url)
pulumi.export("cdn_front_door_id", cdn.front_door_id)
pulumi.export("cdn_log_workspace", cdn_access_logs.workspace_id)
pulumi.export("cdn_name_servers", cdn_zone.name_servers)
pulumi.export("stable_scoring_url", stable_endpoint.scoring_url)
pulumi.export("stable_credentials_command", stable_endpoint.credentials_command)
pulumi.export("stable_endpoint_name", stable_endpoint.endpoint_name)
pulumi.export("stable_resource_group", stable_workspace.group_name)
pulumi.export("stable_workspace", stable_workspace.workspace_name)
pulumi.export("stable_registry", stable_workspace_stores.registry_server)
pulumi.export("stable_storage_account", stable_workspace_stores.account_name)
pulumi.export("stable_model_container", stable_workspace.model_container)
pulumi.export("canary_scoring_url", canary_endpoint.scoring_url)
pulumi.export("canary_credentials_command", canary_endpoint.credentials_command)
pulumi.export("canary_endpoint_name", canary_endpoint.endpoint_name)
pulumi.export("canary_resource_group", canary_workspace.group_name)
pulumi.export("canary_workspace", canary_workspace.workspace_name)
pulumi.export("canary_registry", canary_workspace_stores.registry_server)
pulumi.export("canary_storage_account", canary_workspace_stores.account_name)
pulumi.export("canary_model_container", canary_workspace.model_container)
