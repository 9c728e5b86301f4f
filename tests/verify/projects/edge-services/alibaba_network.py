from ipaddress import ip_network

import pulumi
import pulumi_alicloud as alicloud

from settings import admins, network, tags, zones


class Network(pulumi.ComponentResource):
    def __init__(self, name: str, block: str, opts: pulumi.ResourceOptions | None = None):
        super().__init__("edge:index:Network", name, {}, opts)
        inside = pulumi.ResourceOptions(parent=self)
        self.vpc = alicloud.vpc.Network(
            name, vpc_name=name, cidr_block=block, tags=tags, opts=inside
        )
        blocks = list(ip_network(block).subnets(new_prefix=20))
        self.switches = [
            alicloud.vpc.Switch(
                f"{name}-{zone.name}",
                vpc_id=self.vpc.id,
                zone_id=zone.name,
                cidr_block=str(blocks[zone.index]),
                opts=inside,
            )
            for zone in zones
        ]
        self.group = alicloud.ecs.SecurityGroup(
            name, security_group_name=name, vpc_id=self.vpc.id, opts=inside
        )
        for port in sorted({port for zone in zones for port in zone.ports}):
            alicloud.ecs.SecurityGroupRule(
                f"{name}-{port}",
                type="ingress",
                ip_protocol="tcp",
                port_range=f"{port}/{port}",
                cidr_ip="0.0.0.0/0",
                security_group_id=self.group.id,
                opts=inside,
            )
        for number, block in enumerate(admins):
            alicloud.ecs.SecurityGroupRule(
                f"{name}-admin-{number}",
                type="ingress",
                ip_protocol="tcp",
                port_range="22/22",
                cidr_ip=block,
                security_group_id=self.group.id,
                opts=inside,
            )
        self.register_outputs({"vpc_id": self.vpc.id})


edge = Network("edge", network)
