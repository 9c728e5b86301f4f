import pulumi
import pulumi_alicloud as alicloud
import pulumi_aws as aws

config = pulumi.Config()

aws.ec2.Subnet(
    "both",
    vpc_id="vpc-1",
    cidr_block="10.0.0.0/24",
    availability_zone="eu-central-1a",
    availability_zone_id="euc1-az2",
)
alicloud.vpc.Switch("none", vpc_id="vpc-1", cidr_block="10.0.0.0/24")

# What is spread into a call, or may be None, may be any of them.
given = config.require_object("given")
alicloud.vpc.Switch("spread", vpc_id="vpc-1", cidr_block="10.0.0.0/24", **given)
aws.ec2.Subnet(
    "perhaps",
    vpc_id="vpc-1",
    cidr_block="10.0.0.0/24",
    availability_zone=config.get("zone"),
    availability_zone_id=config.get("zone_id"),
)

# The engine names what has no name.
aws.iam.Policy("named", policy='{"Version": "2012-10-17", "Statement": []}')
