"""cdn-caching on Alibaba Cloud: what its CDN cannot do, what is tuned there, and what to know."""

from typing import Any

from generator.components.cache import Cache
from generator.components.cdn import Cdn
from generator.components.domain import Domain
from generator.errors import Problem
from generator.project import Check, Output, Step, Variable

# "Rules engine" of the CDN's documentation: the hard limit of one domain, over all functions.
MOST_REFERENCES = 5
_CREATE_ROLE = (
    "aliyun ram CreateRole --RoleName AliyunCDNAccessingPrivateOSSRole "
    '--AssumeRolePolicyDocument \'{"Version": "1", "Statement": [{"Effect": "Allow", "Action": '
    '"sts:AssumeRole", "Principal": {"Service": ["cdn.aliyuncs.com"]}}]}\''
)
_SCOPES = ["domestic", "overseas", "global"]


def problems(spec: Any) -> list[Problem]:
    """Return what Alibaba Cloud CDN cannot do of `spec`, each with the nearest substitute."""
    found = []
    if spec.domain is None:
        found.append(
            Problem(
                message="Alibaba Cloud CDN has no address of its own: it answers on your domain",
                hint='name one, as in "domain": {"host": "predict.example.com"}',
                path=("domain",),
            )
        )
    elif spec.domain.host == spec.domain.zone:
        found.append(
            Problem(
                message="the CDN is reached by a CNAME, and the top of a zone takes none",
                hint=f"take a host in the zone, as in predict.{spec.domain.host}",
                path=("domain", "host"),
            )
        )
    if spec.waf:
        found.append(
            Problem(
                message="Alibaba Cloud CDN has neither a firewall nor a limit of requests",
                hint="put the firewall before the API: resilient-network has one with its own "
                "`waf`, and its host is the origin here",
                path=("waf",),
            )
        )
    if not spec.origin.bucket:
        found += [*_too_many_conditions(spec.cache), *_within_shared(spec.cache)]
    return found


def _too_many_conditions(cache: Any) -> list[Problem]:
    """Tell where the paths need more conditions than a domain may have."""
    exact = [name for name, path in cache.paths.items() if not path.path.endswith("*")]
    kinds = {path.callers for path in cache.paths.values()}
    if cache.ttl_seconds:
        kinds.add("separate")
    needed = len(exact) + (len(kinds) > 1)
    if needed <= MOST_REFERENCES:
        return []
    return [
        Problem(
            message=f"Alibaba Cloud CDN takes {MOST_REFERENCES} conditions for a domain, "
            f"and these paths need {needed}",
            hint='name folders instead of single paths, as in "/v1/models/*"',
            path=("cache", "paths", exact[-1], "path"),
        )
    ]


def _within_shared(cache: Any) -> list[Problem]:
    """Tell where an answer for one caller lies in a folder whose answers all callers share."""
    shared = [
        path.path.removesuffix("*")
        for path in cache.paths.values()
        if path.callers == "shared" and path.path.endswith("*")
    ]
    return [
        Problem(
            message="the CDN would share these answers: a shared folder holds the path",
            hint="share narrower folders, which do not hold it",
            path=("cache", "paths", name, "callers"),
        )
        for name, path in cache.paths.items()
        if path.callers == "separate" and any(path.path.startswith(folder) for folder in shared)
    ]


def conditions(cache: Cache) -> bool:
    """Whether the paths need the rules engine of the CDN, which is opened on request."""
    return bool(cache.key_headers) and bool(cache.exact or (cache.separate and cache.shared))


def variables(place: Any, *, bucket: bool) -> tuple[Variable, ...]:
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


