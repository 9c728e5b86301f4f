"""As many model servers as the load needs.

None is special: one that fails is replaced by another.
"""

from base64 import b64encode
from pathlib import Path
from string import Template

import pulumi
import pulumi_aws as aws

from api_firewall import server_group, server_to_internet
from api_identity import server_profile
from api_load_balancer import https, load_balancer, target_group
from models_store import bucket as model_bucket
from network import egress, private_associations, private_subnets
from settings import (
    api_cpu_percent,
    api_image,
    api_machine_type,
    api_max_servers,
    api_min_servers,
    api_name,
    api_port,
    api_requests_per_server,
    api_system_disk_gib,
    api_warmup_minutes,
    tags,
)

cloud_init = Template(Path(__file__).with_name("api_cloud-init.yaml").read_text())


def user_data(bucket: str) -> str:
    """What a server runs at its first boot, as the cloud wants it: in base64."""
    text = cloud_init.safe_substitute(
        image=api_image,
        port=api_port,
        model_store=f"s3://{bucket}/models/",
    )
    return b64encode(text.encode()).decode()


server_tags = {**tags, "Name": api_name}

template = aws.ec2.LaunchTemplate(
    "api-server",
    name_prefix=f"{api_name}-",
    description=f"Model servers of {api_name}",
    instance_type=api_machine_type,
    # Looked up at each launch, so that new servers start with the newest patches.
    image_id="resolve:ssm:/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id",
    user_data=model_bucket.id.apply(user_data),
    vpc_security_group_ids=[server_group.id],
    ebs_optimized="true",
    update_default_version=True,
    iam_instance_profile={
        "arn": server_profile.arn,
    },
    # Metadata answers only to a session's token. It answers to containers, which are one hop
    # further away: the model server reads its models as this server.
    metadata_options={
        "http_endpoint": "enabled",
        "http_tokens": "required",
        "http_put_response_hop_limit": 2,
    },
    monitoring={"enabled": True},
    block_device_mappings=[
        {
            "device_name": "/dev/xvda",
            "ebs": {
                "volume_type": "gp3",
                "volume_size": api_system_disk_gib,
                "encrypted": "true",
                "delete_on_termination": "true",
            },
        },
    ],
    # What a launch creates carries no tags of the provider's.
    tag_specifications=[
        {
            "resource_type": kind,
            "tags": server_tags,
        }
        for kind in ["volume", "network-interface"]
    ],
)

servers = aws.autoscaling.Group(
    "api-server",
    name_prefix=f"{api_name}-",
    min_size=api_min_servers,
    max_size=api_max_servers,
    vpc_zone_identifiers=[subnet.id for subnet in private_subnets.values()],
    target_group_arns=[target_group.arn],
    # A server whose model does not answer is replaced, not only one whose machine fails. Until it
    # has pulled its image it is left alone.
    health_check_type="ELB",
    health_check_grace_period=api_warmup_minutes * 60,
    default_instance_warmup=api_warmup_minutes * 60,
    enabled_metrics=[
        aws.autoscaling.Metric.GROUP_DESIRED_CAPACITY,
        aws.autoscaling.Metric.GROUP_IN_SERVICE_INSTANCES,
    ],
    launch_template={
        "id": template.id,
        "version": template.latest_version.apply(str),
    },
    # A new template replaces the servers in turn; each waits for its successor.
    instance_refresh={
        "strategy": "Rolling",
        "preferences": {
            "min_healthy_percentage": 100,
            "max_healthy_percentage": 150,
        },
    },
    tags=[
        {"key": key, "value": value, "propagate_at_launch": True}
        for key, value in server_tags.items()
    ],
    # Servers need their way out to boot, and a listener before the load balancer probes them.
    opts=pulumi.ResourceOptions(
        depends_on=[
            *private_associations,
            *egress,
            server_to_internet,
            https,
        ],
    ),
)

# Each policy asks for as many servers as its own target takes; the group follows the larger wish.
aws.autoscaling.Policy(
    "api-cpu",
    name="cpu",
    autoscaling_group_name=servers.name,
    policy_type="TargetTrackingScaling",
    target_tracking_configuration={
        "target_value": api_cpu_percent,
        "predefined_metric_specification": {
            "predefined_metric_type": "ASGAverageCPUUtilization",
        },
    },
)

aws.autoscaling.Policy(
    "api-requests",
    name="requests",
    autoscaling_group_name=servers.name,
    policy_type="TargetTrackingScaling",
    target_tracking_configuration={
        "target_value": api_requests_per_server,
        "predefined_metric_specification": {
            "predefined_metric_type": "ALBRequestCountPerTarget",
            "resource_label": pulumi.Output.concat(
                load_balancer.arn_suffix,
                "/",
                target_group.arn_suffix,
            ),
        },
    },
)

group_name = servers.name
