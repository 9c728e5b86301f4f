"""cdn-caching on Alibaba Cloud: its CDN, in front of an API or a bucket of OSS."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.alibaba_parts import waf_seat
from generator.blueprints.cdn_caching import alibaba_guide, alibaba_limits, common, limits
from generator.clouds import placement
from generator.clouds.alibaba import redundancy, single_zone
from generator.components.origin_bucket import OriginBucket
from generator.errors import SpecError
from generator.project import Check, Plan, Variable
from generator.record import replace

_SCOPES = ["domestic", "overseas", "global"]


def plan(spec: Any) -> Plan:
    """Decide everything about a cached API or bucket; raises SpecError for what cannot be."""
    problems = [*limits.problems(spec), *alibaba_limits.problems(spec)]
    if problems:
        raise SpecError(problems)
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    components = common.components(spec, zone_id=None)
    cache, domain = common.cache(spec), common.domain(spec, zone_id=None)
    bucket = spec.origin.bucket
    if spec.waf:
        components["waf"] = replace(components["waf"], seat=waf_seat(region))
    if bucket:
        components["origin_bucket"] = OriginBucket(redundancy=redundancy(region))

    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, cache),
        components=components,
        variables=(
            common.name(spec),
            *parts.variables(components),
            *_variables(place, bucket=bucket),
        ),
        outputs=alibaba_guide.outputs(spec, domain),
        deploy=(*alibaba_guide.deploy(spec, cache), *(single_zone(region) if bucket else ())),
        verify=alibaba_guide.verify(spec, cache, region),
        operate=alibaba_guide.operate(spec),
        destroy=common.LIFT if bucket else (),
    )


def _variables(place: Any, *, bucket: bool) -> tuple[Variable, ...]:
    """Return what is tuned on Alibaba Cloud alone."""
    protection = Variable(
        name="deletion_protection",
        type="bool",
        default=True,
        description="Whether the bucket refuses to be deleted while objects are in it.",
    )
    return (
        Variable(
            name="scope",
            type="string",
            default=place.scope,
            description="Where the edge serves: domestic and global need an ICP filing.",
            check=Check(
                kind="one_of", args={"values": _SCOPES}, message=f"One of {', '.join(_SCOPES)}."
            ),
        ),
        Variable(
            name="certificate_id",
            type="string",
            default=place.certificate,
            description="Certificate of the domain in Certificate Management Service.",
            check=Check(
                kind="pattern",
                args={"pattern": "^[0-9]{1,12}-(cn-hangzhou|ap-southeast-1)$"},
                message="A number and a region, such as 12345678-cn-hangzhou.",
            ),
        ),
        *((protection,) if bucket else ()),
    )
