"""Servers on AWS, their twin on Azure, and a model on Alibaba Cloud, for every stack."""

import json

import pulumi
import pulumi_alicloud as alicloud
import pulumi_aws as aws
from pulumi_azure_native import network as azure_network
from pulumi_azure_native import resources, storage

from settings import admins, blocks, keep, more, network, password, public, tags, zones

vpc = aws.ec2.Vpc("main", cidr_block=network, tags=tags)
subnets = {
    zone: aws.ec2.Subnet(
        zone,
        vpc_id=vpc.id,
        cidr_block=block,
        availability_zone=zone,
        tags=tags,
    )
    for zone, block in zip(zones, blocks)
}
for key, block in more.items():
    aws.ec2.Subnet(f"more-{key}", vpc_id=vpc.id, cidr_block=block, tags=tags)

firewall = aws.ec2.SecurityGroup(
    "main",
    vpc_id=vpc.id,
    ingress=[
        {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": admins},
        {
            "protocol": "tcp",
            "from_port": 443,
            "to_port": 443,
            "cidr_blocks": ["0.0.0.0/0"] if public else admins,
        },
    ],
    tags=tags,
)
balancer = aws.lb.LoadBalancer(
    "main",
    internal=not public,
    security_groups=[firewall.id],
    subnets=[subnet.id for subnet in subnets.values()],
    enable_deletion_protection=keep,
    tags=tags,
)
aws.rds.Instance(
    "main",
    instance_class="db.t4g.medium",
    engine="postgres",
    allocated_storage=50,
    username="api",
    password=password,
    vpc_security_group_ids=[firewall.id],
    storage_encrypted=True,
    skip_final_snapshot=not keep,
)

group = resources.ResourceGroup("main", tags=tags)
vnet = azure_network.VirtualNetwork(
    "main",
    resource_group_name=group.name,
    address_space={"address_prefixes": [network]},
    subnets=[
        {"name": zone, "address_prefix": block} for zone, block in zip(zones, blocks)
    ],
)
rules = azure_network.NetworkSecurityGroup(
    "main",
    resource_group_name=group.name,
    security_rules=[
        azure_network.SecurityRuleArgs(
            name="admins",
            priority=100,
            direction="Inbound",
            access="Allow",
            protocol="Tcp",
            source_address_prefixes=admins,
            source_port_range="*",
            destination_address_prefix="*",
            destination_port_range="22",
        ),
    ],
)
address = azure_network.PublicIPAddress(
    "main",
    resource_group_name=group.name,
    sku={"name": "Standard"},
    public_ip_allocation_method="Static",
)
azure_network.NetworkInterface(
    "main",
    resource_group_name=group.name,
    network_security_group={"id": rules.id},
    ip_configurations=[
        {
            "name": "main",
            "subnet": {"id": vnet.subnets.apply(lambda held: held[0].id)},
            "public_ip_address": {"id": address.id} if public else None,
        },
    ],
)
store = storage.StorageAccount(
    "main",
    resource_group_name=group.name,
    kind="StorageV2",
    sku={"name": "Standard_ZRS"},
    allow_blob_public_access=False,
    minimum_tls_version="TLS1_2",
)


def service_config(name: str) -> dict[str, object]:
    """Say what EAS has to know of a model."""
    document: dict[str, object] = {
        "metadata": {"name": name, "instance": 1},
        "containers": [{"image": "registry.example.com/chat:1", "port": 8000}],
    }
    document["networking"] = {"disable_internet_endpoint": not public}
    return document


alicloud.pai.Service("chat", service_config=json.dumps(service_config("chat")))

pulumi.export("balancer", balancer.dns_name)
pulumi.export("store", store.name)
