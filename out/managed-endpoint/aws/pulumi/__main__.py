"""A SageMaker endpoint in eu-central-1 that shares requests between 2 variants, each of which
scales by its own load.
"""

import pulumi

import deployment_scaling  # noqa: F401
import encryption  # noqa: F401
import endpoint
import endpoint_alarms
import endpoint_callers
import endpoint_logs
import execution_role
import model_bucket  # noqa: F401
import model_key  # noqa: F401
import models  # noqa: F401
import variants  # noqa: F401

pulumi.export("scoring_url", endpoint_callers.scoring_url)
pulumi.export("invoke_command", endpoint_callers.invoke_command)
pulumi.export("endpoint_name", endpoint.endpoint_name)
pulumi.export("invoke_policy", endpoint_callers.policy_arn)
pulumi.export("model_bucket", execution_role.bucket_name)
pulumi.export("log_group", endpoint_logs.group_name)
pulumi.export("alarm_topic", endpoint_alarms.topic_arn)
