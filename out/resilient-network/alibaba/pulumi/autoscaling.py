"""As many model servers as the load needs.

None is special: one that fails is replaced by another.
"""

from base64 import b64encode
from math import ceil
from pathlib import Path
from string import Template

import pulumi
import pulumi_alicloud as alicloud

from firewall import server_group as security_group
from load_balancer import https, server_group
from network import egress, server_switches
from settings import (
    cpu_percent,
    deletion_protection,
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

ubuntu = alicloud.ecs.get_images_output(
    owners="system",
    name_regex="^ubuntu_24_04_x64",
    instance_type=machine_type,
    most_recent=True,
)

cloud_init = Template(Path(__file__).with_name("cloud-init.yaml").read_text())
user_data = cloud_init.safe_substitute(image=image, port=port)

template = alicloud.ecs.EcsLaunchTemplate(
    "server",
    launch_template_name=name,
    description=f"Model servers of {name}",
    update_default_version_number=True,
    instance_name=name,
    instance_type=machine_type,
    image_id=ubuntu.images[0].id,
    user_data=b64encode(user_data.encode()).decode(),
    security_group_ids=[security_group.id],
    # Metadata answers only to a session's token, so a request that is forged through the model
    # server reads no credentials.
    http_endpoint="enabled",
    http_tokens="required",
    security_enhancement_strategy="Active",
    system_disk=alicloud.ecs.EcsLaunchTemplateSystemDiskArgs(
        category="cloud_essd",
        performance_level="PL1",
        size=system_disk_gib,
        encrypted=True,
        delete_with_instance=True,
    ),
    tags=tags,
    template_tags=tags,
)

scaling_group = alicloud.ess.ScalingGroup(
    "server",
    scaling_group_name=name,
    min_size=min_servers,
    max_size=max_servers,
    # Where the count starts. A group without one does nothing else while a server warms up or
    # drains.
    desired_capacity=min_servers,
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
    "warm-up",
    scaling_group_id=scaling_group.id,
    name="warm-up",
    lifecycle_transition="SCALE_OUT",
    heartbeat_timeout=warmup_minutes * 60,
    default_result="CONTINUE",
)

# A server that goes has time to answer what it has begun.
alicloud.ess.LifecycleHook(
    "drain",
    scaling_group_id=scaling_group.id,
    name="drain",
    lifecycle_transition="SCALE_IN",
    heartbeat_timeout=180,
    default_result="CONTINUE",
)

attachment = alicloud.ess.ServerGroupAttachment(
    "server",
    scaling_group_id=scaling_group.id,
    server_group_id=server_group.id,
    type="ALB",
    port=port,
    weight=100,
    force_attach=True,
    opts=pulumi.ResourceOptions(
        # Refused while servers come or go, and the first ones come for as long as they warm up.
        custom_timeouts=pulumi.CustomTimeouts(
            create=f"{warmup_minutes + 20}m",
            delete=f"{warmup_minutes + 20}m",
        ),
        # Without a listener the load balancer probes nobody.
        depends_on=[https],
    ),
)

# Each rule asks for as many servers as its own target takes; the group follows the larger wish.
alicloud.ess.ScalingRule(
    "cpu",
    scaling_group_id=scaling_group.id,
    scaling_rule_name="cpu",
    scaling_rule_type="TargetTrackingScalingRule",
    metric_name="CpuUtilization",
    target_value=cpu_percent,
    estimated_instance_warmup=warmup_minutes * 60,
)

alicloud.ess.ScalingRule(
    "requests",
    scaling_group_id=scaling_group.id,
    scaling_rule_name="requests",
    scaling_rule_type="TargetTrackingScalingRule",
    metric_name="LoadBalancerRealServerAverageQps",
    # The metric counts by the second, to three places.
    target_value=ceil(requests_per_server * 1000 / 60) / 1000,
    estimated_instance_warmup=warmup_minutes * 60,
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
