"""What cdn-caching decides alike on several clouds."""

from typing import Any, Literal

from generator.blueprints import parts
from generator.components.access_logs import AccessLogs
from generator.components.cache import DEFAULT, Cache, CachedPath
from generator.components.cdn import ApiOrigin, Cdn, Geo
from generator.components.domain import Domain
from generator.components.origin_bucket import OriginAccess, OriginBucket
from generator.components.waf import Waf
from generator.components.zone import Zone
from generator.project import Component, Output, Step, Variable

BUILDS = "predictions cached at the edge"

_A_DAY = 86400

LIFT = (
    Step(
        text="Buckets that hold objects are protected against deletion. Copy what you "
        "need, then lift the protection and destroy.",
        commands=("<apply deletion_protection=false>",),
    ),
)


def cache(spec: Any) -> Cache:
    """Sort the paths, the longest first: of two that match a request it is the more specific."""
    bucket, wish = spec.origin.bucket, spec.cache
    paths = [
        CachedPath(
            name=name,
            pattern=path.path,
            ttl_seconds=path.ttl_seconds,
            shared=bucket or path.callers == "shared",
        )
        for name, path in wish.paths.items()
    ]
    paths.sort(key=lambda path: len(path.pattern.removesuffix("*")), reverse=True)
    ttl = wish.ttl_seconds or (_A_DAY if bucket else None)
    return Cache(
        paths=tuple(paths),
        default=CachedPath(name=DEFAULT, pattern="/*", ttl_seconds=ttl, shared=bucket)
        if ttl
        else None,
        key_headers=() if bucket else wish.key_headers,
    )


def cdn(spec: Any, *, least_seconds: int = 1, premium: bool = False) -> Cdn:
    """Plan the edge; a cloud may have a shortest time that it waits, and a premium tier."""
    origin, geo = spec.origin, spec.geo
    return Cdn(
        api=None
        if origin.bucket
        else ApiOrigin(
            host=origin.host,
            timeout_seconds=origin.timeout_seconds,
            verify_header=origin.verify_header,
            least_seconds=least_seconds,
        ),
        geo=geo and Geo(allow=geo.allow is not None, countries=geo.allow or geo.deny),
        domain=spec.domain is not None,
        waf=spec.waf is not None,
        premium=premium,
    )


def components(spec: Any, *, zone_id: str | None) -> dict[str, Component]:
    """Plan the parts of Alibaba Cloud or AWS, in the order in which they build on each other."""
    bucket = spec.origin.bucket
    planned: dict[str, Component] = {}
    named = domain(spec, zone_id=zone_id)
    if named:
        planned["domain"] = named
    if spec.waf:
        planned["waf"] = Waf(requests_per_minute=spec.waf.requests_per_minute)
    if bucket:
        planned["origin_bucket"] = OriginBucket()
    planned["cache"] = cache(spec)
    planned["cdn"] = cdn(spec)
    if bucket:
        planned["origin_access"] = OriginAccess()
    planned["access_logs"] = AccessLogs(days=spec.logs.days)
    return planned


def domain(spec: Any, *, zone_id: str | None) -> Domain | None:
    """Return the name that clients call, if there is one beside the edge's own."""
    wish = spec.domain
    if wish is None:
        return None
    existing: Literal["id", "name"] = "id" if zone_id else "name"
    return Domain(
        host=wish.host,
        name=wish.zone or parts.zone_of(wish.host),
        by=existing if zone_id or wish.create_zone is False else "creation",
        id=zone_id,
    )


def name(spec: Any) -> Variable:
    """Declare the prefix of all names, which is in that of a bucket."""
    return parts.name_variable(spec.name, longest=32, reason="a bucket adds a suffix")


def summary(spec: Any, cache: Cache) -> str:
    """Say in a sentence what is built."""
    origin = "a private bucket" if spec.origin.bucket else spec.origin.host
    kept = f"{len(cache.paths)} cached paths" if len(cache.paths) != 1 else "one cached path"
    if not cache.paths:
        return f"A cache at the edge in front of {origin}."
    return f"A cache at the edge in front of {origin}, with {kept}."


def url(*, terraform: str, pulumi: str) -> Output:
    """Tell the address by the expressions of both languages."""
    return Output(
        name="url",
        description="Address that clients call.",
        terraform=terraform,
        pulumi=pulumi,
    )


def purge_command(*, terraform: str, pulumi: str) -> Output:
    """Tell the command that empties the cache."""
    return Output(
        name="purge_command",
        description="Run this after a new model is live: it empties the cache.",
        terraform=terraform,
        pulumi=pulumi,
    )


def bucket(spec: Any, *, terraform: str) -> tuple[Output, ...]:
    """Tell the bucket, if there is one."""
    told = Output(
        name="bucket",
        description="Bucket whose objects are served.",
        terraform=terraform,
        pulumi="origin_bucket.bucket_name",
    )
    return (told,) if spec.origin.bucket else ()


def name_servers(zone: Zone | None, *, terraform: str, pulumi: str) -> tuple[Output, ...]:
    """Tell the name servers of a zone that is new."""
    told = Output(
        name="name_servers",
        description="Name servers that the registrar of the domain must name.",
        terraform=terraform,
        pulumi=pulumi,
    )
    return (told,) if zone and zone.by == "creation" else ()


def asked_path(cache: Cache, *, bucket: bool = False) -> str:
    """Return a path that is cached: of a bucket, the path of an object."""
    path = cache.policies[0].pattern.removesuffix("*")
    return f"{path}README.md" if bucket and path.endswith("/") else path


def ask_twice(cache: Cache, *, bucket: bool = False) -> tuple[str, ...]:
    """Return the commands whose second answer comes from the cache."""
    path = asked_path(cache, bucket=bucket)
    return (f'curl --silent --output /dev/null --dump-header - "<url>{path}"',) * 2


def verify(cache: Cache, *, upload: str = "") -> tuple[Step, ...]:
    """Say how to see that answers are kept; `upload` puts something into a bucket first."""
    kept = "the second answer comes from the cache and says Hit in X-Cache:"
    if upload:
        commands = (upload, *ask_twice(cache, bucket=True))
        return (Step(text=f"Upload something and ask for it twice; {kept}", commands=commands),)
    return (Step(text=f"Ask twice; {kept}", commands=ask_twice(cache)),)


def empty(*, bucket: bool) -> Step:
    """Say when to empty the cache, and how."""
    return Step(
        text="After objects were replaced, empty the cache:"
        if bucket
        else "After a new model is live, empty the cache, or let clients send another "
        "X-Model-Version where that header is part of the cache key:",
        commands=('eval "<purge_command>"',),
    )


def secret(header: str | None) -> tuple[Step, ...]:
    """Say what the API does with the secret in `header`, if it gets one."""
    if header is None:
        return ()
    return (
        Step(
            text=f"The API must refuse requests whose {header} is not the secret. To change it, "
            "let the API accept both, deploy the new one, then drop the old. The state holds it: "
            "keep the state encrypted."
        ),
    )
