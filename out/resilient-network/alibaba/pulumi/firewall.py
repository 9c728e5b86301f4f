"""Who may call whom: clients reach the load balancer, and only it reaches the servers."""

import pulumi_alicloud as alicloud

from network import load_balancer_switches, vpc
from settings import clients, name, port, tags

load_balancer_group = alicloud.ecs.SecurityGroup(
    "load-balancer",
    security_group_name=f"{name}-load-balancer",
    description="Load balancer: admits the clients.",
    vpc_id=vpc.id,
    inner_access_policy="Drop",
    tags=tags,
)

for block in clients:
    for open_port in [80, 443]:
        alicloud.ecs.SecurityGroupRule(
            f"load-balancer-from-{block}-{open_port}",
            type="ingress",
            description=f"Clients in {block}",
            security_group_id=load_balancer_group.id,
            cidr_ip=block,
            ip_protocol="tcp",
            port_range=f"{open_port}/{open_port}",
        )

# A load balancer admits everybody whom no rule of its group refuses.
nobody_else = alicloud.ecs.SecurityGroupRule(
    "load-balancer-from-nobody-else",
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
    "server",
    security_group_name=f"{name}-server",
    description="Model servers: the load balancer may call them, they not one another.",
    vpc_id=vpc.id,
    inner_access_policy="Drop",
    tags=tags,
)

alicloud.ecs.SecurityGroupRule(
    "server-from-load-balancer",
    type="ingress",
    description="The load balancer, by its group",
    security_group_id=server_group.id,
    source_security_group_id=load_balancer_group.id,
    ip_protocol="tcp",
    port_range=f"{port}/{port}",
)

# ALB forwards and probes from addresses in its own vSwitches, where no server lives.
for zone, switch in load_balancer_switches.items():
    alicloud.ecs.SecurityGroupRule(
        f"server-from-load-balancer-{zone}",
        type="ingress",
        description=f"The load balancer in {zone}",
        security_group_id=server_group.id,
        cidr_ip=switch.cidr_block,
        ip_protocol="tcp",
        port_range=f"{port}/{port}",
    )
