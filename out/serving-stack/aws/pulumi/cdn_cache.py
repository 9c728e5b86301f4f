"""What the edge keeps, and for how long."""

import pulumi_aws as aws

from settings import cdn_key_headers, cdn_name, cdn_ttl_predictions

# The first that matches decides, so the most specific stands first.
CACHED_PATHS = {
    "predictions": "/v1/predict/*",
}

lifetimes = {
    "predictions": cdn_ttl_predictions,
}

# Authorization in the key gives each caller answers of its own.
headers_in_key = {
    "predictions": ["Authorization", *cdn_key_headers],
}

# The origin sees of a request only what is in the key. What it cannot see it cannot put into an
# answer, so no caller gets what was predicted for another.
cache_policies = {
    policy: aws.cloudfront.CachePolicy(
        f"cdn-cached-{policy}",
        name=f"{cdn_name}-{policy}",
        comment=f"Answers of {cdn_name}: {policy}",
        # The origin may ask for less with Cache-Control, or for nothing to be kept.
        min_ttl=0,
        default_ttl=ttl,
        max_ttl=ttl,
        parameters_in_cache_key_and_forwarded_to_origin={
            "enable_accept_encoding_brotli": True,
            "enable_accept_encoding_gzip": True,
            "query_strings_config": {"query_string_behavior": "all"},
            "headers_config": {
                "header_behavior": "whitelist",
                "headers": {"items": headers_in_key[policy]},
            },
            "cookies_config": {"cookie_behavior": "none"},
        },
    )
    for policy, ttl in lifetimes.items()
}
