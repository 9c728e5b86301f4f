"""The part in Alibaba Cloud."""

import json
from typing import Any

import pulumi
import pulumi_alicloud as ali
from pulumi_alicloud import oss as store
from pulumi_alicloud.vpc import Network, Switch

from settings import partners

zones = ali.get_zones(available_resource_creation="VSwitch")
network = Network("landing", vpc_name="landing", cidr_block="10.50.0.0/16")
switches = [
    Switch(
        f"landing-{index}",
        vpc_id=network.id,
        zone_id=zone.id,
        cidr_block=f"10.50.{index}.0/24",
    )
    for index, zone in enumerate(zones.zones[:2])
]
rules: list[dict[str, Any]] = [
    {
        "id": "expire",
        "enabled": True,
        "prefix": "tmp/",
        "expirations": [{"days": 7}],
    }
]
rules += [{"id": "archive", "enabled": True, "transitions": [{"days": 30, "storage_class": "IA"}]}]
buckets: dict[str, store.Bucket] = {}
for partner in partners:
    name = partner.name.lower()
    buckets[name] = store.Bucket(
        name,
        bucket=f"landing-{name}",
        lifecycle_rules=rules,
        server_side_encryption_rule={"sse_algorithm": "AES256"},
        versioning=store.BucketVersioningArgs(status="Enabled"),
    )
    store.BucketHttpsConfig(
        name,
        bucket=buckets[name].id,
        enable=True,
        tls_versions=["TLSv1.2", "TLSv1.3"],
    )
role = ali.ram.Role(
    "landing",
    role_name="landing",
    assume_role_policy_document=json.dumps({"Version": "1", "Statement": []}),
)
functions = {
    key: ali.fc.V3Function(
        key,
        function_name=key,
        handler="index.handler",
        runtime="python3.10",
        memory_size=512,
        role=role.arn,
        code=ali.fc.V3FunctionCodeArgs(oss_bucket_name=bucket.bucket, oss_object_name="code.zip"),
        vpc_config=ali.fc.V3FunctionVpcConfigArgs(
            vpc_id=network.id, vswitch_ids=[one.id for one in switches]
        ),
    )
    for key, bucket in buckets.items()
}
urns = [one.urn for one in (*buckets.values(), *functions.values())]
domains = pulumi.Output.all(*(bucket.extranet_endpoint for bucket in buckets.values()))
