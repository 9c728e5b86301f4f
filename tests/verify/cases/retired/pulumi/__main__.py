import pulumi_aws as aws
from pulumi_azure_native import cdn, network

aws.ec2.LaunchConfiguration("main", image_id="ami-1", instance_type="t3.micro")

cdn.Profile(
    "classic",
    resource_group_name="main",
    sku=cdn.SkuArgs(name=cdn.SkuName.STANDARD_MICROSOFT),
)
cdn.Profile(
    "front-door",
    resource_group_name="main",
    sku={"name": "Standard_AzureFrontDoor"},
)
network.PublicIPAddress(
    "main",
    resource_group_name="main",
    sku=network.PublicIPAddressSkuArgs(name="Basic"),
)
