"""What a cdn-caching on Alibaba Cloud tells, and how it is deployed and operated."""

from typing import Any

from generator.blueprints.alibaba_parts import LOGS_OPEN, from_within
from generator.blueprints.cdn_caching import common
from generator.components.cache import Cache
from generator.components.domain import Domain
from generator.project import Output, Step

_CREATE_ROLE = (
    "aliyun ram CreateRole --RoleName AliyunCDNAccessingPrivateOSSRole "
    '--AssumeRolePolicyDocument \'{"Version": "1", "Statement": [{"Effect": "Allow", "Action": '
    '"sts:AssumeRole", "Principal": {"Service": ["cdn.aliyuncs.com"]}}]}\''
)


def outputs(spec: Any, domain: Domain | None) -> tuple[Output, ...]:
    """Return what the project tells once it is deployed."""
    return (
        common.url(terraform='"https://${var.domain}"', pulumi="cdn.url"),
        Output(
            name="cname",
            description="Name of the CDN that the domain points at.",
            terraform="alicloud_cdn_domain_new.main.cname",
            pulumi="cdn.cname",
        ),
        common.purge_command(
            terraform='"aliyun cdn RefreshObjectCaches --ObjectType Directory '
            '--ObjectPath https://${var.domain}/"',
            pulumi="cdn.purge_command",
        ),
        *common.bucket(spec, terraform="alicloud_oss_bucket.origin.bucket"),
        Output(
            name="log_store",
            description="Project and store of Simple Log Service that hold the access logs.",
            terraform='"${alicloud_log_project.access.project_name}/'
            '${alicloud_log_store.access.logstore_name}"',
            pulumi="access_logs.log_store",
        ),
        *common.name_servers(
            domain,
            terraform="alicloud_alidns_domain.main.dns_servers",
            pulumi="domain.name_servers",
        ),
    )


def deploy(spec: Any, cache: Cache) -> tuple[Step, ...]:
    """Return what to do before the first deployment, once for an account or a domain."""
    host = spec.domain.host
    steps = [
        Step(
            text="The first time that an account brings a domain, the CDN asks for a proof that it "
            "owns it: a TXT record, whose name and content the first command tells. The second "
            "has it looked up:",
            commands=(
                f"aliyun cdn DescribeVerifyContent --DomainName {host}",
                f"aliyun cdn VerifyDomainOwner --DomainName {host} --VerifyType dnsCheck",
            ),
        ),
        Step(
            text="The certificate must be in Certificate Management Service and be valid for "
            f"{host}; certificate_id names it. A scope of domestic or global needs an ICP "
            "filing of the domain."
        ),
        LOGS_OPEN,
    ]
    if spec.waf:
        steps.append(
            Step(
                text="The firewall is WAF 3.0, of which an account has one instance: open it, paid "
                f"by use, if it is not there. It passes requests on under the name {host}, which "
                "the API has to answer to; let the API admit the addresses of WAF alone."
            )
        )
    if spec.origin.bucket:
        steps.append(
            Step(
                text="The CDN reads private buckets as one role, the same for the whole account. "
                "Create it if it is not there. It gets the right to this bucket's objects from "
                "here; leave its system policy off, which opens every bucket:",
                commands=(_CREATE_ROLE,),
            )
        )
    if _conditions(cache):
        steps.append(
            Step(
                text="Single paths, and answers that all callers share beside others that they do "
                "not, need the CDN's rules engine. It is opened for an account on request: ask for "
                "it in a ticket."
            )
        )
    # The provider tries again when the CDN is busy, and not yet when it limits its callers.
    steps.append(
        Step(
            text="The CDN takes few settings at a time: should it refuse one with "
            "FlowControlError, deploy again, which sets what is missing."
        )
    )
    return tuple(steps)


def verify(spec: Any, cache: Cache, region: str) -> tuple[Step, ...]:
    """Return how to see that answers are kept."""
    path = common.asked_path(cache, bucket=True)
    upload = f"ossutil cp --region {region} README.md oss://<bucket>{path}"
    if spec.origin.bucket:
        return (*from_within(region), *common.verify(cache, upload=upload))
    return common.verify(cache)


def operate(spec: Any) -> tuple[Step, ...]:
    """Return what to know in daily use."""
    empty = common.empty(bucket=spec.origin.bucket)
    if spec.origin.bucket:
        return (
            empty,
            Step(
                text="Objects are uploaded with ossutil 2, or by another client that speaks HTTPS: "
                "the bucket refuses plain HTTP, which is what ossutil 1 speaks."
            ),
        )
    return (
        empty,
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
        *common.secret(spec.origin.verify_header),
    )


def _conditions(cache: Cache) -> bool:
    """Whether the paths need the rules engine of the CDN, which is opened on request."""
    return bool(cache.key_headers) and bool(cache.exact or (cache.separate and cache.shared))
