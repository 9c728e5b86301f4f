"""The edge. It keeps no answer: every request is passed on."""

import pulumi
import pulumi_alicloud as alicloud

from cdn_domain import record, zone_name
from settings import (
    cdn_certificate_id,
    cdn_domain,
    cdn_origin_host,
    cdn_origin_timeout_seconds,
    cdn_scope,
    tags,
)

certificate, _, certificate_region = cdn_certificate_id.partition("-")

# Functions of the CDN and their arguments. The names are the API's own; a wrong one is found only
# when it is deployed.
functions: dict[str, dict[str, pulumi.Input[str]]] = {
    "https_force": {"enable": "on", "https_rewrite": "308"},
    "https_option": {"http2": "on"},
    "https_tls_version": {
        "tls10": "off",
        "tls11": "off",
        "tls12": "on",
        "tls13": "on",
    },
    "HSTS": {
        "enabled": "on",
        "https_hsts_max_age": "31536000",
        "https_hsts_include_subdomains": "on",
    },
    # The origin is called by its own name, by TLS alone.
    "forward_scheme": {"enable": "on", "scheme_origin": "https"},
    "https_origin_sni": {"enabled": "on", "https_origin_sni": cdn_origin_host},
    "set_req_host_header": {"domain_name": cdn_origin_host},
    "forward_timeout": {"forward_timeout": str(cdn_origin_timeout_seconds)},
    "gzip": {"enable": "on"},
    "brotli": {"enable": "on"},
}

# Security headers on every answer.
headers = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}

edge = alicloud.cdn.DomainNew(
    "cdn",
    domain_name=cdn_domain,
    cdn_type="web",
    scope=cdn_scope,
    sources=[
        alicloud.cdn.DomainNewSourceArgs(
            type="domain",
            content=cdn_origin_host,
            port=443,
            priority=20,
            weight=10,
        ),
    ],
    certificate_config=alicloud.cdn.DomainNewCertificateConfigArgs(
        cert_type="cas",
        cert_id=certificate,
        cert_region=certificate_region,
        server_certificate_status="on",
    ),
    tags=tags,
)


def configure(
    resource: str,
    function: str,
    arguments: dict[str, pulumi.Input[str]],
    parent_id: pulumi.Input[str] | None = None,
) -> alicloud.cdn.DomainConfig:
    """Set a function of the CDN, for all requests or for those of one condition."""
    return alicloud.cdn.DomainConfig(
        f"cdn-{resource}",
        domain_name=edge.domain_name,
        function_name=function,
        parent_id=parent_id,
        function_args=[
            alicloud.cdn.DomainConfigFunctionArgArgs(arg_name=key, arg_value=value)
            for key, value in arguments.items()
        ],
    )


for function, arguments in functions.items():
    configure(f"function-{function}", function, arguments)

for header, value in headers.items():
    configure(
        f"header-{header}",
        "set_resp_header",
        {
            "header_operation_type": "add",
            "key": header,
            "value": value,
            "duplicate": "off",
        },
    )

alicloud.dns.AlidnsRecord(
    "cdn-cdn",
    domain_name=zone_name,
    rr=record,
    type="CNAME",
    value=edge.cname,
    ttl=600,
)

url = f"https://{cdn_domain}"
cname = edge.cname
