"""The way in.

Predictions take unequal time, so each request goes to the server with the fewest.
"""

import pulumi
import pulumi_alicloud as alicloud

from firewall import load_balancer_group, nobody_else
from network import load_balancer_switches, vpc
from servers import servers
from settings import (
    deletion_protection,
    health_path,
    name,
    port,
    tags,
)

load_balancer = alicloud.alb.LoadBalancer(
    "main",
    load_balancer_name=name,
    load_balancer_edition="Standard",
    address_type="Internet",
    vpc_id=vpc.id,
    load_balancer_billing_config=alicloud.alb.LoadBalancerLoadBalancerBillingConfigArgs(
        pay_type="PayAsYouGo",
    ),
    zone_mappings=[
        alicloud.alb.LoadBalancerZoneMappingArgs(zone_id=zone, vswitch_id=switch.id)
        for zone, switch in load_balancer_switches.items()
    ],
    deletion_protection_config=alicloud.alb.LoadBalancerDeletionProtectionConfigArgs(
        enabled=deletion_protection,
    ),
    tags=tags,
)

membership = alicloud.alb.LoadBalancerSecurityGroupAttachment(
    "main",
    load_balancer_id=load_balancer.id,
    security_group_id=load_balancer_group.id,
    # Without this rule the group admits everybody.
    opts=pulumi.ResourceOptions(depends_on=[nobody_else]),
)

server_group = alicloud.alb.ServerGroup(
    "main",
    server_group_name=name,
    vpc_id=vpc.id,
    protocol="HTTP",
    scheduler="Wlc",
    health_check_config=alicloud.alb.ServerGroupHealthCheckConfigArgs(
        health_check_enabled=True,
        health_check_protocol="HTTP",
        health_check_method="GET",
        health_check_path=health_path,
        health_check_connect_port=port,
        health_check_codes=["http_2xx"],
        health_check_interval=10,
        health_check_timeout=5,
        healthy_threshold=2,
        unhealthy_threshold=3,
    ),
    # As long as a prediction may take: a server that is taken away answers what it has begun.
    connection_drain_config=alicloud.alb.ServerGroupConnectionDrainConfigArgs(
        connection_drain_enabled=True,
        connection_drain_timeout=180,
    ),
    servers=[
        alicloud.alb.ServerGroupServerArgs(
            server_type="Ecs",
            server_id=server.id,
            server_ip=server.primary_ip_address,
            port=port,
            weight=100,
        )
        for server in servers.values()
    ],
    tags=tags,
)

to_servers = alicloud.alb.ListenerDefaultActionArgs(
    type="ForwardGroup",
    forward_group_config=alicloud.alb.ListenerDefaultActionForwardGroupConfigArgs(
        server_group_tuples=[
            alicloud.alb.ListenerDefaultActionForwardGroupConfigServerGroupTupleArgs(
                server_group_id=server_group.id,
            ),
        ],
    ),
)

alicloud.alb.Listener(
    "http",
    load_balancer_id=load_balancer.id,
    listener_description=f"{name}-http",
    listener_protocol="HTTP",
    listener_port=80,
    request_timeout=180,
    default_actions=[to_servers],
    tags=tags,
    # Outside of its group the load balancer admits everybody.
    opts=pulumi.ResourceOptions(depends_on=[membership]),
)

url = pulumi.Output.concat("http://", load_balancer.dns_name)
