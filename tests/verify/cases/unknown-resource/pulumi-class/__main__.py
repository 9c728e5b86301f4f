"""A class that the package does not have, and a module that it does not have."""

import pulumi_aws as aws
from pulumi_azure_native import network, storge

vpc = aws.ec2.VPC("main", cidr_block="10.0.0.0/16")
bucket = aws.s33.Bucket("files")
net = network.VirtualNetwrok("net", resource_group_name="rg")
account = storge.StorageAccount("files")