def outputs(spec: Any, domain: Domain) -> tuple[Output, ...]:
    """Return what the project tells once it is deployed."""
    bucket = Output(
        name="bucket",
        description="Bucket whose objects are served.",
        terraform="alicloud_oss_bucket.origin.bucket",
        pulumi="origin_bucket.bucket_name",
    )
    name_servers = Output(
        name="name_servers",
        description="Name servers that the registrar of the domain must name.",
        terraform="alicloud_alidns_domain.main.dns_servers",
        pulumi="domain.name_servers",
    )
    return (
        Output(
            name="url",
            description="Address that clients call.",
            terraform='"https://${var.domain}"',
            pulumi="cdn.url",
        ),
        Output(
            name="cname",
            description="Name of the CDN that the domain points at.",
            terraform="alicloud_cdn_domain_new.main.cname",
            pulumi="cdn.cname",
        ),
        Output(
            name="purge_command",
            description="Run this after a new model is live: it empties the cache.",
            terraform='"aliyun cdn RefreshObjectCaches --ObjectType Directory '
            '--ObjectPath https://${var.domain}/"',
            pulumi="cdn.purge_command",
        ),
        *((bucket,) if spec.origin.bucket else ()),
        Output(
            name="log_store",
            description="Project and store of Simple Log Service that hold the access logs.",
            terraform='"${alicloud_log_project.access.project_name}/'
            '${alicloud_log_store.access.logstore_name}"',
            pulumi="access_logs.log_store",
        ),
        *((name_servers,) if domain.zone_by == "creation" else ()),
    )


def deploy(spec: Any, cache: Cache, domain: Domain) -> tuple[Step, ...]:
    """Return what to do before the first deployment, once for an account or a domain."""
    steps = [
        Step(
            text="The first time that an account brings a domain, the CDN asks for a proof that it "
            "owns it: a TXT record, whose name and content the first command tells. The second "
            "has it looked up:",
            commands=(
                f"aliyun cdn DescribeVerifyContent --DomainName {domain.host}",
                f"aliyun cdn VerifyDomainOwner --DomainName {domain.host} --VerifyType dnsCheck",
            ),
        ),
        Step(
            text="The certificate must be in Certificate Management Service and be valid for "
            f"{domain.host}; certificate_id names it. A scope of domestic or global needs an ICP "
            "filing of the domain."
        ),
    ]
    if spec.origin.bucket:
        steps.append(
            Step(
                text="The CDN reads private buckets as one role, the same for the whole account. "
                "Create it if it is not there. It gets the right to this bucket's objects from "
                "here; leave its system policy off, which opens every bucket:",
                commands=(_CREATE_ROLE,),
            )
        )
    if conditions(cache):
        steps.append(
            Step(
                text="Single paths, and answers that all callers share beside others that they do "
                "not, need the CDN's rules engine. It is opened for an account on request: ask for "
                "it in a ticket."
            )
        )
    return tuple(steps)


def operate(cdn: Cdn) -> tuple[Step, ...]:
    """Return what to know in daily use."""
    if cdn.api is None:
        return (
            Step(
                text="After objects were replaced, empty the cache:",
                commands=('eval "<purge_command>"',),
            ),
        )
    secret = Step(
        text=f"The API must refuse requests whose {cdn.api.verify_header} is not the secret. To "
        "change it, let the API accept both, deploy the new one, then drop the old. The state "
        "holds it: keep the state encrypted."
    )
    return (
        Step(
            text="After a new model is live, empty the cache, or let clients send another "
            "X-Model-Version where that header is part of the cache key:",
            commands=('eval "<purge_command>"',),
        ),
        Step(
            text="The CDN passes every header of a request on, also those that are not in the "
            "cache key. On cached paths an answer may depend on the address, Authorization, "
            "Cookie, X-Api-Key and key_headers, and on nothing else: name any other header that "
            "tells callers apart in key_headers. An answer that sets a cookie belongs on no cached "
            "path."
        ),
        Step(
            text="An answer is kept for as long as its path says, also where the API asks for a "
            "shorter max-age or says private. Cache-Control: no-store, no-cache and max-age=0 are "
            "honoured. Answers to POST and errors are never kept."
        ),
        *((secret,) if cdn.api.verify_header else ()),
    )
