"""stack on Alibaba Cloud."""

from typing import Any

from generator.blueprints.stack import common
from generator.blueprints.stack.common import Parts
from generator.project import Plan, Wire


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    return common.build(spec, "alibaba", _joined)


def _joined(spec: Any, parts: Parts) -> Parts:
    parts = common.one_zone(
        parts,
        variable="zone",
        by="name",
        zone=("local.zone", "zone_name"),
    )
    for name, join in common.joins(spec, "origin"):
        parts[name] = common.wired(parts[name], origin_host=common.domain(join.part))
    for name, join in common.joins(spec, "models"):
        region = spec.clouds.alibaba.region
        part = common.reading(
            parts[name],
            "MODEL_STORE=${model_store}",
            f"OSS_ENDPOINT=https://oss-{region}-internal.aliyuncs.com",
            "ALIBABA_CLOUD_ECS_METADATA=${model_identity}",
        )
        parts[name] = common.wired(
            part,
            model_bucket=Wire(
                part=join.part, terraform="alicloud_oss_bucket.cache", pulumi="store.bucket"
            ),
            model_readers=Wire(
                part=join.part, terraform="alicloud_ram_role.identity", pulumi="identities.roles"
            ),
        )
    return parts
