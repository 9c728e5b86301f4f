"""A number that the provider behind the package does not accept."""

import pulumi_alicloud as alicloud

group = alicloud.alb.ServerGroup(
    "web",
    server_group_name="web",
    vpc_id="vpc-1",
    protocol="HTTP",
    health_check_config={"health_check_enabled": True, "health_check_interval": 90},
)
