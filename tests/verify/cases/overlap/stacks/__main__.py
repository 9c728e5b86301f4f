import pulumi
import pulumi_aws as aws

config = pulumi.Config()
aside = pulumi.Config("aside")

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")

aws.ec2.Subnet("first", vpc_id=vpc.id, cidr_block=config.require("first"))
aws.ec2.Subnet("second", vpc_id=vpc.id, cidr_block=config.require("second"))
aws.ec2.Subnet("third", vpc_id=vpc.id, cidr_block=aside.get("third", "10.0.2.0/24"))
aws.ec2.Subnet("hidden", vpc_id=vpc.id, cidr_block=config.require_secret("hidden"))
