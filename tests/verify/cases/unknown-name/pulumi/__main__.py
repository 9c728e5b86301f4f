"""Names that are not there: of an enumeration, a class, a function, and of classes by Python itself."""

import pulumi
import pulumi_aws as aws
from pulumi_azure_native import storage
from pulumi_azure_native.network import SubnetArg

kind = storage.Kindd.STORAGE_V2
rule = aws.ec2.SecurityGroupIngresArgs(from_port=1)
text = aws.s3.lookup("x")
joined = pulumi.Output.conact("a", "b")
keys = dict.fromkey("ab")
short = "a.b".removesufix(".b")
