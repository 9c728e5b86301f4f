"""As many model servers as the load needs.

None is special: one that fails is replaced by another.
"""

from base64 import b64encode
from math import ceil
from pathlib import Path
from string import Template

import pulumi
import pulumi_alicloud as alicloud

from api_edge_rules import nobody_else
from api_firewall import server_group as security_group
from api_load_balancer import server_group
from models_identities import roles as model_readers
from models_store import bucket as model_bucket
from network import egress, server_switches
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
    deletion_protection,
    tags,
)

ubuntu = alicloud.ecs.get_images_output(
    owners="system",
    name_regex="^ubuntu_24_04_x64",
    instance_type=api_machine_type,
    most_recent=True,
)

cloud_init = Template(Path(__file__).with_name("api_cloud-init.yaml").read_text())


def user_data(known: list[str]) -> str:
    """What a server runs at its first boot, as the cloud wants it: in base64."""
    store, identity = known
    text = cloud_init.safe_substitute(
        image=api_image,
        port=api_port,
        model_store=f"oss://{store}/models/",
        model_identity=identity,
    )
    return b64encode(text.encode()).decode()


template = alicloud.ecs.EcsLaunchTemplate(
    "api-server",
    launch_template_name=api_name,
    description=f"Model servers of {api_name}",
    update_default_version_number=True,
    instance_name=api_name,
    instance_type=api_machine_type,
    image_id=ubuntu.images[0].id,
    user_data=pulumi.Output.all(
        model_bucket.id,
        model_readers["reader"].role_name,
    ).apply(user_data),
    security_group_ids=[security_group.id],
    # A server is the reader of the model store, and nothing else in the account.
    ram_role_name=model_readers["reader"].role_name,
    # Metadata answers only to a session's token, so a request that is forged through the model
    # server reads no credentials.
    http_endpoint="enabled",
    http_tokens="required",
    security_enhancement_strategy="Active",
    system_disk=alicloud.ecs.EcsLaunchTemplateSystemDiskArgs(
        category="cloud_essd",
        performance_level="PL1",
        size=api_system_disk_gib,
        encrypted=True,
        delete_with_instance=True,
    ),
    tags=tags,
    template_tags=tags,
)

scaling_group = alicloud.ess.ScalingGroup(
    "api-server",
    scaling_group_name=api_name,
    min_size=api_min_servers,
    max_size=api_max_servers,
    # Where the count starts. A group without one does nothing else while a server warms up or
    # drains.
    desired_capacity=api_min_servers,
    vswitch_ids=[switch.id for switch in server_switches.values()],
    multi_az_policy="BALANCE",
    # New servers take the newest version; those that run are replaced by an instance refresh.
    launch_template_id=template.id,
    launch_template_version="Latest",
    # A server whose model does not answer is replaced, not only one whose machine fails.
    health_check_types=["ECS", "LOAD_BALANCER"],
    removal_policies=["OldestScalingConfiguration", "OldestInstance"],
    group_deletion_protection=deletion_protection,
    tags=tags,
    opts=pulumi.ResourceOptions(
        # The scaling rules set the count.
        ignore_changes=["desiredCapacity"],
        # Servers need their way out to boot.
        depends_on=egress,
    ),
)

# A new server gets requests, and is judged by its answers, once it is warm. A template enables its
# group at once, so the first servers may start before this is known.
alicloud.ess.LifecycleHook(
    "api-warm-up",
    scaling_group_id=scaling_group.id,
    name="warm-up",
    lifecycle_transition="SCALE_OUT",
    heartbeat_timeout=api_warmup_minutes * 60,
    default_result="CONTINUE",
)

# A server that goes has time to answer what it has begun.
alicloud.ess.LifecycleHook(
    "api-drain",
    scaling_group_id=scaling_group.id,
    name="drain",
    lifecycle_transition="SCALE_IN",
    heartbeat_timeout=180,
    default_result="CONTINUE",
)

attachment = alicloud.ess.ServerGroupAttachment(
    "api-server",
    scaling_group_id=scaling_group.id,
    server_group_id=server_group.id,
    type="ALB",
    port=api_port,
    weight=100,
    force_attach=True,
    opts=pulumi.ResourceOptions(
        # Refused while servers come or go, and the first ones come for as long as they warm up.
        custom_timeouts=pulumi.CustomTimeouts(
            create=f"{api_warmup_minutes + 20}m",
            delete=f"{api_warmup_minutes + 20}m",
        ),
        # Servers are reached once strangers are refused.
        depends_on=[nobody_else],
    ),
)

# Each rule asks for as many servers as its own target takes; the group follows the larger wish.
alicloud.ess.ScalingRule(
    "api-cpu",
    scaling_group_id=scaling_group.id,
    scaling_rule_name="cpu",
    scaling_rule_type="TargetTrackingScalingRule",
    metric_name="CpuUtilization",
    target_value=api_cpu_percent,
    estimated_instance_warmup=api_warmup_minutes * 60,
)

alicloud.ess.ScalingRule(
    "api-requests",
    scaling_group_id=scaling_group.id,
    scaling_rule_name="requests",
    scaling_rule_type="TargetTrackingScalingRule",
    metric_name="LoadBalancerRealServerAverageQps",
    # The metric counts by the second, to three places.
    target_value=ceil(api_requests_per_server * 1000 / 60) / 1000,
    estimated_instance_warmup=api_warmup_minutes * 60,
    alarm_dimension=alicloud.ess.ScalingRuleAlarmDimensionArgs(
        dimension_key="rulePool",
        dimension_value=server_group.id,
    ),
    # Requests are counted once the group is known to the load balancer.
    opts=pulumi.ResourceOptions(depends_on=[attachment]),
)

scaling_group_id = scaling_group.id
rolling_update_command = pulumi.Output.concat(
    "aliyun ess StartInstanceRefresh --RegionId ap-southeast-1 --ScalingGroupId ",
    scaling_group.id,
    " --SkipMatching true --MinHealthyPercentage 100 --MaxHealthyPercentage 150",
)
