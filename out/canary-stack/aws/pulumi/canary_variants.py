"""Which model runs on which machines, and its share of the requests."""

import pulumi_aws as aws

from canary_model_key import model_key
from canary_models import models
from settings import (
    canary_machine_types,
    canary_min_instances,
    canary_name,
    canary_startup_seconds,
    canary_traffic,
)

# SageMaker's machines are those of EC2, with "ml." before their names.
machines = {
    type: aws.ec2.get_instance_type(instance_type=type.removeprefix("ml."))
    for type in set(canary_machine_types.values())
}
local_disks = any(machine.instance_storage_supported for machine in machines.values())

# A configuration is never changed: each has a name of its own, and the endpoint moves from one to
# the next before the old one goes.
configuration = aws.sagemaker.EndpointConfiguration(
    "canary",
    name_prefix=f"{canary_name}-",
    # SageMaker refuses a key where a machine has disks of its own, which its hardware encrypts.
    kms_key_arn=None if local_disks else model_key.arn,
    production_variants=[
        {
            "variant_name": key,
            "model_name": model.name,
            "initial_variant_weight": canary_traffic[key],
            "instance_type": canary_machine_types[key],
            "initial_instance_count": canary_min_instances[key],
            "model_data_download_timeout_in_seconds": canary_startup_seconds,
            "container_startup_health_check_timeout_in_seconds": canary_startup_seconds,
            # A request goes to the instance that works on the fewest.
            "routing_configs": [{"routing_strategy": "LEAST_OUTSTANDING_REQUESTS"}],
        }
        for key, model in sorted(models.items())
    ],
)
