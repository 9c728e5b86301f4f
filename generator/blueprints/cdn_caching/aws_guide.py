"""What a cdn-caching on AWS tells, and how it is deployed and operated."""

from typing import Any

from generator.blueprints.cdn_caching import common
from generator.components.cache import Cache
from generator.components.domain import Domain
from generator.project import Output, Step


def outputs(spec: Any, domain: Domain | None) -> tuple[Output, ...]:
    """Return what the project tells once it is deployed."""
    distribution = "aws_cloudfront_distribution.main"
    host = "var.domain" if domain else f"{distribution}.domain_name"
    return (
        common.url(terraform=f'"https://${{{host}}}"', pulumi="cdn.url"),
        Output(
            name="distribution_id",
            description="ID of the CloudFront distribution.",
            terraform=f"{distribution}.id",
            pulumi="cdn.distribution_id",
        ),
        common.purge_command(
            terraform='"aws cloudfront create-invalidation --distribution-id '
            f"${{{distribution}.id}} --paths '/*'\"",
            pulumi="cdn.purge_command",
        ),
        *common.bucket(spec, terraform="aws_s3_bucket.origin.bucket"),
        Output(
            name="log_bucket",
            description="Bucket that holds the access logs.",
            terraform="aws_s3_bucket.logs.bucket",
            pulumi="access_logs.bucket_name",
        ),
        *common.name_servers(
            domain, terraform="aws_route53_zone.main.name_servers", pulumi="domain.name_servers"
        ),
    )


def deploy(domain: Domain | None) -> tuple[Step, ...]:
    """Say how a new zone is delegated while the first deployment waits for that."""
    if domain is None or domain.by != "creation":
        return ()
    return (
        Step(
            text="The first deployment waits for the certificate, which is issued once the "
            "registrar of the domain names this zone's name servers. A minute after the start they "
            "are known:",
            commands=(
                f"aws route53 list-hosted-zones-by-name --dns-name {domain.name} --max-items 1",
                "aws route53 get-hosted-zone --query DelegationSet.NameServers --id ZONE_ID",
            ),
        ),
    )


def verify(spec: Any, cache: Cache, region: str) -> tuple[Step, ...]:
    """Return how to see that answers are kept."""
    path = common.asked_path(cache, bucket=True)
    upload = f'aws s3 cp --region {region} README.md "s3://<bucket>{path}"'
    return common.verify(cache, upload=upload if spec.origin.bucket else "")


def operate(spec: Any) -> tuple[Step, ...]:
    """Return what to know in daily use."""
    old_clients = Step(
        text="Without a domain the CDN answers on its own name with its own certificate, and then "
        "also accepts TLS 1.0 from old clients. Name a domain in the spec to require TLS 1.2."
    )
    return (
        common.empty(bucket=spec.origin.bucket),
        *common.secret(spec.origin.verify_header),
        *(() if spec.domain else (old_clients,)),
    )
