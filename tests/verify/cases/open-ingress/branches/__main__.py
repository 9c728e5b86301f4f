import pulumi
import pulumi_alicloud as alicloud

config = pulumi.Config()
debug = config.get_bool("debug") or False
hosts = config.get_object("hosts") or []
ports = {"shell": "22/22", "web": "80/80", "remote": "3389/3389"}


def opened(name: str, port: str) -> None:
    alicloud.ecs.SecurityGroupRule(
        name,
        type="ingress",
        ip_protocol="tcp",
        port_range=port,
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )


if debug and pulumi.get_stack() != "prod":
    alicloud.ecs.SecurityGroupRule(
        "shell",
        type="ingress",
        ip_protocol="tcp",
        port_range="22/22",
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )
elif not hosts:
    alicloud.ecs.SecurityGroupRule(
        "database",
        type="ingress",
        ip_protocol="tcp",
        port_range="3306/3306",
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )
else:
    alicloud.ecs.SecurityGroupRule(
        "cache",
        type="ingress",
        ip_protocol="tcp",
        port_range="6379/6379",
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )

# Nobody opens what the filter leaves out.
rules = [
    alicloud.ecs.SecurityGroupRule(
        name,
        type="ingress",
        ip_protocol="tcp",
        port_range=port,
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )
    for name, port in ports.items()
    if name == "web"
]
maybe = (
    alicloud.ecs.SecurityGroupRule(
        "all",
        type="ingress",
        ip_protocol="all",
        cidr_ip="0.0.0.0/0",
        security_group_id="sg-1",
    )
    if debug
    else None
)
