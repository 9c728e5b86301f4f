import pulumi_alicloud as alicloud
import pulumi_aws as aws

from settings import bits, extra, network_cidr, subnets

vpc = aws.ec2.Vpc("main", cidr_block=network_cidr)

for key, cidr in subnets.items():
    aws.ec2.Subnet(key, vpc_id=vpc.id, cidr_block=cidr)

other = alicloud.vpc.Network("other", cidr_block=extra)
alicloud.vpc.Switch(
    "other",
    vpc_id=other.id,
    zone_id="cn-hangzhou-i",
    cidr_block=f"172.16.{bits}.0/24",
)
