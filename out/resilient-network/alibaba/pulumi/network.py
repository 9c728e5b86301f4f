"""Two vSwitches in every zone.

The load balancer lives in the first row; servers live in the second, have no public
address and cannot be reached from the internet.
"""

from ipaddress import ip_network

import pulumi
import pulumi_alicloud as alicloud

from settings import name, network_cidr, tags

ZONES = ["ap-southeast-1a", "ap-southeast-1b"]

# The load balancer's blocks count from the start of the network and the servers' from its
# middle, so a zone can be added later without renumbering those that exist.
blocks = [str(block) for block in ip_network(network_cidr).subnets(prefixlen_diff=4)]
load_balancer_blocks = dict(zip(ZONES, blocks))
server_blocks = dict(zip(ZONES, blocks[8:]))

vpc = alicloud.vpc.Network("main", vpc_name=name, cidr_block=network_cidr, tags=tags)

load_balancer_switches = {
    zone: alicloud.vpc.Switch(
        f"load-balancer-{zone}",
        vswitch_name=f"{name}-load-balancer-{zone}",
        vpc_id=vpc.id,
        zone_id=zone,
        cidr_block=block,
        tags=tags,
    )
    for zone, block in load_balancer_blocks.items()
}

server_switches = {
    zone: alicloud.vpc.Switch(
        f"server-{zone}",
        vswitch_name=f"{name}-server-{zone}",
        vpc_id=vpc.id,
        zone_id=zone,
        cidr_block=block,
        tags=tags,
    )
    for zone, block in server_blocks.items()
}

# One NAT gateway for all zones, which moves to another zone by itself if its own fails.
nat_gateway = alicloud.vpc.NatGateway(
    "main",
    nat_gateway_name=name,
    vpc_id=vpc.id,
    vswitch_id=load_balancer_switches["ap-southeast-1a"].id,
    nat_type="Enhanced",
    availability_mode="CrossAZ",
    payment_type="PayAsYouGo",
    tags=tags,
)

nat_address = alicloud.ecs.EipAddress(
    "nat",
    address_name=f"{name}-nat",
    bandwidth="200",
    internet_charge_type="PayByTraffic",
    payment_type="PayAsYouGo",
    tags=tags,
)

nat_binding = alicloud.ecs.EipAssociation(
    "nat",
    allocation_id=nat_address.id,
    instance_id=nat_gateway.id,
    instance_type="Nat",
)

egress = [
    alicloud.vpc.SnatEntry(
        f"server-{zone}",
        snat_entry_name=f"{name}-{zone}",
        snat_table_id=nat_gateway.snat_table_ids,
        source_vswitch_id=switch.id,
        snat_ip=nat_address.ip_address,
        # An address that is not yet bound to the gateway is refused.
        opts=pulumi.ResourceOptions(depends_on=[nat_binding]),
    )
    for zone, switch in server_switches.items()
]
