"""cdn-caching on Azure: Front Door, in front of an API or a storage account."""

from typing import Any

from generator import clouds
from generator.blueprints import azure_zones, parts
from generator.blueprints.cdn_caching import azure_guide, azure_limits, common, limits
from generator.clouds import placement
from generator.clouds.azure_names import unique_name
from generator.components.access_logs import AccessLogs
from generator.components.cache import Cache
from generator.components.front_door import BlobOrigin, CustomDomain, EdgeFirewall, Route
from generator.components.resource_group import ResourceGroup
from generator.errors import SpecError
from generator.project import Component, Plan
from generator.record import replace

_SERVICES = (
    "Microsoft.Cdn",
    "Microsoft.Insights",
    "Microsoft.Network",
    "Microsoft.OperationalInsights",
)


def plan(spec: Any) -> Plan:
    """Decide everything about a cached API or bucket; raises SpecError for what cannot be."""
    problems = [*limits.problems(spec), *azure_limits.problems(spec)]
    if problems:
        raise SpecError(problems)
    cache = _cache(spec)
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    components = _components(spec, cache, region)
    domain = azure_zones.zone(spec.domain, place.dns_zone_id) if spec.domain else None

    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, cache),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=32, reason="names made of it are longer"),
            *parts.variables(components),
        ),
        outputs=azure_guide.outputs(spec, domain),
        deploy=azure_guide.deploy(spec, domain, _services(spec)),
        verify=azure_guide.verify(spec, cache),
        operate=azure_guide.operate(spec, cache),
        destroy=azure_guide.DESTROY if spec.origin.bucket else (),
    )


def _services(spec: Any) -> tuple[str, ...]:
    return (*_SERVICES, "Microsoft.Storage") if spec.origin.bucket else _SERVICES


def _cache(spec: Any) -> Cache:
    """Plan what is kept; raises SpecError for a header that Front Door does not forward."""
    cache = common.cache(spec)
    said = "key_headers" in spec.cache.model_fields_set
    return replace(cache, key_headers=azure_limits.key_headers(cache.key_headers, said=said))


def _components(spec: Any, cache: Cache, region: str) -> dict[str, Any]:
    """Plan the parts, in the order in which they build on each other."""
    place, bucket = spec.clouds.azure, spec.origin.bucket
    premium = place.tier == "premium" or (place.tier is None and (bucket or spec.waf is not None))
    components: dict[str, Component] = {"resource_group": ResourceGroup(services=_services(spec))}
    if spec.domain:
        components["zone"] = azure_zones.zone(spec.domain, place.dns_zone_id)
    if bucket:
        components["origin_bucket"] = BlobOrigin(
            unique_name=place.unique_name or unique_name(spec.name, region, longest=24),
            uploaders=place.uploaders,
            zonal=region in clouds.facts("azure").zones,
        )
    components["cdn"] = cdn = common.cdn(
        spec, least_seconds=azure_limits.LEAST_TIMEOUT, premium=premium
    )
    components["cache"] = cache
    if spec.domain:
        components["domain"] = CustomDomain()
    if cdn.firewalled:
        components["waf"] = EdgeFirewall(
            requests_per_minute=spec.waf.requests_per_minute if spec.waf else None,
            managed=spec.waf is not None and premium,
        )
    components["route"] = Route()
    components["access_logs"] = AccessLogs(days=spec.logs.days)
    return components
