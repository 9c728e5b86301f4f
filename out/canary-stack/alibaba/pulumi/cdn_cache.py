"""The edge keeps nothing."""

from cdn import configure

lifetimes = {"never": {"folder": "/", "ttl": 0, "weight": 1}}
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
