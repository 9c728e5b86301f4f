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
name = config.get("name") or "canary-stack"
if not re.fullmatch("^[a-z][a-z0-9-]{0,15}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 17 of a-z, 0-9 and - between, a letter first: each part's name is added to it.",
    )

# Name that clients call.
cdn_domain = config.get("cdn_domain") or "rank.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", cdn_domain):
    raise ValueError("cdn_domain: A DNS name in lower case, such as api.example.com.")

# DNS zone that holds the domain.
cdn_zone = config.get("cdn_zone") or "example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", cdn_zone):
    raise ValueError("cdn_zone: A DNS name in lower case, such as api.example.com.")

# Seconds that the edge waits for a prediction.
cdn_origin_timeout_seconds = int(config.get("cdn_origin_timeout_seconds") or 60)
if not 16 <= cdn_origin_timeout_seconds <= 60:
    raise ValueError("cdn_origin_timeout_seconds: Between 16 and 60 seconds.")

# Days that logs are kept.
cdn_log_days = int(config.get("cdn_log_days") or 90)
if cdn_log_days not in [30, 60, 90, 120, 180, 365]:
    raise ValueError("cdn_log_days: One of 30, 60, 90, 120, 180, 365.")

# Share of the requests that each endpoint gets, in percent.
cdn_shares: dict[str, int] = structured("cdn_shares", {"stable": 90, "canary": 10})
if sorted(cdn_shares) != ["canary", "stable"]:
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")
if not all(share in range(101) for share in cdn_shares.values()):
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")
if sum(cdn_shares.values()) != 100:
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")

# Name of the stores and the endpoint; no one else may have it.
stable_unique_name = config.get("stable_unique_name") or "canarystackstablee8183e"
if not re.fullmatch("^[a-z][a-z0-9]{4,23}$", stable_unique_name):
    raise ValueError(
        "stable_unique_name: 5 to 24 lowercase letters and digits, starting with a letter.",
    )

# Days for which logs are kept.
stable_log_days = int(config.get("stable_log_days") or 90)
if not 30 <= stable_log_days <= 730:
    raise ValueError("stable_log_days: Between 30 and 730 days.")

# Folder of the model's files; each version has one in it.
stable_model_path = config.get("stable_model_path") or "models/reranker"
if not re.fullmatch("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", stable_model_path):
    raise ValueError("stable_model_path: A path without a slash at either end.")

# Version of the model that each deployment serves.
stable_model_versions: dict[str, str] = structured(
    "stable_model_versions",
    {"main": "3"},
)
if sorted(stable_model_versions) != ["main"]:
    raise ValueError("stable_model_versions: One version for each of main.")
if not all(
    re.fullmatch("^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", text)
    for text in stable_model_versions.values()
):
    raise ValueError("stable_model_versions: One version for each of main.")

# Container image of each deployment.
stable_images: dict[str, str] = structured(
    "stable_images",
    {"main": "ghcr.io/example/reranker:1.4.0"},
)
if sorted(stable_images) != ["main"]:
    raise ValueError("stable_images: One image for each of main.")
