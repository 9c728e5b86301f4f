"""What a team tunes, read from the stack's configuration.

Every value is checked before anything is created.
"""

import re
from typing import Any

import pulumi

config = pulumi.Config()


def structured(key: str, default: Any) -> Any:
    """Read a list or a map; an empty one is a value too."""
    given = config.get_object(key)
    return default if given is None else given


# Prefix of every resource's name.
name = config.get("name") or "cdn-caching"
if not re.fullmatch("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 32 of a-z, 0-9 and - between, a letter first: a bucket adds a suffix.",
    )

# Host name that clients call.
domain = config.get("domain") or "predict.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z]{2,63}$", domain):
    raise ValueError("domain: A host name without scheme and path.")

# DNS zone that holds the domain.
zone = config.get("zone") or "example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z]{2,63}$", zone):
    raise ValueError("zone: A host name without scheme and path.")

# Seconds that answers of /v1/predict/* are kept at most.
ttl_predictions = int(config.get("ttl_predictions") or 300)
if not 1 <= ttl_predictions <= 31536000:
    raise ValueError("ttl_predictions: Between 1 second and a year.")

# Seconds that answers of /v1/models are kept at most.
ttl_models = int(config.get("ttl_models") or 3600)
if not 1 <= ttl_models <= 31536000:
    raise ValueError("ttl_models: Between 1 second and a year.")

# Request headers that lead to different answers, beside Authorization.
key_headers: list[str] = structured(
    "key_headers",
    ["Accept", "Content-Type", "X-Model-Version"],
)
if not key_headers or not all(
    re.fullmatch("^[A-Za-z][A-Za-z0-9-]*$", text) for text in key_headers
):
    raise ValueError(
        "key_headers: At least one request header, such as X-Model-Version.",
    )

# Host name of the API; its certificate must be valid for it.
origin_host = config.get("origin_host") or "origin.example.com"
if not re.fullmatch("^[a-z0-9][a-z0-9.-]+[a-z]$", origin_host):
    raise ValueError("origin_host: A host name without scheme and path.")

# Seconds that the edge waits for a prediction.
origin_timeout_seconds = int(config.get("origin_timeout_seconds") or 60)
if not 1 <= origin_timeout_seconds <= 60:
    raise ValueError("origin_timeout_seconds: Between 1 and 60 seconds.")

# The only countries that are served.
countries: list[str] = structured("countries", ["AT", "CH", "DE", "FR"])
if not countries or not all(re.fullmatch("^[A-Z]{2}$", text) for text in countries):
    raise ValueError("countries: At least one country code of ISO 3166, such as DE.")

# Days that logs are kept.
log_days = int(config.get("log_days") or 90)
if log_days not in [30, 60, 90, 120, 180, 365]:
    raise ValueError("log_days: One of 30, 60, 90, 120, 180, 365.")

# Where the edge serves: domestic and global need an ICP filing.
scope = config.get("scope") or "overseas"
if scope not in ["domestic", "overseas", "global"]:
    raise ValueError("scope: One of domestic, overseas, global.")

# Certificate of the domain in Certificate Management Service.
certificate_id = config.require("certificate_id")
if not re.fullmatch("^[0-9]{1,12}-(cn-hangzhou|ap-southeast-1)$", certificate_id):
    raise ValueError(
        "certificate_id: A number and a region, such as 12345678-cn-hangzhou.",
    )

# On everything that can carry them.
tags = {
    "project": name,
}
