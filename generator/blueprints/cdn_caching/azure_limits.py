"""What Front Door cannot do of a cdn-caching, each with the nearest substitute."""

from typing import Any

from generator import clouds
from generator.blueprints import azure_zones
from generator.blueprints.azure_stores import range_problems
from generator.blueprints.cdn_caching.limits import within_shared
from generator.errors import Place, Problem, SpecError

LEAST_TIMEOUT = 16  # seconds: azurerm's schema of a profile
_LONGEST_HOST = 64  # of a certificate that Front Door issues: its documentation on custom domains

# What Front Door leaves out of requests whose answers may be kept: "Caching with Azure Front Door".
_NOT_FORWARDED = ("accept", "accept-charset", "accept-language", "vary")
_RESERVED = ("x-azure-", "x-fd-", "x-forwarded-", "x-ms-")

# Where Front Door has private endpoints: "Secure your origin with Private Link", read 2026-08.
_LINKED = frozenset(
    """
    brazilsouth canadacentral centralus eastus eastus2 southcentralus westus3 francecentral
    germanywestcentral northeurope norwayeast uksouth westeurope swedencentral southafricanorth
    australiaeast centralindia japaneast koreacentral eastasia southeastasia
    """.split()  # noqa: SIM905 - a block of names reads better than a column
)


def key_headers(headers: tuple[str, ...], *, said: bool) -> tuple[str, ...]:
    """Return the headers that answers depend on; raises SpecError for one that is `said` in vain.

    Front Door has no header in its key. What it does not forward is no cause of another answer.
    """
    if said:
        problems = [
            Problem(
                code="GEN405",
                message=f"{header} cannot be told apart: Front Door does not forward it on "
                "cached paths, so no answer depends on it",
                hint="leave it out, and let path or query say what is asked for",
                path=("cache", "key_headers", number),
            )
            for number, header in enumerate(headers)
            if header.lower() in _NOT_FORWARDED
        ]
        if problems:
            raise SpecError(problems)
    return tuple(header for header in headers if header.lower() not in _NOT_FORWARDED)


def problems(spec: Any) -> list[Problem]:
    """Return what Front Door cannot do of `spec`, each with the nearest substitute."""
    return [
        *_origin_problems(spec),
        *(_domain_problems(spec) if spec.domain else _zone_without_domain(spec)),
        *within_shared(spec, edge="Front Door"),
    ]


def _origin_problems(spec: Any) -> list[Problem]:
    place, origin = spec.clouds.azure, spec.origin
    found = range_problems(place.uploaders, path=("clouds", "azure", "uploaders"))
    header = (origin.verify_header or "").lower()
    if header.startswith(_RESERVED):
        found.append(
            Problem(
                code="GEN405",
                message=f"{origin.verify_header} is Azure's own: Front Door does not set it",
                hint='take another, as in "X-Origin-Verify"',
                path=("origin", "verify_header"),
            )
        )
    if not origin.bucket:
        if origin.timeout_seconds < LEAST_TIMEOUT:
            found.append(
                Problem(
                    code="GEN406",
                    message=f"Front Door waits for {LEAST_TIMEOUT} seconds at least",
                    hint=f"say {LEAST_TIMEOUT} or more, up to 60",
                    path=("origin", "timeout_seconds"),
                )
            )
        found += [
            Problem(
                code="GEN307",
                message="there is no bucket that this is for",
                hint='leave it out, or say "origin": {"bucket": true}',
                path=("clouds", "azure", field),
            )
            for field in ("uploaders", "unique_name")
            if getattr(place, field)
        ]
    elif place.tier == "standard":
        found.append(
            Problem(
                code="GEN405",
                message="the Standard tier reaches no private bucket: it has no private links",
                hint="leave the tier out, which makes it premium",
                path=("clouds", "azure", "tier"),
                also=(Place(path=("origin", "bucket")),),
            )
        )
    if origin.bucket and place.region not in _LINKED and place.region in _regions():
        found.append(
            Problem(
                code="GEN405",
                message=f"Front Door has no private links in {place.region}",
                hint=f"put the bucket into one of {', '.join(sorted(_LINKED))}",
                path=("clouds", "azure", "region"),
                also=(Place(path=("origin", "bucket")),),
            )
        )
    return found


def _regions() -> frozenset[str]:
    return clouds.facts("azure").regions


def _zone_without_domain(spec: Any) -> list[Problem]:
    if spec.clouds.azure.dns_zone_id is None:
        return []
    return [
        Problem(
            code="GEN307",
            message="the ID of a zone is of use only for a domain",
            hint="name the domain, or leave dns_zone_id out",
            path=("clouds", "azure", "dns_zone_id"),
        )
    ]


def _domain_problems(spec: Any) -> list[Problem]:
    domain, existing = spec.domain, spec.clouds.azure.dns_zone_id
    name = azure_zones.zone(domain, existing).name
    found = azure_zones.contradictions(domain, existing)
    if len(domain.host) > _LONGEST_HOST:
        found.append(
            Problem(
                code="GEN406",
                message=f"Front Door issues certificates for {_LONGEST_HOST} characters at most",
                hint="take a shorter host",
                path=("domain", "host"),
            )
        )
    if domain.host == name or "." not in name:
        found.append(
            Problem(
                code="GEN408",
                message="Front Door is reached by a CNAME, and the top of a zone takes none",
                hint=f"take a host in the zone, as in predict.{domain.host}",
                path=("domain", "host"),
            )
        )
    else:
        found += azure_zones.outside(domain, existing)
    return found
