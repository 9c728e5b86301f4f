"""What the edge keeps, for how long, and what tells two requests apart."""

import json

from cdn import configure
from settings import (
    key_headers,
    ttl_models,
    ttl_predictions,
)

# Where two paths match, the heavier rule holds: the most specific stands first.
cached_paths = [
    {"name": "predictions", "folder": "/v1/predict/", "ttl": ttl_predictions},
    {"name": "models", "folder": "/", "ttl": ttl_models},
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


def only(name: str, paths: list[str]) -> str:
    """Return the rule of a condition that holds for these paths alone."""
    criterion = {
        "matchType": "uri",
        "matchOperator": "contains",
        "matchValue": paths,
        "negate": False,
        "caseSensitive": True,
    }
    match = {"logic": "and", "criteria": [criterion]}
    return json.dumps({"name": name, "status": "enable", "match": match})


# A rule holds for a folder; these paths stand for themselves alone.
exact_paths = {
    "models": "/v1/models",
}

conditions = {
    name: configure(f"exact_path-{name}", "condition", {"rule": only(name, [path])})
    for name, path in exact_paths.items()
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
        conditions[name].config_id if name in conditions else None,
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
    {"headers": " ".join(dict.fromkeys([*caller_headers, *key_headers]))},
)

# Answers that all callers share are the exception; where the condition fails, nobody shares.
shared_paths = configure(
    "shared_paths",
    "condition",
    {"rule": only("shared", ["/v1/models"])},
)

configure(
    "shared_key",
    "self_defined_cachekey",
    {"headers": " ".join(key_headers)},
    shared_paths.config_id,
)
