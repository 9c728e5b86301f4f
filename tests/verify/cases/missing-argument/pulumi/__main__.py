"""What must be given and is not; what is told by `**` or as an object is not known."""

import pulumi_aws as aws
from pulumi_azure_native import storage

given = {"vpc_id": "vpc-1"}
subnet = aws.ec2.Subnet("a", cidr_block="10.0.0.0/24")
other = aws.ec2.Subnet("b", **given)
third = aws.ec2.Subnet("c", aws.ec2.SubnetArgs(cidr_block="10.0.1.0/24"))
fourth = aws.ec2.Subnet("d", vpc_id=None, cidr_block="10.0.2.0/24")
account = storage.StorageAccount(
    "files",
    resource_group_name="rg",
    kind=storage.Kind.STORAGE_V2,
    sku={},
)
rule = aws.wafv2.WebAcl(
    "acl",
    scope="REGIONAL",
    default_action={"allow": {}},
    visibility_config=aws.wafv2.WebAclVisibilityConfigArgs(metric_name="acl"),
)
