"""In us-west-2: cdn (cdn-caching before stable and canary), stable (managed-endpoint) and canary
(managed-endpoint).
"""

import pulumi

import canary_deployment_scaling  # noqa: F401
import canary_endpoint
import canary_endpoint_alarms
import canary_endpoint_callers
import canary_endpoint_logs
import canary_execution_role
import canary_model_bucket  # noqa: F401
import canary_model_key  # noqa: F401
import canary_models  # noqa: F401
import canary_variants  # noqa: F401
import cdn
import cdn_access_logs
import cdn_domain
import cdn_gateway
import encryption  # noqa: F401
import stable_deployment_scaling  # noqa: F401
import stable_endpoint
import stable_endpoint_alarms
import stable_endpoint_callers
import stable_endpoint_logs
import stable_execution_role
import stable_model_bucket  # noqa: F401
import stable_model_key  # noqa: F401
import stable_models  # noqa: F401
import stable_variants  # noqa: F401

pulumi.export("cdn_url", cdn.url)
pulumi.export("cdn_distribution_id", cdn.distribution_id)
pulumi.export("cdn_log_bucket", cdn_access_logs.bucket_name)
pulumi.export("cdn_name_servers", cdn_domain.name_servers)
pulumi.export("cdn_key_id", cdn_gateway.key_id)
pulumi.export("stable_scoring_url", stable_endpoint_callers.scoring_url)
pulumi.export("stable_invoke_command", stable_endpoint_callers.invoke_command)
pulumi.export("stable_endpoint_name", stable_endpoint.endpoint_name)
pulumi.export("stable_invoke_policy", stable_endpoint_callers.policy_arn)
pulumi.export("stable_model_bucket", stable_execution_role.bucket_name)
pulumi.export("stable_log_group", stable_endpoint_logs.group_name)
pulumi.export("stable_alarm_topic", stable_endpoint_alarms.topic_arn)
pulumi.export("canary_scoring_url", canary_endpoint_callers.scoring_url)
pulumi.export("canary_invoke_command", canary_endpoint_callers.invoke_command)
pulumi.export("canary_endpoint_name", canary_endpoint.endpoint_name)
pulumi.export("canary_invoke_policy", canary_endpoint_callers.policy_arn)
pulumi.export("canary_model_bucket", canary_execution_role.bucket_name)
pulumi.export("canary_log_group", canary_endpoint_logs.group_name)
pulumi.export("canary_alarm_topic", canary_endpoint_alarms.topic_arn)
