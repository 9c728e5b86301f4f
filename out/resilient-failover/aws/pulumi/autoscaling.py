"""As many model servers as the load needs.

None is special: one that fails is replaced by another.
"""

from base64 import b64encode
from pathlib import Path
from string import Template

import pulumi
import pulumi_aws as aws

from firewall import server_group, server_to_internet
from identity import server_profile
from load_balancer import https, load_balancer, target_group
from network import egress, private_associations, private_subnets
from settings import (
    cpu_percent,
    image,
    machine_type,
    max_servers,
    min_servers,
    name,
    port,
    requests_per_server,
    system_disk_gib,
    tags,
    warmup_minutes,
)

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())
user_data = cloud_init.safe_substitute(image=image, port=port)
server_tags = {**tags, "Name": name}

template = aws.ec2.LaunchTemplate(
    "server",
    name_prefix=f"{name}-",
    description=f"Model servers of {name}",
    instance_type=machine_type,
    # Looked up at each launch, so that new servers start with the newest patches.
    image_id="resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    user_data=b64encode(user_data.encode()).decode(),
    vpc_security_group_ids=[server_group.id],
    ebs_optimized="true",
    update_default_version=True,
    iam_instance_profile={
        "arn": server_profile.arn,
    },
    # Metadata answers only to a session's token, and not to containers: a request that is forged
    # through the model server reads no credentials.
    metadata_options={
        "http_endpoint": "enabled",
        "http_tokens": "required",
        "http_put_response_hop_limit": 1,
    },
    monitoring={"enabled": True},
    block_device_mappings=[
        {
            "device_name": "/dev/xvda",
            "ebs": {
                "volume_type": "gp3",
                "volume_size": system_disk_gib,
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
    "server",
    name_prefix=f"{name}-",
    min_size=min_servers,
    max_size=max_servers,
    vpc_zone_identifiers=[subnet.id for subnet in private_subnets.values()],
    target_group_arns=[target_group.arn],
    # A server whose model does not answer is replaced, not only one whose machine fails. Until it
    # has pulled its image it is left alone.
    health_check_type="ELB",
    health_check_grace_period=warmup_minutes * 60,
    default_instance_warmup=warmup_minutes * 60,
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
    "cpu",
    name="cpu",
    autoscaling_group_name=servers.name,
    policy_type="TargetTrackingScaling",
    target_tracking_configuration={
        "target_value": cpu_percent,
        "predefined_metric_specification": {
            "predefined_metric_type": "ASGAverageCPUUtilization",
        },
    },
)

aws.autoscaling.Policy(
    "requests",
    name="requests",
    autoscaling_group_name=servers.name,
    policy_type="TargetTrackingScaling",
    target_tracking_configuration={
        "target_value": requests_per_server,
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
