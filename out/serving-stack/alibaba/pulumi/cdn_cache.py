"""What the edge keeps, for how long, and what tells two requests apart."""

from cdn import configure
from settings import cdn_key_headers, cdn_ttl_predictions

# Where two paths match, the heavier rule holds: the most specific stands first.
cached_paths = [
    {"name": "predictions", "folder": "/v1/predict/", "ttl": cdn_ttl_predictions},
]

# What no path names is never kept.
lifetimes = {"never": {"folder": "/", "ttl": 0, "weight": 1}}
lifetimes |= {
    path["name"]: {
        **path,
        "weight": 99 - rank,
    }
    for rank, path in enumerate(cached_paths)
}
for name, rule in lifetimes.items():
    configure(
        f"lifetime-{name}",
        "path_based_ttl_set",
        {
            "path": str(rule["folder"]),
            "ttl": str(rule["ttl"]),
            "weight": str(rule["weight"]),
        },
    )

# An error of the origin is over when it is over.
configure(
    "errors",
    "path_force_ttl_code",
    {"path": "/", "code_string": "4xx=0,5xx=0"},
)

# An answer belongs to the caller who asked: what proves a caller is in the key.
caller_headers = ["Authorization", "Cookie", "X-Api-Key"]

# The key is the whole address with its query, and the values of these headers.
configure(
    "key",
    "self_defined_cachekey",
    {"headers": " ".join(dict.fromkeys([*caller_headers, *cdn_key_headers]))},
)
