"""cdn-caching: a cache at the edge in front of a prediction API or a bucket."""

from typing import Any, Literal

from generator import clouds
from generator.blueprints import cdn_caching_alibaba, parts
from generator.clouds import placement
from generator.components.access_logs import AccessLogs
from generator.components.cache import DEFAULT, Cache, CachedPath
from generator.components.cdn import ApiOrigin, Cdn, Geo
from generator.components.domain import Domain
from generator.components.origin_bucket import OriginAccess, OriginBucket
from generator.components.waf import Waf
from generator.errors import Problem, SpecError
from generator.project import Check, Cloud, Component, Output, Plan, Step, Variable
from generator.record import replace

_A_DAY = 86400

# In the key already, never forwarded on cached paths, or refused by the edge.
_NO_KEY_HEADERS = {
    "authorization": "it is in the key of every path whose callers are separate",
    "cookie": "cookies are not forwarded on cached paths, so no answer depends on them",
    "host": "the origin is called by its own name",
    "accept-encoding": "the edge keeps compressed answers apart by itself",
    "connection": "it is between two hops",
    "content-length": "it is between two hops",
    "transfer-encoding": "it is between two hops",
    "upgrade": "it is between two hops",
}


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about a cached API or bucket; raises SpecError for what cannot be."""
    _refuse(spec, cloud)
    if cloud == "azure":
        return _azure(spec)
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)

    components = _components(spec, place)
    cache, cdn = components["cache"], components["cdn"]
    domain = components.get("domain")

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: predictions cached at the edge on {facts.title}",
        summary=_summary(spec, cache),
        cloud=cloud,
        region=region,
        aliases=_ALIASES[cloud],
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name, longest=32, reason="longer names do not fit a bucket's with its suffix"
            ),
            *(variable for part in components.values() for variable in _variables(part)),
            *_VARIABLES[cloud](place, bucket=spec.origin.bucket),
        ),
        outputs=_OUTPUTS[cloud](spec, domain),
        deploy=_DEPLOY[cloud](spec, cache, domain),
        verify=_verify(cache),
        operate=_OPERATE[cloud](cdn, domain),
        destroy=()
        if cloud == "alibaba" and not spec.origin.bucket
        else (
            Step(
                text="Buckets that hold objects are protected against deletion. Copy what you "
                "need, then lift the protection and destroy.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _azure(spec: Any) -> Plan:
    from generator.blueprints import cdn_caching_azure  # only where Azure is planned

    bucket = spec.origin.bucket
    cache = _cache(spec.cache, bucket=bucket)
    headers = cdn_caching_azure.key_headers(
        cache.key_headers, said="key_headers" in spec.cache.model_fields_set
    )
    cache = replace(cache, key_headers=headers)
    return cdn_caching_azure.plan(spec, cache, _summary(spec, cache))


def _components(spec: Any, place: Any) -> dict[str, Any]:
    """Plan the parts, in the order in which they build on each other."""
    bucket = spec.origin.bucket
    parts_of: dict[str, Any] = {}
    if spec.domain:
        parts_of["domain"] = _domain(spec.domain, place)
    if spec.waf:
        parts_of["waf"] = Waf(requests_per_minute=spec.waf.requests_per_minute)
    if bucket:
        parts_of["origin_bucket"] = OriginBucket()
    parts_of["cache"] = _cache(spec.cache, bucket=bucket)
    parts_of["cdn"] = Cdn(
        api=None
        if bucket
        else ApiOrigin(
            host=spec.origin.host,
            timeout_seconds=spec.origin.timeout_seconds,
            verify_header=spec.origin.verify_header,
        ),
        geo=spec.geo
        and Geo(allow=spec.geo.allow is not None, countries=spec.geo.allow or spec.geo.deny),
        domain=spec.domain is not None,
        waf=spec.waf is not None,
    )
    if bucket:
        parts_of["origin_access"] = OriginAccess()
    parts_of["access_logs"] = AccessLogs(days=spec.logs.days)
    return parts_of


def _cache(spec: Any, *, bucket: bool) -> Cache:
    """Sort the paths, the longest first: of two that match a request it is the more specific."""
    paths = [
        CachedPath(
            name=name,
            pattern=path.path,
            ttl_seconds=path.ttl_seconds,
            shared=bucket or path.callers == "shared",
        )
        for name, path in spec.paths.items()
    ]
    paths.sort(key=lambda path: len(path.pattern.removesuffix("*")), reverse=True)
    ttl = spec.ttl_seconds or (_A_DAY if bucket else None)
    return Cache(
        paths=tuple(paths),
        default=CachedPath(name=DEFAULT, pattern="/*", ttl_seconds=ttl, shared=bucket)
        if ttl
        else None,
        key_headers=() if bucket else spec.key_headers,
    )


def _domain(spec: Any, place: Any) -> Domain:
    parent = spec.host.partition(".")[2]
    zone_id = getattr(place, "hosted_zone_id", None)
    by_id = zone_id is not None
    existing: Literal["id", "name"] = "id" if by_id else "name"
    return Domain(
        host=spec.host,
        zone=spec.zone or (parent if "." in parent else spec.host),
        zone_by=existing if by_id or spec.create_zone is False else "creation",
        zone_id=zone_id,
    )


def _variables(part: Component) -> tuple[Variable, ...]:
    found: tuple[Variable, ...] = getattr(part, "variables", ())
    return found


def _refuse(spec: Any, cloud: Cloud) -> None:
    """Raise SpecError with everything in the spec that contradicts something else in it."""
    problems = [
        *_cache_problems(spec),
        *_domain_problems(spec, getattr(spec.clouds, cloud), cloud),
        *(cdn_caching_alibaba.problems(spec) if cloud == "alibaba" else ()),
        *(_azure_problems(spec) if cloud == "azure" else ()),
    ]
    if problems:
        raise SpecError(problems)


def _azure_problems(spec: Any) -> list[Problem]:
    from generator.blueprints import cdn_caching_azure  # only where Azure is planned

    return cdn_caching_azure.problems(spec)


def _cache_problems(spec: Any) -> list[Problem]:
    cache, bucket = spec.cache, spec.origin.bucket
    problems = []
    if not (bucket or cache.paths or cache.ttl_seconds):
        problems.append(
            Problem(
                message="nothing would be cached",
                hint='name a path, as in "paths": {"predictions": {"path": "/v1/predict/*", '
                '"ttl_seconds": 60}}',
                path=("cache",),
            )
        )
    first: dict[str, str] = {}
    for name, path in cache.paths.items():
        place: tuple[str, ...] = ("cache", "paths", name)
        other = first.setdefault(path.path, name)
        if name == DEFAULT or path.path == "/*":
            problems.append(
                Problem(
                    message="what no path names is not a path",
                    hint="say how long it is kept with cache.ttl_seconds",
                    path=place,
                )
            )
        elif other != name:
            problems.append(
                Problem(
                    message=f"{path.path} is named twice, as {other} and as {name}",
                    hint="keep one of them",
                    path=(*place, "path"),
                )
            )
        if bucket and "callers" in path.model_fields_set and path.callers == "separate":
            problems.append(
                Problem(
                    message="a bucket does not tell callers apart",
                    hint='leave callers out, or say "shared"',
                    path=(*place, "callers"),
                )
            )
    if bucket and "key_headers" in cache.model_fields_set:
        problems.append(
            Problem(
                message="a bucket answers by the path alone",
                hint="leave key_headers out",
                path=("cache", "key_headers"),
            )
        )
    return [*problems, *_header_problems(cache.key_headers)]


def _header_problems(headers: tuple[str, ...]) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    for index, header in enumerate(headers):
        low = header.lower()
        why = "it is named twice" if low in seen else _NO_KEY_HEADERS.get(low)
        seen.add(low)
        if why:
            problems.append(
                Problem(
                    message=f"{header} cannot be added to the cache key: {why}",
                    hint="leave it out",
                    path=("cache", "key_headers", index),
                )
            )
    return problems


def _domain_problems(spec: Any, place: Any, cloud: Cloud) -> list[Problem]:
    problems = []
    domain = spec.domain
    if domain and domain.host == spec.origin.host:
        problems.append(
            Problem(
                message="the CDN would call itself: domain and origin are the same host",
                hint="give the origin a name of its own, as in origin.example.com",
                path=("origin", "host"),
            )
        )
    if getattr(place, "hosted_zone_id", None) and (domain is None or domain.create_zone):
        problems.append(
            Problem(
                message="the ID of a zone is of use only for a domain in an existing zone",
                hint="name the domain, or leave hosted_zone_id out",
                path=("clouds", cloud, "hosted_zone_id"),
            )
        )
    return problems


def _summary(spec: Any, cache: Cache) -> str:
    origin = "a private bucket" if spec.origin.bucket else spec.origin.host
    kept = f"{len(cache.paths)} cached paths" if len(cache.paths) != 1 else "one cached path"
    if not cache.paths:
        return f"A cache at the edge in front of {origin}."
    return f"A cache at the edge in front of {origin}, with {kept}."


def _aws_deploy(_spec: Any, _cache: Cache, domain: Domain | None) -> tuple[Step, ...]:
    if domain is None or domain.zone_by != "creation":
        return ()
    return (
        Step(
            text="The first deployment waits for the certificate, which is issued once the "
            "registrar of the domain names this zone's name servers. A minute after the start they "
            "are known:",
            commands=(
                f"aws route53 list-hosted-zones-by-name --dns-name {domain.zone} --max-items 1",
                "aws route53 get-hosted-zone --query DelegationSet.NameServers --id ZONE_ID",
            ),
        ),
    )


def _verify(cache: Cache) -> tuple[Step, ...]:
    path = cache.policies[0].pattern.removesuffix("*")
    return (
        Step(
            text="Ask twice; the second answer comes from the cache and says Hit in X-Cache:",
            commands=(f'curl --silent --output /dev/null --dump-header - "<url>{path}"',) * 2,
        ),
    )


def _aws_operate(cdn: Cdn, domain: Domain | None) -> tuple[Step, ...]:
    steps = [
        Step(
            text="After a new model is live, empty the cache, or let clients send another "
            "X-Model-Version where that header is part of the cache key:"
            if cdn.api
            else "After objects were replaced, empty the cache:",
            commands=('eval "<purge_command>"',),
        )
    ]
    if cdn.api and cdn.api.verify_header:
        steps.append(
            Step(
                text=f"The API must refuse requests whose {cdn.api.verify_header} is not the "
                "secret. To change it, let the API accept both, deploy the new one, then drop the "
                "old. The state holds it: keep the state encrypted."
            )
        )
    if domain is None:
        steps.append(
            Step(
                text="Without a domain the CDN answers on its own name with its own certificate, "
                "and then also accepts TLS 1.0 from old clients. Name a domain in the spec to "
                "require TLS 1.2."
            )
        )
    return tuple(steps)


def _aws_variables(place: Any, *, bucket: bool) -> tuple[Variable, ...]:
    del bucket  # the logs are in one, whatever the origin is
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


def _aws_outputs(spec: Any, domain: Domain | None) -> tuple[Output, ...]:
    distribution = "aws_cloudfront_distribution.main"
    host = "var.domain" if domain else f"{distribution}.domain_name"
    bucket = (
        (
            Output(
                name="bucket",
                description="Bucket whose objects are served.",
                terraform="aws_s3_bucket.origin.bucket",
                pulumi="origin_bucket.bucket_name",
            ),
        )
        if spec.origin.bucket
        else ()
    )
    name_servers = (
        (
            Output(
                name="name_servers",
                description="Name servers that the registrar of the domain must name.",
                terraform="aws_route53_zone.main.name_servers",
                pulumi="domain.name_servers",
            ),
        )
        if domain and domain.zone_by == "creation"
        else ()
    )
    return (
        Output(
            name="url",
            description="Address that clients call.",
            terraform=f'"https://${{{host}}}"',
            pulumi="cdn.url",
        ),
        Output(
            name="distribution_id",
            description="ID of the CloudFront distribution.",
            terraform=f"{distribution}.id",
            pulumi="cdn.distribution_id",
        ),
        Output(
            name="purge_command",
            description="Run this after a new model is live: it empties the cache.",
            terraform='"aws cloudfront create-invalidation --distribution-id '
            f"${{{distribution}.id}} --paths '/*'\"",
            pulumi="cdn.purge_command",
        ),
        *bucket,
        Output(
            name="log_bucket",
            description="Bucket that holds the access logs.",
            terraform="aws_s3_bucket.logs.bucket",
            pulumi="access_logs.bucket_name",
        ),
        *name_servers,
    )


_ALIASES: dict[str, tuple[str, ...]] = {"aws": ("us-east-1",), "alibaba": ()}
_VARIABLES = {"aws": _aws_variables, "alibaba": cdn_caching_alibaba.variables}
_OUTPUTS: dict[str, Any] = {"aws": _aws_outputs, "alibaba": cdn_caching_alibaba.outputs}
_DEPLOY: dict[str, Any] = {"aws": _aws_deploy, "alibaba": cdn_caching_alibaba.deploy}
_OPERATE: dict[str, Any] = {
    "aws": _aws_operate,
    "alibaba": lambda cdn, _domain: cdn_caching_alibaba.operate(cdn),
}
