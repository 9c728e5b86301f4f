"""Who may call whom: clients reach the load balancer, and only it reaches the servers."""

import pulumi_aws as aws

from network import vpc
from settings import clients, name, port

load_balancer_group = aws.ec2.SecurityGroup(
    "load-balancer",
    name_prefix=f"{name}-load-balancer-",
    description="Load balancer: admits the clients.",
    vpc_id=vpc.id,
    tags={"Name": f"{name}-load-balancer"},
)

for block in clients:
    aws.vpc.SecurityGroupIngressRule(
        f"load-balancer-from-{block}",
        security_group_id=load_balancer_group.id,
        cidr_ipv4=block,
        description=f"Clients in {block}",
        ip_protocol="tcp",
        from_port=80,
        to_port=80,
    )
    aws.vpc.SecurityGroupIngressRule(
        f"load-balancer-https-from-{block}",
        security_group_id=load_balancer_group.id,
        cidr_ipv4=block,
        description=f"Clients in {block}",
        ip_protocol="tcp",
        from_port=443,
        to_port=443,
    )

server_group = aws.ec2.SecurityGroup(
    "server",
    name_prefix=f"{name}-server-",
    description="Model servers: the load balancer may call them, they not one another.",
    vpc_id=vpc.id,
    tags={"Name": f"{name}-server"},
)

aws.vpc.SecurityGroupEgressRule(
    "load-balancer-to-server",
    security_group_id=load_balancer_group.id,
    referenced_security_group_id=server_group.id,
    description="Servers",
    ip_protocol="tcp",
    from_port=port,
    to_port=port,
)

aws.vpc.SecurityGroupIngressRule(
    "server-from-load-balancer",
    security_group_id=server_group.id,
    referenced_security_group_id=load_balancer_group.id,
    description="The load balancer, by its group",
    ip_protocol="tcp",
    from_port=port,
    to_port=port,
)

server_to_internet = aws.vpc.SecurityGroupEgressRule(
    "server-to-internet",
    security_group_id=server_group.id,
    cidr_ipv4="0.0.0.0/0",
    description="Images, packages and models, over HTTPS alone",
    ip_protocol="tcp",
    from_port=443,
    to_port=443,
)
