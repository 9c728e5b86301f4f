"""What in the spec of a cdn-caching contradicts something else in it, on whatever cloud."""

from typing import Any

from generator.components.cache import DEFAULT
from generator.errors import Place, Problem

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


def problems(spec: Any) -> list[Problem]:
    """Return what contradicts itself."""
    return [*_cache_problems(spec), *_domain_problems(spec)]


def _cache_problems(spec: Any) -> list[Problem]:
    cache, bucket = spec.cache, spec.origin.bucket
    problems = []
    if not (bucket or cache.paths or cache.ttl_seconds):
        problems.append(
            Problem(
                code="GEN308",
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
                    code="GEN307",
                    message="what no path names is not a path",
                    hint="say how long it is kept with cache.ttl_seconds",
                    path=place,
                )
            )
        elif other != name:
            problems.append(
                Problem(
                    code="GEN303",
                    message=f"{path.path} is named twice, as {other} and as {name}",
                    hint="keep one of them",
                    path=(*place, "path"),
                    also=(Place(path=("cache", "paths", other, "path")),),
                )
            )
        if bucket and "callers" in path.model_fields_set and path.callers == "separate":
            problems.append(
                Problem(
                    code="GEN307",
                    message="a bucket does not tell callers apart",
                    hint='leave callers out, or say "shared"',
                    path=(*place, "callers"),
                    also=(Place(path=("origin", "bucket")),),
                )
            )
    if bucket and "key_headers" in cache.model_fields_set:
        problems.append(
            Problem(
                code="GEN307",
                message="a bucket answers by the path alone",
                hint="leave key_headers out",
                path=("cache", "key_headers"),
                also=(Place(path=("origin", "bucket")),),
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
                    code="GEN204",
                    message=f"{header} cannot be added to the cache key: {why}",
                    hint="leave it out",
                    path=("cache", "key_headers", index),
                )
            )
    return problems


def _domain_problems(spec: Any) -> list[Problem]:
    if not (spec.domain and spec.domain.host == spec.origin.host):
        return []
    return [
        Problem(
            code="GEN306",
            message="the CDN would call itself: domain and origin are the same host",
            hint="give the origin a name of its own, as in origin.example.com",
            path=("origin", "host"),
            also=(Place(path=("domain", "host")),),
        )
    ]


def within_shared(spec: Any, *, edge: str) -> list[Problem]:
    """Tell where an answer for one caller lies in a folder whose answers all callers share."""
    paths = spec.cache.paths
    shared = [
        path.path.removesuffix("*")
        for path in paths.values()
        if path.callers == "shared" and path.path.endswith("*")
    ]
    return [
        Problem(
            code="GEN405",
            message=f"{edge} would share these answers: a shared folder holds the path",
            hint="share narrower folders, which do not hold it",
            path=("cache", "paths", name, "callers"),
        )
        for name, path in paths.items()
        if path.callers == "separate" and any(path.path.startswith(folder) for folder in shared)
    ]
