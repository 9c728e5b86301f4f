"""The one address of all variants."""

import pulumi
import pulumi_aws as aws

from canary_endpoint_alarms import error_alarms
from canary_endpoint_logs import log_group
from canary_variants import configuration
from settings import canary_name

endpoint = aws.sagemaker.Endpoint(
    "canary",
    name=canary_name,
    endpoint_config_name=configuration.name,
    # A new configuration starts on new instances beside the old ones, with the fewest of each
    # variant. They take over at once, and the old ones stay until the new have proved themselves:
    # while an alarm rings, requests go back to them. Slower ways take no endpoint with several
    # variants, or need more than one instance of each.
    deployment_config={
        "blue_green_update_policy": {
            "termination_wait_in_seconds": 300,
            "traffic_routing_configuration": {
                "type": "ALL_AT_ONCE",
                "wait_interval_in_seconds": 600,
            },
        },
        "auto_rollback_configuration": {
            "alarms": [{"alarm_name": alarm.name} for alarm in error_alarms],
        },
    },
    # The role may not make the group that the containers log to.
    opts=pulumi.ResourceOptions(depends_on=[log_group]),
)


def went_live(configurations: list[str]) -> str:
    """Stop here if not: an update that went back counts as done, and what is in use would go."""
    wanted, live = configurations
    if live != wanted:
        raise ValueError("SageMaker went back to the old configuration, which is kept.")
    return live


live_configuration = pulumi.Output.all(
    configuration.name,
    endpoint.endpoint_config_name,
).apply(went_live)

endpoint_name = endpoint.name
