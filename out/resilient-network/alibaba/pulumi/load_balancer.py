"""The way in.

Predictions take unequal time, so each request goes to the server with the fewest.
"""

import pulumi
import pulumi_alicloud as alicloud

from firewall import load_balancer_group, nobody_else
from load_balancer_logs import call_index, call_log, log_project
from network import load_balancer_switches, vpc
from settings import (
    certificate_id,
    deletion_protection,
    health_path,
    name,
    port,
    tags,
)

load_balancer = alicloud.alb.LoadBalancer(
    "main",
    load_balancer_name=name,
    load_balancer_edition="StandardWithWaf",
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
    access_log_config=alicloud.alb.LoadBalancerAccessLogConfigArgs(
        log_project=log_project.project_name,
        log_store=call_log.logstore_name,
    ),
    tags=tags,
    # A sender may index a store that has no index yet, and two would collide.
    opts=pulumi.ResourceOptions(depends_on=[call_index]),
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
    tags=tags,
    # The scaling group adds and removes its servers.
    opts=pulumi.ResourceOptions(ignore_changes=["servers"]),
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

https = alicloud.alb.Listener(
    "https",
    load_balancer_id=load_balancer.id,
    listener_description=f"{name}-https",
    listener_protocol="HTTPS",
    listener_port=443,
    security_policy_id="tls_cipher_policy_1_2_strict_with_1_3",
    http2_enabled=True,
    request_timeout=180,
    certificates=alicloud.alb.ListenerCertificatesArgs(certificate_id=certificate_id),
    default_actions=[to_servers],
    tags=tags,
    # Outside of its group the load balancer admits everybody.
    opts=pulumi.ResourceOptions(depends_on=[membership]),
)

http = alicloud.alb.Listener(
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

# Port 80 answers only to send clients to HTTPS.
alicloud.alb.Rule(
    "redirect",
    rule_name=f"{name}-to-https",
    listener_id=http.id,
    priority=1,
    rule_conditions=[
        alicloud.alb.RuleRuleConditionArgs(
            type="Path",
            path_config=alicloud.alb.RuleRuleConditionPathConfigArgs(values=["/*"]),
        ),
    ],
    rule_actions=[
        alicloud.alb.RuleRuleActionArgs(
            type="Redirect",
            order=1,
            redirect_config=alicloud.alb.RuleRuleActionRedirectConfigArgs(
                protocol="HTTPS",
                port="443",
                http_code="308",
            ),
        ),
    ],
)

address = load_balancer.dns_name
