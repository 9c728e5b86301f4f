import pulumi_alicloud as alicloud
import pulumi_aws as aws
from pulumi_azure_native import network

from net import EVERYBODY, PORTS, vpc

group = aws.ec2.SecurityGroup(
    "web",
    vpc_id=vpc.id,
    ingress=[
        {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": EVERYBODY},
        aws.ec2.SecurityGroupIngressArgs(
            protocol="tcp", from_port=443, to_port=443, cidr_blocks=EVERYBODY
        ),
    ],
)

for port in PORTS:
    aws.ec2.SecurityGroupRule(
        f"port-{port}",
        type="ingress",
        security_group_id=group.id,
        protocol="tcp",
        from_port=port,
        to_port=port,
        cidr_blocks=EVERYBODY,
    )

alicloud.ecs.SecurityGroupRule(
    "all",
    type="ingress",
    ip_protocol="tcp",
    security_group_id="sg-1",
    cidr_ip="0.0.0.0/0",
)

network.NetworkSecurityGroup(
    "main",
    resource_group_name="main",
    security_rules=[
        network.SecurityRuleArgs(
            name="remote-desktop",
            priority=100,
            access=network.SecurityRuleAccess.ALLOW,
            direction=network.SecurityRuleDirection.INBOUND,
            protocol="Tcp",
            source_address_prefix="*",
            source_port_range="*",
            destination_address_prefix="*",
            destination_port_range="3389",
        ),
        {
            "name": "web",
            "priority": 110,
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "Internet",
            "destinationPortRanges": ["80", "443"],
        },
    ],
)
