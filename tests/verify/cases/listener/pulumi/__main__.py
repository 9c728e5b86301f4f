"""A load balancer whose listener lacks a certificate, over a group that cannot grow."""

import pulumi_aws as aws

balancer = aws.lb.LoadBalancer("main", subnets=["subnet-0a", "subnet-0b"])
targets = aws.lb.TargetGroup(
    "main",
    port=8000,
    protocol="HTTP",
    vpc_id="vpc-0123456789abcdef0",
    health_check={"path": "health", "interval": 5, "timeout": 10},
)
listener = aws.lb.Listener(
    "main",
    load_balancer_arn=balancer.arn,
    port=443,
    protocol="HTTPS",
    ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
    default_actions=[{"type": "forward", "target_group_arn": targets.arn}],
)
group = aws.autoscaling.Group(
    "main",
    min_size=3,
    max_size=2,
    vpc_zone_identifiers=["subnet-0a"],
    launch_template={"id": "lt-0123456789abcdef0"},
)
