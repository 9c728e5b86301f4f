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
name = config.get("name") or "managed-endpoint"
if not re.fullmatch("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 24 of a-z, 0-9 and - between, a letter first: a workspace adds a prefix.",
    )

# Name of the stores and the endpoint; no one else may have it.
unique_name = config.get("unique_name") or "managedendpointb6d5fb"
if not re.fullmatch("^[a-z][a-z0-9]{4,23}$", unique_name):
    raise ValueError(
        "unique_name: 5 to 24 lowercase letters and digits, starting with a letter.",
    )

# Days for which logs are kept.
log_days = int(config.get("log_days") or 90)
if not 30 <= log_days <= 730:
    raise ValueError("log_days: Between 30 and 730 days.")

# Folder of the model's files; each version has one in it.
model_path = config.get("model_path") or "models/sentiment"
if not re.fullmatch("^[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9_-]$", model_path):
    raise ValueError("model_path: A path without a slash at either end.")

# Version of the model that each deployment serves.
model_versions: dict[str, str] = structured(
    "model_versions",
    {"blue": "1", "green": "2"},
)
if sorted(model_versions) != ["blue", "green"]:
    raise ValueError("model_versions: One version for each of blue, green.")
if not all(
    re.fullmatch(
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$",
        text,
    )
    for text in model_versions.values()
):
    raise ValueError("model_versions: One version for each of blue, green.")

# Container image of each deployment.
images: dict[str, str] = structured(
    "images",
    {
        "blue": "ghcr.io/example/sentiment-server:1.4.2",
        "green": "ghcr.io/example/sentiment-server:1.4.2",
    },
)
if sorted(images) != ["blue", "green"]:
    raise ValueError("images: One image for each of blue, green.")
if not all(
    re.fullmatch(
        "^[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in images.values()
):
    raise ValueError("images: One image for each of blue, green.")

# Port that the container listens on.
port = int(config.get("port") or 8080)
if not 1 <= port <= 65535:
    raise ValueError("port: A TCP port, 1 to 65535.")

# Path that answers 200 once the model is loaded.
health_path = config.get("health_path") or "/ping"
if not re.fullmatch("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", health_path):
    raise ValueError(
        "health_path: A path that starts with a slash and has a letter or a digit.",
    )

# Path that answers predictions.
predict_path = config.get("predict_path") or "/invocations"
if not re.fullmatch("^/[A-Za-z0-9._~/-]*[A-Za-z0-9_][A-Za-z0-9._~/-]*$", predict_path):
    raise ValueError(
        "predict_path: A path that starts with a slash and has a letter or a digit.",
    )

# Object IDs of the users, groups and applications that may call.
callers: list[str] = structured("callers", ["8f3c0f6a-52d4-4d0e-9f0b-6a3f1c2d7e90"])
if not all(
    re.fullmatch(
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
        text,
    )
    for text in callers
):
    raise ValueError("callers: Object IDs of Entra ID, in lower case.")

# Machine type of each deployment's instances.
machine_types: dict[str, str] = structured(
    "machine_types",
    {"blue": "Standard_D4as_v4", "green": "Standard_D4as_v4"},
)
if sorted(machine_types) != ["blue", "green"]:
    raise ValueError("machine_types: One machine type for each of blue, green.")
if not all(
    re.fullmatch(
        "^Standard_[A-Za-z0-9_-]+$",
        text,
    )
    for text in machine_types.values()
):
    raise ValueError("machine_types: One machine type for each of blue, green.")

# Settings of the container; never a secret.
environment_variables: dict[str, str] = structured("environment_variables", {})

# Seconds that an instance may take to load its model.
startup_seconds = int(config.get("startup_seconds") or 600)
if not 60 <= startup_seconds <= 3600:
    raise ValueError("startup_seconds: Between 60 and 3600.")

# Seconds after which a request is given up.
timeout_seconds = int(config.get("timeout_seconds") or 60)
if not 1 <= timeout_seconds <= 180:
    raise ValueError("timeout_seconds: Between 1 and 180.")

# Requests that an instance works on at once.
concurrency = int(config.get("concurrency") or 4)
if not 1 <= concurrency <= 1000:
    raise ValueError("concurrency: Between 1 and 1000.")

# Share of the requests that each deployment gets, in percent.
traffic: dict[str, int] = structured("traffic", {"blue": 90, "green": 10})
if sorted(traffic) != ["blue", "green"]:
    raise ValueError("traffic: Whole shares for blue, green that add up to 100.")
if not all(share in range(101) for share in traffic.values()):
    raise ValueError("traffic: Whole shares for blue, green that add up to 100.")
if sum(traffic.values()) != 100:
    raise ValueError("traffic: Whole shares for blue, green that add up to 100.")

# Fewest instances of each deployment.
min_instances: dict[str, int] = structured("min_instances", {"blue": 3, "green": 2})
if sorted(min_instances) != ["blue", "green"]:
    raise ValueError("min_instances: 1 to 50 for each of blue, green.")
if not all(1 <= number <= 50 for number in min_instances.values()):
    raise ValueError("min_instances: 1 to 50 for each of blue, green.")

# Most instances of each deployment.
max_instances: dict[str, int] = structured("max_instances", {"blue": 6, "green": 4})
if sorted(max_instances) != ["blue", "green"]:
    raise ValueError("max_instances: From its fewest to 50 for each of blue, green.")
if not all(min_instances[key] <= number <= 50 for key, number in max_instances.items()):
    raise ValueError("max_instances: From its fewest to 50 for each of blue, green.")

# Utilisation above which an instance is added.
scale_out_percent = int(config.get("scale_out_percent") or 70)
if not 30 <= scale_out_percent <= 95:
    raise ValueError("scale_out_percent: Between 30 and 95.")

# Utilisation below which an instance is removed.
scale_in_percent = int(config.get("scale_in_percent") or 30)
if not 5 <= scale_in_percent <= 80:
    raise ValueError("scale_in_percent: Between 5 and 80.")

# On everything that can carry them.
tags = {
    "project": name,
    "team": "inference",
}
