"""Arguments, fields and options that do not exist, in every way of writing them."""

import pulumi
import pulumi_alicloud as alicloud
import pulumi_aws as aws
from pulumi_azure_native import network

vpc = aws.ec2.Vpc("main", cidr="10.0.0.0/16", opts=pulumi.ResourceOptions(depend_on=[]))
server = aws.ec2.Instance(
    "server",
    ami="ami-1",
    instance_type="t3.micro",
    root_block_device=aws.ec2.InstanceRootBlockDeviceArgs(size=20),
    ebs_block_devices=[{"device_name": "sdb", "volumeSize": 10, "volume_sise": 10}],
)
net = network.VirtualNetwork(
    "net",
    resource_group_name="rg",
    address_space={"address_prefixes": ["10.0.0.0/16"], "prefixes": []},
    subnets=[network.SubnetArgs(name=zone, cidr="10.0.0.0/24") for zone in ("a", "b")],
)
switches = alicloud.vpc.get_switches(vpcid="vpc-1")