if not all(
    re.fullmatch(
        "^[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in stable_images.values()
):
    raise ValueError("stable_images: One image for each of main.")

# Port that the container listens on.
stable_port = int(config.get("stable_port") or 8080)
if not 1 <= stable_port <= 65535:
    raise ValueError("stable_port: A TCP port, 1 to 65535.")

# Path that answers 200 once the model is loaded.
stable_health_path = config.get("stable_health_path") or "/ping"
if not re.fullmatch(
    "^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$",
    stable_health_path,
):
    raise ValueError(
        "stable_health_path: A path that starts with a slash and has a letter or a digit.",
    )

# Path that answers predictions.
stable_predict_path = config.get("stable_predict_path") or "/invocations"
if not re.fullmatch(
    "^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$",
    stable_predict_path,
):
    raise ValueError(
        "stable_predict_path: A path that starts with a slash and has a letter or a digit.",
    )

# Object IDs of the users, groups and applications that may call.
stable_callers: list[str] = structured(
    "stable_callers",
    ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"],
)
if not all(
    re.fullmatch(
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        text,
    )
    for text in stable_callers
):
    raise ValueError("stable_callers: Object IDs of Entra ID, in lower case.")

# Machine type of each deployment's instances.
stable_machine_types: dict[str, str] = structured(
    "stable_machine_types",
    {"main": "Standard_D4as_v4"},
)
if sorted(stable_machine_types) != ["main"]:
    raise ValueError("stable_machine_types: One machine type for each of main.")
if not all(
    re.fullmatch(
        "^Standard_[A-Za-z0-9_-]+$",
        text,
    )
    for text in stable_machine_types.values()
):
    raise ValueError("stable_machine_types: One machine type for each of main.")

# Settings of the container; never a secret.
stable_environment_variables: dict[str, str] = structured(
    "stable_environment_variables",
    {},
)

# Seconds that an instance may take to load its model.
stable_startup_seconds = int(config.get("stable_startup_seconds") or 600)
if not 60 <= stable_startup_seconds <= 3600:
    raise ValueError("stable_startup_seconds: Between 60 and 3600.")

# Seconds after which a request is given up.
stable_timeout_seconds = int(config.get("stable_timeout_seconds") or 60)
if not 1 <= stable_timeout_seconds <= 180:
    raise ValueError("stable_timeout_seconds: Between 1 and 180.")

# Requests that an instance works on at once.
stable_concurrency = int(config.get("stable_concurrency") or 4)
if not 1 <= stable_concurrency <= 1000:
    raise ValueError("stable_concurrency: Between 1 and 1000.")

# Share of the requests that each deployment gets, in percent.
stable_traffic: dict[str, int] = structured("stable_traffic", {"main": 100})
if sorted(stable_traffic) != ["main"]:
    raise ValueError("stable_traffic: Whole shares for main that add up to 100.")
if not all(share in range(101) for share in stable_traffic.values()):
    raise ValueError("stable_traffic: Whole shares for main that add up to 100.")
if sum(stable_traffic.values()) != 100:
    raise ValueError("stable_traffic: Whole shares for main that add up to 100.")

# Fewest instances of each deployment.
stable_min_instances: dict[str, int] = structured("stable_min_instances", {"main": 2})
if sorted(stable_min_instances) != ["main"]:
    raise ValueError("stable_min_instances: 1 to 50 for each of main.")
if not all(1 <= number <= 50 for number in stable_min_instances.values()):
    raise ValueError("stable_min_instances: 1 to 50 for each of main.")

# Most instances of each deployment.
stable_max_instances: dict[str, int] = structured("stable_max_instances", {"main": 6})
if sorted(stable_max_instances) != ["main"]:
    raise ValueError("stable_max_instances: From its fewest to 50 for each of main.")
if stable_max_instances != {
    key: min(max(number, stable_min_instances[key]), 50)
    for key, number in stable_max_instances.items()
}:
    raise ValueError("stable_max_instances: From its fewest to 50 for each of main.")

# Utilisation above which an instance is added.
stable_scale_out_percent = int(config.get("stable_scale_out_percent") or 70)
if not 30 <= stable_scale_out_percent <= 95:
    raise ValueError("stable_scale_out_percent: Between 30 and 95.")

# Utilisation below which an instance is removed.
stable_scale_in_percent = int(config.get("stable_scale_in_percent") or 30)
if not 5 <= stable_scale_in_percent <= 80:
    raise ValueError("stable_scale_in_percent: Between 5 and 80.")

# Name of the stores and the endpoint; no one else may have it.
canary_unique_name = config.get("canary_unique_name") or "canarystackcanaryddcc9a"
if not re.fullmatch("^[a-z][a-z0-9]{4,23}$", canary_unique_name):
    raise ValueError(
        "canary_unique_name: 5 to 24 lowercase letters and digits, starting with a letter.",
    )

# Days for which logs are kept.
canary_log_days = int(config.get("canary_log_days") or 90)
if not 30 <= canary_log_days <= 730:
    raise ValueError("canary_log_days: Between 30 and 730 days.")

# Folder of the model's files; each version has one in it.
canary_model_path = config.get("canary_model_path") or "models/reranker"
if not re.fullmatch("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", canary_model_path):
    raise ValueError("canary_model_path: A path without a slash at either end.")

# Version of the model that each deployment serves.
canary_model_versions: dict[str, str] = structured(
    "canary_model_versions",
    {"main": "4"},
)
if sorted(canary_model_versions) != ["main"]:
    raise ValueError("canary_model_versions: One version for each of main.")
if not all(
    re.fullmatch("^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$", text)
    for text in canary_model_versions.values()
):
    raise ValueError("canary_model_versions: One version for each of main.")

# Container image of each deployment.
canary_images: dict[str, str] = structured(
    "canary_images",
    {"main": "ghcr.io/example/reranker:2.0.0"},
)
if sorted(canary_images) != ["main"]:
    raise ValueError("canary_images: One image for each of main.")
if not all(
    re.fullmatch(
        "^[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in canary_images.values()
):
    raise ValueError("canary_images: One image for each of main.")

# Port that the container listens on.
canary_port = int(config.get("canary_port") or 8080)
if not 1 <= canary_port <= 65535:
    raise ValueError("canary_port: A TCP port, 1 to 65535.")

# Path that answers 200 once the model is loaded.
canary_health_path = config.get("canary_health_path") or "/ping"
if not re.fullmatch(
    "^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$",
    canary_health_path,
):
    raise ValueError(
        "canary_health_path: A path that starts with a slash and has a letter or a digit.",
    )

# Path that answers predictions.
canary_predict_path = config.get("canary_predict_path") or "/invocations"
if not re.fullmatch(
    "^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$",
    canary_predict_path,
):
    raise ValueError(
        "canary_predict_path: A path that starts with a slash and has a letter or a digit.",
    )

# Object IDs of the users, groups and applications that may call.
canary_callers: list[str] = structured(
    "canary_callers",
    ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"],
)
if not all(
    re.fullmatch(
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        text,
    )
    for text in canary_callers
):
    raise ValueError("canary_callers: Object IDs of Entra ID, in lower case.")

# Machine type of each deployment's instances.
canary_machine_types: dict[str, str] = structured(
    "canary_machine_types",
    {"main": "Standard_D4as_v4"},
)
if sorted(canary_machine_types) != ["main"]:
    raise ValueError("canary_machine_types: One machine type for each of main.")
if not all(
    re.fullmatch(
        "^Standard_[A-Za-z0-9_-]+$",
        text,
    )
    for text in canary_machine_types.values()
):
    raise ValueError("canary_machine_types: One machine type for each of main.")

# Settings of the container; never a secret.
canary_environment_variables: dict[str, str] = structured(
    "canary_environment_variables",
    {},
)

# Seconds that an instance may take to load its model.
canary_startup_seconds = int(config.get("canary_startup_seconds") or 600)
if not 60 <= canary_startup_seconds <= 3600:
    raise ValueError("canary_startup_seconds: Between 60 and 3600.")

# Seconds after which a request is given up.
canary_timeout_seconds = int(config.get("canary_timeout_seconds") or 60)
if not 1 <= canary_timeout_seconds <= 180:
    raise ValueError("canary_timeout_seconds: Between 1 and 180.")

# Requests that an instance works on at once.
canary_concurrency = int(config.get("canary_concurrency") or 4)
if not 1 <= canary_concurrency <= 1000:
    raise ValueError("canary_concurrency: Between 1 and 1000.")

# Share of the requests that each deployment gets, in percent.
canary_traffic: dict[str, int] = structured("canary_traffic", {"main": 100})
if sorted(canary_traffic) != ["main"]:
    raise ValueError("canary_traffic: Whole shares for main that add up to 100.")
if not all(share in range(101) for share in canary_traffic.values()):
    raise ValueError("canary_traffic: Whole shares for main that add up to 100.")
if sum(canary_traffic.values()) != 100:
    raise ValueError("canary_traffic: Whole shares for main that add up to 100.")

# Fewest instances of each deployment.
canary_min_instances: dict[str, int] = structured("canary_min_instances", {"main": 1})
if sorted(canary_min_instances) != ["main"]:
    raise ValueError("canary_min_instances: 1 to 50 for each of main.")
if not all(1 <= number <= 50 for number in canary_min_instances.values()):
    raise ValueError("canary_min_instances: 1 to 50 for each of main.")

# Most instances of each deployment.
canary_max_instances: dict[str, int] = structured("canary_max_instances", {"main": 2})
if sorted(canary_max_instances) != ["main"]:
    raise ValueError("canary_max_instances: From its fewest to 50 for each of main.")
if canary_max_instances != {
    key: min(max(number, canary_min_instances[key]), 50)
    for key, number in canary_max_instances.items()
}:
    raise ValueError("canary_max_instances: From its fewest to 50 for each of main.")

# Utilisation above which an instance is added.
canary_scale_out_percent = int(config.get("canary_scale_out_percent") or 70)
if not 30 <= canary_scale_out_percent <= 95:
    raise ValueError("canary_scale_out_percent: Between 30 and 95.")

# Utilisation below which an instance is removed.
canary_scale_in_percent = int(config.get("canary_scale_in_percent") or 30)
if not 5 <= canary_scale_in_percent <= 80:
    raise ValueError("canary_scale_in_percent: Between 5 and 80.")

# What the names of each part begin with.
cdn_name = f"{name}-cdn"
stable_name = f"{name}-stable"
canary_name = f"{name}-canary"

# On everything that can carry them.
tags = {
    "project": name,
}
