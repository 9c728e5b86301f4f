"""cdn-caching on Azure: Front Door, what it cannot do, what is tuned there, and what to know."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.azure_stores import range_problems
from generator.clouds import placement
from generator.clouds.azure_names import unique_name
from generator.components.access_logs import AccessLogs
from generator.components.cache import Cache
from generator.components.cdn import ApiOrigin, Cdn, Geo
from generator.components.front_door import BlobOrigin, CustomDomain, EdgeFirewall, Route
from generator.components.resource_group import ResourceGroup
from generator.components.zone import Zone
from generator.errors import Problem, SpecError
from generator.project import Component, Output, Plan, Step

_SERVICES = (
    "Microsoft.Cdn",
    "Microsoft.Insights",
    "Microsoft.Network",
    "Microsoft.OperationalInsights",
)
_LEAST_TIMEOUT = 16  # seconds: azurerm's schema of a profile
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


def plan(spec: Any, cache: Cache, summary: str) -> Plan:
    """Decide what Front Door does of `spec`; `cache` is what is kept on every cloud."""
    facts = clouds.facts("azure")
    region = placement.region(facts, spec.clouds.azure.region)
    components = _components(spec, cache, region)
    domain = components.get("zone")

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: predictions cached at the edge on {facts.title}",
        summary=summary,
        cloud="azure",
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name, longest=32, reason="longer names do not fit what is made from them"
            ),
            *parts.variables(components),
        ),
        outputs=_outputs(spec, domain),
        deploy=_deploy(spec, domain),
        verify=_verify(cache),
        operate=_operate(spec, cache),
        destroy=_DESTROY if spec.origin.bucket else (),
    )


def _components(spec: Any, cache: Cache, region: str) -> dict[str, Any]:
    """Plan the parts, in the order in which they build on each other."""
    place, bucket = spec.clouds.azure, spec.origin.bucket
    premium = place.tier == "premium" or (place.tier is None and (bucket or spec.waf is not None))
    services = (*_SERVICES, "Microsoft.Storage") if bucket else _SERVICES
    components: dict[str, Component] = {"resource_group": ResourceGroup(services=services)}
    if spec.domain:
        components["zone"] = zone(spec)
    if bucket:
        components["origin_bucket"] = BlobOrigin(
            unique_name=place.unique_name or unique_name(spec.name, region, longest=24),
            uploaders=place.uploaders,
            zonal=region in clouds.facts("azure").zones,
        )
    components["cdn"] = cdn = Cdn(
        api=None
        if bucket
        else ApiOrigin(
            host=spec.origin.host,
            timeout_seconds=spec.origin.timeout_seconds,
            verify_header=spec.origin.verify_header,
            least_seconds=_LEAST_TIMEOUT,
        ),
        geo=spec.geo
        and Geo(allow=spec.geo.allow is not None, countries=spec.geo.allow or spec.geo.deny),
        domain=spec.domain is not None,
        waf=spec.waf is not None,
        premium=premium,
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


def zone(spec: Any) -> Zone:
    """Return the zone of the name: one that is made, or an existing one that its ID tells."""
    existing = spec.clouds.azure.dns_zone_id
    parent = spec.domain.host.partition(".")[2]
    name = existing.rpartition("/")[2] if existing else spec.domain.zone or parent
    return Zone(host=spec.domain.host, name=name, by="id" if existing else "creation", id=existing)


def key_headers(headers: tuple[str, ...], *, said: bool) -> tuple[str, ...]:
    """Return the headers that answers depend on; raises SpecError for one that is `said` in vain.

    Front Door has no header in its key. What it does not forward is no cause of another answer.
    """
    if said:
        problems = [
            Problem(
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
        *_within_shared(spec),
    ]


def _origin_problems(spec: Any) -> list[Problem]:
    place, origin = spec.clouds.azure, spec.origin
    found = range_problems(place.uploaders, path=("clouds", "azure", "uploaders"))
    header = (origin.verify_header or "").lower()
    if header.startswith(_RESERVED):
        found.append(
            Problem(
                message=f"{origin.verify_header} is Azure's own: Front Door does not set it",
                hint='take another, as in "X-Origin-Verify"',
                path=("origin", "verify_header"),
            )
        )
    if not origin.bucket:
        if origin.timeout_seconds < _LEAST_TIMEOUT:
            found.append(
                Problem(
                    message=f"Front Door waits for {_LEAST_TIMEOUT} seconds at least",
                    hint=f"say {_LEAST_TIMEOUT} or more, up to 60",
                    path=("origin", "timeout_seconds"),
                )
            )
        found += [
            Problem(
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
                message="the Standard tier reaches no private bucket: it has no private links",
                hint="leave the tier out, which makes it premium",
                path=("clouds", "azure", "tier"),
            )
        )
    if origin.bucket and place.region not in _LINKED and place.region in _regions():
        found.append(
            Problem(
                message=f"Front Door has no private links in {place.region}",
                hint=f"put the bucket into one of {', '.join(sorted(_LINKED))}",
                path=("clouds", "azure", "region"),
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
            message="the ID of a zone is of use only for a domain",
            hint="name the domain, or leave dns_zone_id out",
            path=("clouds", "azure", "dns_zone_id"),
        )
    ]


def _domain_problems(spec: Any) -> list[Problem]:
    domain, existing = spec.domain, spec.clouds.azure.dns_zone_id
    name = zone(spec).name
    found = []
    if domain.create_zone is False and existing is None:
        found.append(
            Problem(
                message="Azure finds an existing zone by its resource group, which its name does "
                "not tell",
                hint='name it by its full ID: "clouds": {"azure": {"dns_zone_id": '
                '"/subscriptions/..."}}',
                path=("domain", "create_zone"),
            )
        )
    if domain.create_zone and existing:
        found.append(
            Problem(
                message="a zone that has an ID is not created",
                hint="leave create_zone out, or the ID",
                path=("domain", "create_zone"),
            )
        )
    if existing and domain.zone not in {None, name}:
        found.append(
            Problem(
                message=f"this is the zone {name}, and not {domain.zone}",
                hint="leave the zone out of the domain: its ID names it",
                path=("clouds", "azure", "dns_zone_id"),
            )
        )
    if len(domain.host) > _LONGEST_HOST:
        found.append(
            Problem(
                message=f"Front Door issues certificates for {_LONGEST_HOST} characters at most",
                hint="take a shorter host",
                path=("domain", "host"),
            )
        )
    if domain.host == name or "." not in name:
        found.append(
            Problem(
                message="Front Door is reached by a CNAME, and the top of a zone takes none",
                hint=f"take a host in the zone, as in predict.{domain.host}",
                path=("domain", "host"),
            )
        )
    elif not domain.host.endswith(f".{name}"):
        found.append(
            Problem(
                message=f"the zone {name} does not hold {domain.host}",
                hint="name the zone that the host ends with",
                path=("clouds", "azure", "dns_zone_id"),
            )
        )
    return found


def _within_shared(spec: Any) -> list[Problem]:
    """Tell where an answer for one caller lies in a folder whose answers all callers share."""
    if spec.origin.bucket:
        return []
    shared = [
        path.path.removesuffix("*")
        for path in spec.cache.paths.values()
        if path.callers == "shared" and path.path.endswith("*")
    ]
    return [
        Problem(
            message="Front Door would share these answers: a shared folder holds the path",
            hint="share narrower folders, which do not hold it",
            path=("cache", "paths", name, "callers"),
        )
        for name, path in spec.cache.paths.items()
        if path.callers == "separate" and any(path.path.startswith(folder) for folder in shared)
    ]


def _outputs(spec: Any, domain: Zone | None) -> tuple[Output, ...]:
    endpoint = "azurerm_cdn_frontdoor_endpoint.main"
    host = "var.domain" if domain else f"{endpoint}.host_name"
    bucket = (
        Output(
            name="bucket",
            description="Storage account whose objects are served.",
            terraform="azurerm_storage_account.origin.name",
            pulumi="origin_bucket.account_name",
        ),
        Output(
            name="bucket_id",
            description="The storage account, which has to approve Front Door.",
            terraform="azurerm_storage_account.origin.id",
            pulumi="origin_bucket.account_id",
        ),
    )
    name_servers = Output(
        name="name_servers",
        description="Name servers that the registrar of the domain must name.",
        terraform="azurerm_dns_zone.main.name_servers",
        pulumi="zone.name_servers",
    )
    return (
        Output(
            name="url",
            description="Address that clients call.",
            terraform=f'"https://${{{host}}}"',
            pulumi="route.url",
        ),
        Output(
            name="front_door_id",
            description="What Front Door says in X-Azure-FDID, by which an origin knows it.",
            terraform="azurerm_cdn_frontdoor_profile.main.resource_guid",
            pulumi="cdn.front_door_id",
        ),
        Output(
            name="purge_command",
            description="Run this after a new model is live: it empties the cache.",
            terraform='"az afd endpoint purge '
            "--resource-group ${azurerm_resource_group.main.name} "
            "--profile-name ${azurerm_cdn_frontdoor_profile.main.name} "
            f"--endpoint-name ${{{endpoint}.name}} "
            f"--domains ${{{host}}} --content-paths '/*'\"",
            pulumi="route.purge_command",
        ),
        *(bucket if spec.origin.bucket else ()),
        Output(
            name="log_workspace",
            description="Workspace of Log Analytics that holds the access logs, by its ID.",
            terraform="azurerm_log_analytics_workspace.main.workspace_id",
            pulumi="access_logs.workspace_id",
        ),
        *((name_servers,) if domain and domain.by == "creation" else ()),
    )


def _deploy(spec: Any, domain: Zone | None) -> tuple[Step, ...]:
    services = (*_SERVICES, "Microsoft.Storage") if spec.origin.bucket else _SERVICES
    lock = " The lock of the bucket takes the role Owner." if spec.origin.bucket else ""
    steps = [
        Step(
            text="The subscription must know the services in use. Terraform registers them if "
            f"whoever deploys may; otherwise, and for Pulumi, it is done once.{lock}",
            commands=(
                (
                    f"for service in {' '.join(services)}; "
                    'do az provider register --namespace "$service"; done'
                ),
            ),
        )
    ]
    if domain:
        delegated = (
            " Before that, the registrar has to name the zone's name servers, which are an output."
            if domain.by == "creation"
            else ""
        )
        steps.append(
            Step(
                text="Front Door issues the certificate once it finds the TXT record that proves "
                f"the domain, some minutes to an hour after the deployment.{delegated}"
            )
        )
    return tuple(steps)


def _verify(cache: Cache) -> tuple[Step, ...]:
    path = cache.policies[0].pattern.removesuffix("*")
    return (
        Step(
            text="A deployment takes up to 20 minutes until it is at every edge. Then ask twice; "
            "the second answer comes from the cache and says TCP_HIT in X-Cache (an edge has more "
            "than one machine, so it may take some more):",
            commands=(f'curl --silent --output /dev/null --dump-header - "<url>{path}"',) * 2,
        ),
    )


def _operate(spec: Any, cache: Cache) -> tuple[Step, ...]:
    """Say what to do in daily use, and how Front Door differs from other edges."""
    if spec.origin.bucket:
        return _OPERATE_BUCKET
    headers = ", ".join(cache.key_headers)
    passed = f" or one of key_headers ({headers})" if headers else ""
    steps = [
        Step(
            text="After a new model is live, empty the cache:",
            commands=('eval "<purge_command>"',),
        ),
        Step(
            text="Front Door keeps answers by host, path and query, and by no header. On paths "
            "whose callers are separate, a request that has Authorization, Cookie, X-Api-Key"
            f"{passed} is therefore passed on and its answer not kept; what is kept is for "
            "requests without them. On shared paths the API does not see the first three. Accept "
            "and Accept-Language are not forwarded on cached paths, so that no answer depends on "
            "them.",
        ),
        Step(
            text="An answer is kept for as long as its path says, also where the API asks for a "
            "shorter max-age. Cache-Control: private, no-store and no-cache are honoured. Only "
            "answers to GET are kept, and a cookie is taken out of an answer that is.",
        ),
        Step(
            text="The API should refuse requests whose X-Azure-FDID is not front_door_id: "
            "everybody's Front Door comes from the same addresses.",
        ),
    ]
    if spec.origin.verify_header:
        steps.append(
            Step(
                text=f"The API must refuse requests whose {spec.origin.verify_header} is not the "
                "secret. To change it, let the API accept both, deploy the new one, then drop the "
                "old. The state holds it: keep the state encrypted."
            )
        )
    if spec.waf and spec.clouds.azure.tier == "standard":
        steps.append(
            Step(
                text="The Standard tier has no rules against known attacks: the firewall limits "
                "requests alone. The Premium tier has them."
            )
        )
    return tuple(steps)


_OPERATE_BUCKET = (
    Step(
        text="Front Door asks the bucket for a private link, and gets nothing until it is "
        "approved. This is done once, after the first deployment:",
        commands=(
            (
                'az network private-endpoint-connection list --id "<bucket_id>" --output tsv '
                "--query \"[?properties.privateLinkServiceConnectionState.status=='Pending'].id\" "
                "| xargs -n 1 az network private-endpoint-connection approve "
                '--description "Front Door" --id'
            ),
        ),
    ),
    Step(
        text="Objects are uploaded from an address in uploaders, by whoever has the role Storage "
        "Blob Data Contributor on the storage account. After objects were replaced, empty the "
        "cache:",
        commands=(
            (
                "az storage blob upload-batch --auth-mode login --account-name <bucket> "
                "--destination objects --source ./objects"
            ),
            'eval "<purge_command>"',
        ),
    ),
)

_DESTROY = (
    Step(
        text="A lock protects the bucket. Copy what you need, then lift it and destroy: every "
        "object goes with the bucket.",
        commands=("<apply deletion_protection=false>",),
    ),
)
