"""What Alibaba Cloud CDN cannot do of a cdn-caching."""

from typing import Any

from generator.blueprints.cdn_caching.limits import within_shared
from generator.errors import Place, Problem

# "Rules engine" of the CDN's documentation: the hard limit of one domain, over all functions.
_MOST_REFERENCES = 5


def problems(spec: Any) -> list[Problem]:
    """Return what Alibaba Cloud CDN cannot do of `spec`, each with the nearest substitute."""
    found = []
    if spec.domain is None:
        found.append(
            Problem(
                code="GEN405",
                message="Alibaba Cloud CDN has no address of its own: it answers on your domain",
                hint='name one, as in "domain": {"host": "predict.example.com"}',
                path=("domain",),
            )
        )
    elif spec.domain.host == spec.domain.zone:
        found.append(
            Problem(
                code="GEN408",
                message="the CDN is reached by a CNAME, and the top of a zone takes none",
                hint=f"take a host in the zone, as in predict.{spec.domain.host}",
                path=("domain", "host"),
            )
        )
    if spec.waf and spec.origin.bucket:
        found.append(
            Problem(
                code="GEN405",
                message="Alibaba Cloud CDN has no firewall, and WAF 3.0 stands before an API alone",
                hint="leave waf out: nobody reads the bucket but the CDN, and it answers no "
                "request but GET and HEAD",
                path=("waf",),
                also=(Place(path=("origin", "bucket")),),
            )
        )
    if not spec.origin.bucket:
        found += [*_too_many_conditions(spec.cache), *within_shared(spec, edge="the CDN")]
    return found


def _too_many_conditions(cache: Any) -> list[Problem]:
    """Tell where the paths need more conditions than a domain may have."""
    exact = [name for name, path in cache.paths.items() if not path.path.endswith("*")]
    kinds = {path.callers for path in cache.paths.values()}
    if cache.ttl_seconds:
        kinds.add("separate")
    needed = len(exact) + (len(kinds) > 1)
    if needed <= _MOST_REFERENCES:
        return []
    return [
        Problem(
            code="GEN406",
            message=f"Alibaba Cloud CDN takes {_MOST_REFERENCES} conditions for a domain, "
            f"and these paths need {needed}",
            hint='name folders instead of single paths, as in "/v1/models/*"',
            path=("cache", "paths", exact[-1], "path"),
        )
    ]
