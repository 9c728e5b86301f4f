import overrides
import pulumi_alicloud as alicloud
import pulumi_aws as aws

for key, port in {"ssh": 22, "rdp": 3389}.items():
    aws.vpc.SecurityGroupIngressRule(
        f"admin-{key}",
        security_group_id="sg-1",
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        cidr_ipv4="203.0.113.0/24",
    )
alicloud.alb.Listener(
    "https",
    load_balancer_id="alb-1",
    listener_protocol="HTTPS",
    listener_port=443,
    security_policy_id="tls_cipher_policy_1_2",
    certificates={"certificate_id": "1"},
    default_actions=[
        {
            "type": "ForwardGroup",
            "forward_group_config": {"server_group_tuples": [{"server_group_id": "sgp-1"}]},
        }
    ],
)
# Everybody may call it, as the program says; the overrides say otherwise.
closed = aws.vpc.SecurityGroupIngressRule(
    "closed",
    security_group_id="sg-1",
    ip_protocol="tcp",
    from_port=22,
    to_port=22,
    cidr_ipv4="0.0.0.0/0",
)
