"""In ap-southeast-1: cdn (cdn-caching before stable and canary), stable (managed-endpoint) and
canary (managed-endpoint).
"""

import pulumi

import canary_deployment_scaling  # noqa: F401
import canary_deployments
import canary_endpoint
import canary_logs  # noqa: F401
import canary_model_store
import canary_models  # noqa: F401
import canary_traffic
import canary_workspace
import cdn
import cdn_access_logs
import cdn_cache  # noqa: F401
import cdn_domain
import stable_deployment_scaling  # noqa: F401
import stable_deployments
import stable_endpoint
import stable_logs  # noqa: F401
import stable_model_store
import stable_models  # noqa: F401
import stable_traffic
import stable_workspace

pulumi.export("cdn_url", cdn.url)
pulumi.export("cdn_cname", cdn.cname)
pulumi.export("cdn_log_store", cdn_access_logs.log_store)
pulumi.export("cdn_name_servers", cdn_domain.name_servers)
pulumi.export("stable_access_command", stable_endpoint.access_command)
pulumi.export("stable_predict_path", stable_endpoint.path)
pulumi.export("stable_release_command", stable_traffic.release_command)
pulumi.export("stable_services", stable_deployments.service_names)
pulumi.export("stable_workspace_id", stable_workspace.workspace_id)
pulumi.export("stable_model_bucket", stable_model_store.bucket_name)
pulumi.export("canary_access_command", canary_endpoint.access_command)
pulumi.export("canary_predict_path", canary_endpoint.path)
pulumi.export("canary_release_command", canary_traffic.release_command)
pulumi.export("canary_services", canary_deployments.service_names)
pulumi.export("canary_workspace_id", canary_workspace.workspace_id)
pulumi.export("canary_model_bucket", canary_model_store.bucket_name)
