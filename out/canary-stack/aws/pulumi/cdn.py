"""The edge. It keeps no answer: every request is passed on."""

import pulumi_aws as aws

from cdn_domain import proven, zone_id
from cdn_gateway import host as origin_host
from settings import cdn_domain, cdn_name, cdn_origin_timeout_seconds, cdn_price_class

# CloudFront's own policies; their IDs are the same in every account.
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac"

security_headers = aws.cloudfront.ResponseHeadersPolicy(
    "cdn",
    name=cdn_name,
    comment=f"Security headers on every answer of {cdn_name}",
    security_headers_config={
        "strict_transport_security": {
            "access_control_max_age_sec": 31536000,
            "include_subdomains": True,
            "preload": True,
            "override": True,
        },
        "content_type_options": {
            "override": True,
        },
        "frame_options": {
            "frame_option": "DENY",
            "override": True,
        },
        "referrer_policy": {
            "referrer_policy": "no-referrer",
            "override": True,
        },
    },
)

distribution = aws.cloudfront.Distribution(
    "cdn",
    enabled=True,
    comment=cdn_name,
    aliases=[cdn_domain],
    is_ipv6_enabled=True,
    http_version="http2and3",
    price_class=cdn_price_class,
    origins=[
        {
            "origin_id": "origin",
            "domain_name": origin_host,
            "origin_path": "/live",
            "custom_origin_config": {
                "http_port": 80,
                "https_port": 443,
                "origin_protocol_policy": "https-only",
                "origin_ssl_protocols": ["TLSv1.2"],
                "origin_read_timeout": cdn_origin_timeout_seconds,
                "origin_keepalive_timeout": 60,
            },
        },
    ],
    default_cache_behavior={
        "target_origin_id": "origin",
        "viewer_protocol_policy": "https-only",
        "allowed_methods": ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        "cached_methods": ["GET", "HEAD"],
        "compress": True,
        "cache_policy_id": CACHING_DISABLED,
        "origin_request_policy_id": ALL_VIEWER_EXCEPT_HOST_HEADER,
        "response_headers_policy_id": security_headers.id,
    },
    # An error of the origin is over when it is over: CloudFront would keep it for ten seconds.
    custom_error_responses=[
        {
            "error_code": code,
            "error_caching_min_ttl": 0,
        }
        for code in (500, 502, 503, 504)
    ],
    restrictions={
        "geo_restriction": {
            "restriction_type": "none",
        },
    },
    viewer_certificate={
        "acm_certificate_arn": proven.certificate_arn,
        "ssl_support_method": "sni-only",
        "minimum_protocol_version": "TLSv1.2_2021",
    },
)

for kind in ("A", "AAAA"):
    aws.route53.Record(
        f"cdn-alias-{kind}",
        zone_id=zone_id,
        name=cdn_domain,
        type=kind,
        aliases=[
            {
                "name": distribution.domain_name,
                "zone_id": distribution.hosted_zone_id,
                "evaluate_target_health": False,
            },
        ],
    )

url = f"https://{cdn_domain}"
distribution_id = distribution.id
