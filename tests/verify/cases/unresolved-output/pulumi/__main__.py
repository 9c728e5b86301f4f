"""Outputs where plain values are wanted, each next to what is right."""

import json

import network
import pulumi
import pulumi_aws as aws
from network import vpc_id

config = pulumi.Config()
password = config.require_secret("password")
maybe = config.get_secret("maybe")
stack = pulumi.StackReference("acme/network/prod")
store = aws.s3.Bucket("store")
zones = aws.get_availability_zones_output(state="available")
region = aws.get_region()

# Texts.
pulumi.export("a", f"s3://{store.bucket}")
pulumi.export("b", "s3://" + store.bucket)
pulumi.export("c", "s3://{}".format(store.bucket))
pulumi.export("d", "/".join(["s3:", store.bucket]))
pulumi.export("e", "s3://%s" % store.bucket)
pulumi.export("f", f"postgres://me:{password}@{stack.require_output('host')}")
pulumi.export("g", f"{network.vpc_id} {vpc_id} {network.vpc.arn}")
pulumi.export("h", store.arn.apply(lambda arn: f"{arn}/{store.id}"))
pulumi.export("i", pulumi.Output.concat("s3://", store.bucket))
pulumi.export("j", store.arn.apply(lambda arn: f"{arn}/{region.region}"))
pulumi.export("k", json.dumps({"Resource": [store.arn]}))
pulumi.export("l", pulumi.Output.json_dumps({"Resource": [store.arn]}))
pulumi.export("m", str(store.arn))
pulumi.export("n", store.bucket.upper())

# Tests and loops.
if store.bucket == "models":
    pulumi.log.info("models")
if maybe or not maybe:
    pulumi.log.info("a stack need not set it")
if store.bucket is None:
    pulumi.log.info("never")
size = 1 if zones.names else 2
for zone in zones.names:
    aws.ec2.Subnet(f"subnet-{zone}", vpc_id=vpc_id, cidr_block="10.0.0.0/24")
for zone in aws.get_availability_zones(state="available").names:
    aws.ec2.Subnet(f"other-{zone}", vpc_id=vpc_id, cidr_block="10.0.1.0/24")

# Names, options, and functions that answer at once.
copy = aws.s3.Bucket(store.id)
found = aws.ec2.get_subnets(filters=[{"name": "vpc-id", "values": [vpc_id]}])
sound = aws.ec2.get_subnets_output(filters=[{"name": "vpc-id", "values": [vpc_id]}])
last = aws.s3.Bucket(
    "last",
    opts=pulumi.ResourceOptions(parent=store.id, depends_on=["store", store.arn, copy]),
)
pulumi.export("o", region.region.apply(lambda name: name))
pulumi.export("p", pulumi.Output.all(store.arn, store.id).apply(lambda arn, id_: arn + id_))
