"""The way in. Predictions take unequal time, so each request goes to the server with the fewest."""

import pulumi
import pulumi_aws as aws

import api_certificate
import api_load_balancer_logs
from api_firewall import edge_group, load_balancer_group
from network import internet_route, public_subnets, vpc
from settings import api_health_path, api_name, api_port, deletion_protection

load_balancer = aws.lb.LoadBalancer(
    "api",
    name=api_name,
    load_balancer_type="application",
    internal=False,
    subnets=[subnet.id for subnet in public_subnets.values()],
    security_groups=[load_balancer_group.id, edge_group.id],
    # A prediction may be silent for long before it answers.
    idle_timeout=180,
    drop_invalid_header_fields=True,
    enable_deletion_protection=deletion_protection,
    access_logs={
        "bucket": api_load_balancer_logs.bucket.id,
        "enabled": True,
    },
    # It tries out both when it is made: the way out, and whether it may write its logs.
    opts=pulumi.ResourceOptions(
        depends_on=[internet_route, api_load_balancer_logs.policy],
    ),
)

target_group = aws.lb.TargetGroup(
    "api-server",
    name_prefix="model-",
    vpc_id=vpc.id,
    port=api_port,
    protocol="HTTP",
    load_balancing_algorithm_type="least_outstanding_requests",
    # As long as a prediction may take: a server that is taken away answers what it has begun.
    deregistration_delay=180,
    health_check={
        "path": api_health_path,
        "matcher": "200",
        "interval": 10,
        "timeout": 5,
        "healthy_threshold": 2,
        "unhealthy_threshold": 3,
    },
)

https = aws.lb.Listener(
    "api-https",
    load_balancer_arn=load_balancer.arn,
    port=443,
    protocol="HTTPS",
    ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificate_arn=api_certificate.validated.certificate_arn,
    default_actions=[
        {
            "type": "forward",
            "target_group_arn": target_group.arn,
        },
    ],
)

# Port 80 answers only to send clients to HTTPS.
aws.lb.Listener(
    "api-http",
    load_balancer_arn=load_balancer.arn,
    port=80,
    protocol="HTTP",
    default_actions=[
        {
            "type": "redirect",
            "redirect": {
                "protocol": "HTTPS",
                "port": "443",
                "status_code": "HTTP_301",
            },
        },
    ],
)

address = load_balancer.dns_name
