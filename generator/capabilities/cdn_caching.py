"""What cdn-caching can do on each cloud."""

from generator.capabilities import Capability, Different, Native, Refused

_ZONE = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
    "/providers/Microsoft.Network/dnsZones/example.com"
)

TABLE = (
    Capability(
        "CDN before an API",
        {},
        alibaba=Native("alicloud_cdn_domain_new"),
        aws=Native("aws_cloudfront_distribution"),
        azure=Native("azurerm_cdn_frontdoor_origin"),
    ),
    Capability(
        "CDN before a private bucket",
        {"origin": {"bucket": True}, "cache": {"paths": {}}},
        alibaba=Native("l2_oss_key"),
        aws=Native("aws_cloudfront_origin_access_control"),
        azure=Different(
            "by a private link, which somebody approves once; needs the premium tier",
            "private_link",
        ),
    ),
    Capability(
        "address without a domain of one's own",
        {"domain": None},
        alibaba=Refused("Alibaba Cloud CDN has no address of its own: it answers on your domain"),
        aws=Native("cloudfront_default_certificate"),
        azure=Native("azurerm_cdn_frontdoor_endpoint"),
    ),
    Capability(
        "time to live by path",
        {},
        alibaba=Native("path_based_ttl_set"),
        aws=Native("max_ttl"),
        azure=Native("duration "),
    ),
    Capability(
        "POST is never kept",
        {},
        alibaba=Native("never kept"),
        aws=Native("allowed_methods"),
        azure=Native('values   = ["GET"]'),
    ),
    Capability(
        "answers of one caller stay with that caller",
        {},
        alibaba=Native("Authorization"),
        aws=Native('concat(["Authorization"]'),
        azure=Different(
            "what a caller proves itself for is passed on, and never kept", "caller_headers"
        ),
    ),
    Capability(
        "answers that depend on a header",
        {"cache": {"key_headers": ["Accept"]}},
        alibaba=Native("self_defined_cachekey"),
        aws=Native("key_headers"),
        azure=Refused("Accept cannot be told apart"),
    ),
    Capability(
        "custom domain with a certificate",
        {},
        alibaba=Different("one of Certificate Management Service, by its ID", "certificate_id"),
        aws=Different("issued and renewed by Certificate Manager", "aws_acm_certificate"),
        azure=Different("issued and renewed by Front Door", "ManagedCertificate"),
    ),
    Capability(
        "existing DNS zone",
        {"domain": {"create_zone": False}},
        {
            "azure": {
                "domain": {"create_zone": None},
                "clouds": {"azure": {"dns_zone_id": _ZONE}},
            }
        },
        alibaba=Native("alicloud_alidns_record"),
        aws=Native('data "aws_route53_zone"'),
        azure=Different("by its full ID, which holds its resource group", "zone_id"),
    ),
    Capability(
        "countries that are served",
        {"geo": {"allow": ["DE", "FR"]}},
        alibaba=Native("ali_location"),
        aws=Native("geo_restriction"),
        azure=Different("by a rule of the firewall", "GeoMatch"),
    ),
    Capability(
        "access logs",
        {"logs": {"days": 90}},
        alibaba=Different("in Log Service", "alicloud_cdn_real_time_log_delivery"),
        aws=Different("in a bucket", "aws_cloudwatch_log_delivery"),
        azure=Different("in Log Analytics", "FrontDoorAccessLog"),
    ),
    Capability(
        "security headers",
        {},
        alibaba=Native("X-Content-Type-Options"),
        aws=Native("security_headers_config"),
        azure=Native("X-Content-Type-Options"),
    ),
    Capability(
        "firewall and limit of requests",
        {"waf": {"requests_per_minute": 600}},
        alibaba=Different(
            "by WAF 3.0 between the edge and the API, which every account opens once",
            "alicloud_wafv3_domain",
        ),
        aws=Native("aws_wafv2_web_acl"),
        azure=Different(
            "premium has managed rules; standard limits requests alone",
            "azurerm_cdn_frontdoor_firewall_policy",
        ),
    ),
    Capability(
        "the origin sees that the CDN is calling",
        {"origin": {"verify_header": "X-Origin-Verify"}},
        alibaba=Native("origin_secret"),
        aws=Native("custom_header"),
        azure=Native("origin_secret"),
    ),
    Capability(
        "an origin that is waited for less than 16 seconds",
        {"origin": {"timeout_seconds": 5}},
        alibaba=Native("forward_timeout"),
        aws=Native("origin_read_timeout"),
        azure=Refused("Front Door waits for 16 seconds at least"),
    ),
)
