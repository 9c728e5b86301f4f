"""A public and a private subnet in every zone.

The load balancer lives in the public ones; servers live in the private ones, have no public
address and cannot be reached from the internet.
"""

from ipaddress import ip_network

import pulumi
import pulumi_aws as aws

from settings import name, network_cidr

ZONES = ["us-west-2a", "us-west-2b"]

# Public blocks count from the start of the network and private ones from its middle, so a zone
# can be added later without renumbering those that exist.
blocks = [str(block) for block in ip_network(network_cidr).subnets(prefixlen_diff=4)]
public_blocks = dict(zip(ZONES, blocks))
private_blocks = dict(zip(ZONES, blocks[8:]))

vpc = aws.ec2.Vpc(
    "main",
    cidr_block=network_cidr,
    enable_dns_support=True,
    enable_dns_hostnames=True,
    tags={"Name": name},
)

# Adopted only to be emptied: what is launched without a security group of its own gets no traffic.
aws.ec2.DefaultSecurityGroup("main", vpc_id=vpc.id, tags={"Name": f"{name}-unused"})

internet_gateway = aws.ec2.InternetGateway("main", vpc_id=vpc.id, tags={"Name": name})

public_subnets = {
    zone: aws.ec2.Subnet(
        f"public-{zone}",
        vpc_id=vpc.id,
        availability_zone=zone,
        cidr_block=block,
        tags={"Name": f"{name}-public-{zone}"},
    )
    for zone, block in public_blocks.items()
}

private_subnets = {
    zone: aws.ec2.Subnet(
        f"private-{zone}",
        vpc_id=vpc.id,
        availability_zone=zone,
        cidr_block=block,
        tags={"Name": f"{name}-private-{zone}"},
    )
    for zone, block in private_blocks.items()
}

public_routes = aws.ec2.RouteTable(
    "public",
    vpc_id=vpc.id,
    tags={"Name": f"{name}-public"},
)

internet_route = aws.ec2.Route(
    "internet",
    route_table_id=public_routes.id,
    destination_cidr_block="0.0.0.0/0",
    gateway_id=internet_gateway.id,
)

for zone, subnet in public_subnets.items():
    aws.ec2.RouteTableAssociation(
        f"public-{zone}",
        subnet_id=subnet.id,
        route_table_id=public_routes.id,
    )

# One NAT gateway for all zones. If us-west-2a fails, servers in the other zones keep
# answering but cannot start new downloads.
nat_address = aws.ec2.Eip(
    "nat",
    domain="vpc",
    tags={"Name": f"{name}-nat"},
    opts=pulumi.ResourceOptions(depends_on=[internet_gateway]),
)

nat_gateway = aws.ec2.NatGateway(
    "main",
    allocation_id=nat_address.id,
    subnet_id=public_subnets["us-west-2a"].id,
    tags={"Name": name},
    opts=pulumi.ResourceOptions(depends_on=[internet_route]),
)

private_routes = {
    zone: aws.ec2.RouteTable(
        f"private-{zone}",
        vpc_id=vpc.id,
        tags={"Name": f"{name}-private-{zone}"},
    )
    for zone in ZONES
}

egress = [
    aws.ec2.Route(
        f"egress-{zone}",
        route_table_id=table.id,
        destination_cidr_block="0.0.0.0/0",
        nat_gateway_id=nat_gateway.id,
    )
    for zone, table in private_routes.items()
]

private_associations = [
    aws.ec2.RouteTableAssociation(
        f"private-{zone}",
        subnet_id=subnet.id,
        route_table_id=private_routes[zone].id,
    )
    for zone, subnet in private_subnets.items()
]

# Packages and the layers of images in ECR come from S3: free this way, and apart from the internet.
aws.ec2.VpcEndpoint(
    "s3",
    vpc_id=vpc.id,
    service_name="com.amazonaws.us-west-2.s3",
    vpc_endpoint_type="Gateway",
    route_table_ids=[table.id for table in private_routes.values()],
    tags={"Name": f"{name}-s3"},
)
