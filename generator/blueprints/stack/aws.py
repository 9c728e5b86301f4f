"""stack on AWS."""

from typing import Any

from generator.blueprints.stack import common
from generator.blueprints.stack.common import Parts
from generator.components.model_access import ModelAccess
from generator.project import Plan, Wire


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    return common.build(spec, "aws", _joined)


def _joined(spec: Any, parts: Parts) -> Parts:
    parts = common.one_zone(
        parts,
        variable="zone_id",
        by="id",
        zone=("aws_route53_zone.main.zone_id", "zone_id"),
    )
    for name, join in common.joins(spec, "origin"):
        parts[name] = common.wired(parts[name], origin_host=common.domain(join.part))
    for name, join in common.joins(spec, "models"):
        region = spec.clouds.aws.region
        part = common.reading(
            parts[name], "MODEL_STORE=${model_store}", f"AWS_REGION={region}"
        )
        parts[name] = common.wired(
            common.changed(part, model_access=ModelAccess()),
            model_bucket=Wire(
                part=join.part, terraform="aws_s3_bucket.cache", pulumi="store.bucket"
            ),
            model_grants=Wire(
                part=join.part, terraform="local.reading", pulumi="identities.reading"
            ),
        )
    return parts
