"""Values that an enumeration, or the provider behind the package, does not accept."""

import pulumi_alicloud as alicloud
from pulumi_azure_native import machinelearningservices as ml
from pulumi_azure_native import network

group = alicloud.alb.ServerGroup(
    "web",
    server_group_name="web",
    vpc_id="vpc-1",
    protocol="HTTPX",
    health_check_config=alicloud.alb.ServerGroupHealthCheckConfigArgs(
        health_check_enabled=True, health_check_protocol="ICMP"
    ),
)
workspace = ml.Workspace(
    "main",
    resource_group_name="rg",
    sku=ml.SkuArgs(name="Basic", tier="Cheap"),
)
address = network.PublicIPAddress(
    "main", resource_group_name="rg", ddos_settings={"protection_mode": "Enabled"}
)
