"""Values of a type that the argument cannot take."""

import pulumi
import pulumi_aws as aws

config = pulumi.Config()
vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16", enable_dns_support="yes")
subnet = aws.ec2.Subnet("a", vpc_id=vpc, cidr_block=["10.0.0.0/24"])
size = config.get_int("size") or "20"
server = aws.ec2.Instance(
    "server",
    ami="ami-1",
    instance_type="t3.micro" if size else 3,
    vpc_security_group_ids="sg-1",
    root_block_device=[aws.ec2.InstanceRootBlockDeviceArgs(volume_size="20")],
    tags={"team": 1},
    subnet_id=subnet.id,
)
group = aws.ec2.SecurityGroup("web", vpc_id=vpc.id, ingress=[{"from_port": 80.5}])
addresses = aws.ec2.Eip("address", instance=server, address=vpc.tags)
