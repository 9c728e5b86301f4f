import pulumi
import pulumi_aws as aws

third = pulumi.Config().get("third", "10.0.3.0/24")

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")

aws.ec2.Subnet("first", vpc_id=vpc.id, cidr_block="10.0.0.0/23")
aws.ec2.Subnet("second", vpc_id=vpc.id, cidr_block="10.0.0.0/24")
aws.ec2.Subnet("third", vpc_id=vpc.id, cidr_block=third)
