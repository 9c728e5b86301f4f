import pulumi_aws as aws

from net import group, vpc

subnet = aws.ec2.Subnet("other", vpc_id=group.id, cidr_block="10.1.0.0/24")
aws.ec2.Instance(
    "main",
    ami="ami-1",
    instance_type="t3.micro",
    subnet_id=subnet.id,
    vpc_security_group_ids=[vpc.id],
)
