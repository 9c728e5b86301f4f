import pulumi
import pulumi_aws as aws
from pulumi_azure_native import network

config = pulumi.Config()
admins = config.get_object("admins") or ["203.0.113.0/24"]
policy = config.get("policy") or '{"Version": "2012-10-17", "Statement": []}'

ports = {"ssh": 22, "web": 443}

aws.ec2.SecurityGroup(
    "main",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp",
            from_port=ports.get("ssh", 443),
            to_port=ports.get("ssh", 443),
            cidr_blocks=admins,
        ),
    ],
)
aws.ec2.SecurityGroup(
    "web",
    ingress=[
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp",
            from_port=ports.get("web", 22),
            to_port=ports.get("web", 22),
            cidr_blocks=["0.0.0.0/0"],
        ),
    ],
)

aws.vpc.SecurityGroupIngressRule(
    "databases",
    security_group_id="sg-1",
    ip_protocol="tcp",
    from_port=5432,
    to_port=5432,
    cidr_ipv4="0.0.0.0/0" if pulumi.get_stack() != "prod" else "10.0.0.0/8",
)

network.SecurityRule(
    "administration",
    resource_group_name="main",
    network_security_group_name="main",
    priority=100,
    direction="Inbound",
    access="Allow",
    protocol="Tcp",
    source_address_prefix="Internet" if config.get_bool("open") else "10.0.0.0/8",
    source_port_range="*",
    destination_address_prefix="*",
    destination_port_range="3389",
)

aws.iam.Policy("main", policy=policy)
