"""Who may call whom: the CDN reaches the load balancer, and only it reaches the servers."""

import pulumi_aws as aws

from network import vpc
from settings import api_clients, api_name, api_port

load_balancer_group = aws.ec2.SecurityGroup(
    "api-load-balancer",
    name_prefix=f"{api_name}-load-balancer-",
    description="Load balancer: admits the clients.",
    vpc_id=vpc.id,
    tags={"Name": f"{api_name}-load-balancer"},
)

for block in api_clients:
    aws.vpc.SecurityGroupIngressRule(
        f"api-load-balancer-from-{block}",
        security_group_id=load_balancer_group.id,
        cidr_ipv4=block,
        description=f"Clients in {block}",
        ip_protocol="tcp",
        from_port=80,
        to_port=80,
    )
    aws.vpc.SecurityGroupIngressRule(
        f"api-load-balancer-https-from-{block}",
        security_group_id=load_balancer_group.id,
        cidr_ipv4=block,
        description=f"Clients in {block}",
        ip_protocol="tcp",
        from_port=443,
        to_port=443,
    )

# Only some clients are admitted, so the health checkers of Route 53 have to be named too.
health_checkers = aws.ec2.get_managed_prefix_list_output(
    name="com.amazonaws.eu-central-1.route53-healthchecks",
)

aws.vpc.SecurityGroupIngressRule(
    "api-load-balancer-from-health-checkers",
    security_group_id=load_balancer_group.id,
    prefix_list_id=health_checkers.id,
    description="Health checkers of Route 53",
    ip_protocol="tcp",
    from_port=443,
    to_port=443,
)

edge_addresses = aws.ec2.get_managed_prefix_list_output(
    name="com.amazonaws.global.cloudfront.origin-facing",
)

# Apart from the clients: a group has room for 60 rules, and CloudFront's addresses take 55.
edge_group = aws.ec2.SecurityGroup(
    "api-edge",
    name_prefix=f"{api_name}-edge-",
    description="Load balancer: admits the CDN.",
    vpc_id=vpc.id,
    tags={"Name": f"{api_name}-edge"},
)

aws.vpc.SecurityGroupIngressRule(
    "api-load-balancer-from-edge",
    security_group_id=edge_group.id,
    prefix_list_id=edge_addresses.id,
    description="CloudFront, for whichever distribution",
    ip_protocol="tcp",
    from_port=443,
    to_port=443,
)

server_group = aws.ec2.SecurityGroup(
    "api-server",
    name_prefix=f"{api_name}-server-",
    description="Model servers: the load balancer may call them, they not one another.",
    vpc_id=vpc.id,
    tags={"Name": f"{api_name}-server"},
)

aws.vpc.SecurityGroupEgressRule(
    "api-load-balancer-to-server",
    security_group_id=load_balancer_group.id,
    referenced_security_group_id=server_group.id,
    description="Servers",
    ip_protocol="tcp",
    from_port=api_port,
    to_port=api_port,
)

aws.vpc.SecurityGroupIngressRule(
    "api-server-from-load-balancer",
    security_group_id=server_group.id,
    referenced_security_group_id=load_balancer_group.id,
    description="The load balancer, by its group",
    ip_protocol="tcp",
    from_port=api_port,
    to_port=api_port,
)

server_to_internet = aws.vpc.SecurityGroupEgressRule(
    "api-server-to-internet",
    security_group_id=server_group.id,
    cidr_ipv4="0.0.0.0/0",
    description="Images, packages and models, over HTTPS alone",
    ip_protocol="tcp",
    from_port=443,
    to_port=443,
)
