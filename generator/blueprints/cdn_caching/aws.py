"""cdn-caching on AWS: CloudFront, in front of an API or a bucket of S3."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.cdn_caching import aws_guide, common, limits
from generator.clouds import placement
from generator.errors import Place, Problem, SpecError
from generator.project import Check, Plan, Variable

_CERTIFICATES = "us-east-1"  # where CloudFront takes certificates and firewalls from


def plan(spec: Any) -> Plan:
    """Decide everything about a cached API or bucket; raises SpecError for what cannot be."""
    place = spec.clouds.aws
    problems = [*limits.problems(spec), *_zone_problems(spec.domain, place)]
    if problems:
        raise SpecError(problems)
    facts = clouds.facts("aws")
    region = placement.region(facts, place.region)
    components = common.components(spec, zone_id=place.hosted_zone_id)
    cache = common.cache(spec)
    domain = common.domain(spec, zone_id=place.hosted_zone_id)

    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, cache),
        aliases=(_CERTIFICATES,),
        components=components,
        variables=(common.name(spec), *parts.variables(components), *_variables(place)),
        outputs=aws_guide.outputs(spec, domain),
        deploy=aws_guide.deploy(domain),
        verify=aws_guide.verify(spec, cache, region),
        operate=aws_guide.operate(spec),
        destroy=common.LIFT,
    )


def _zone_problems(domain: Any, place: Any) -> list[Problem]:
    if not place.hosted_zone_id or (domain and not domain.create_zone):
        return []
    return [
        Problem(
            code="GEN307",
            message="the ID of a zone is of use only for a domain in an existing zone",
            hint="name the domain, or leave hosted_zone_id out",
            path=("clouds", "aws", "hosted_zone_id"),
            also=(Place(path=("domain", "create_zone")),),
        )
    ]


def _variables(place: Any) -> tuple[Variable, ...]:
    classes = ["PriceClass_100", "PriceClass_200", "PriceClass_All"]
    return (
        Variable(
            name="price_class",
            type="string",
            default=place.price_class,
            description="Where the edge answers from: 100 is Europe and North America.",
            check=Check(
                kind="one_of", args={"values": classes}, message=f"One of {', '.join(classes)}."
            ),
        ),
        Variable(
            name="deletion_protection",
            type="bool",
            default=True,
            description="Whether buckets with objects in them refuse to be deleted.",
        ),
    )
