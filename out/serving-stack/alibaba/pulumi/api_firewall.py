"""Who may call whom: the CDN reaches the load balancer, and only it reaches the servers."""

import pulumi_alicloud as alicloud

from network import load_balancer_switches, vpc
from settings import api_clients, api_name, api_port, tags

load_balancer_group = alicloud.ecs.SecurityGroup(
    "api-load-balancer",
    security_group_name=f"{api_name}-load-balancer",
    description="Load balancer: admits the clients.",
    vpc_id=vpc.id,
    inner_access_policy="Drop",
    tags=tags,
)

# The CDN calls from addresses that change, so everybody reaches this port. Rules of the
# listener let those pass who show the CDN's secret, and the clients.
alicloud.ecs.SecurityGroupRule(
    "api-load-balancer-from-edge",
    type="ingress",
    description="The CDN, from wherever it calls",
    security_group_id=load_balancer_group.id,
    cidr_ip="0.0.0.0/0",
    ip_protocol="tcp",
    port_range="443/443",
)

for block in api_clients:
    alicloud.ecs.SecurityGroupRule(
        f"api-load-balancer-from-{block}",
        type="ingress",
        description=f"Clients in {block}, sent to HTTPS",
        security_group_id=load_balancer_group.id,
        cidr_ip=block,
        ip_protocol="tcp",
        port_range="80/80",
    )

# A load balancer admits everybody whom no rule of its group refuses.
nobody_else = alicloud.ecs.SecurityGroupRule(
    "api-load-balancer-from-nobody-else",
    type="ingress",
    description="Everybody else",
    security_group_id=load_balancer_group.id,
    cidr_ip="0.0.0.0/0",
    ip_protocol="all",
    port_range="-1/-1",
    policy="drop",
    priority=100,
)

server_group = alicloud.ecs.SecurityGroup(
    "api-server",
    security_group_name=f"{api_name}-server",
    description="Model servers: the load balancer may call them, they not one another.",
    vpc_id=vpc.id,
    inner_access_policy="Drop",
    tags=tags,
)

alicloud.ecs.SecurityGroupRule(
    "api-server-from-load-balancer",
    type="ingress",
    description="The load balancer, by its group",
    security_group_id=server_group.id,
    source_security_group_id=load_balancer_group.id,
    ip_protocol="tcp",
    port_range=f"{api_port}/{api_port}",
)

# ALB forwards and probes from addresses in its own vSwitches, where no server lives.
for zone, switch in load_balancer_switches.items():
    alicloud.ecs.SecurityGroupRule(
        f"api-server-from-load-balancer-{zone}",
        type="ingress",
        description=f"The load balancer in {zone}",
        security_group_id=server_group.id,
        cidr_ip=switch.cidr_block,
        ip_protocol="tcp",
        port_range=f"{api_port}/{api_port}",
    )
