"""Values that the package, or an older provider, does not know, though a newer one may."""

import pulumi_aws as aws
from pulumi_azure_native import storage

account = storage.StorageAccount(
    "files",
    resource_group_name="rg",
    kind="StorageV3",
    sku=storage.SkuArgs(name="Standard_LRX"),
)
group = aws.lb.TargetGroup("web", port=80, protocol="HTPP", vpc_id="vpc-1")
listener = aws.lb.TargetGroup("api", port=808080, protocol="HTTP", vpc_id="vpc-1")
