"""Names that a module does not have: an enumeration, a class of arguments, a function."""

import pulumi_aws as aws
from pulumi_azure_native import storage
from pulumi_azure_native.network import SubnetArg

kind = storage.Kindd.STORAGE_V2
rule = aws.ec2.SecurityGroupIngresArgs(from_port=1)
text = aws.s3.lookup("x")
