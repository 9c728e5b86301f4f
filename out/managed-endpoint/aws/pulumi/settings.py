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
        "name: 2 to 24 of a-z, 0-9 and - between, a letter first: a model adds its deployment's.",
    )

# Days that logs are kept.
log_days = int(config.get("log_days") or 90)
if log_days not in [30, 60, 90, 120, 150, 180, 365, 400, 545]:
    raise ValueError("log_days: One of 30, 60, 90, 120, 150, 180, 365, 400, 545.")

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

# Container image of each deployment, in ECR of the same region.
images: dict[str, str] = structured(
    "images",
    {
        "blue": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/example/sentiment-server:1.4.2",
        "green": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/example/sentiment-server:1.4.2",
    },
)
if sorted(images) != ["blue", "green"]:
    raise ValueError(
        "images: One image in ECR of eu-central-1 for each of blue, green.",
    )
if not all(
    re.fullmatch(
        r"^[0-9]{12}\.dkr\.ecr\.eu-central-1\.amazonaws\.com/[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in images.values()
):
    raise ValueError(
        "images: One image in ECR of eu-central-1 for each of blue, green.",
    )

# Machine type of each deployment's instances.
machine_types: dict[str, str] = structured(
    "machine_types",
    {"blue": "ml.m6i.xlarge", "green": "ml.m6i.xlarge"},
)
if sorted(machine_types) != ["blue", "green"]:
    raise ValueError("machine_types: One machine type for each of blue, green.")
if not all(
    re.fullmatch(r"^ml\.([a-su-z]|trn)[a-z0-9-]*\.[a-z0-9]+$", text)
    for text in machine_types.values()
):
    raise ValueError("machine_types: One machine type for each of blue, green.")

# Settings of the container; never a secret.
environment_variables: dict[str, str] = structured("environment_variables", {})

# Seconds that an instance may take to load its model.
startup_seconds = int(config.get("startup_seconds") or 600)
if not 60 <= startup_seconds <= 3600:
    raise ValueError("startup_seconds: Between 60 and 3600.")

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

# Who gets the alarms; each address has to confirm once.
alarm_emails: list[str] = structured("alarm_emails", [])
if not all(re.fullmatch("^[^@ ]+@[^@ ]+$", text) for text in alarm_emails):
    raise ValueError("alarm_emails: Email addresses, such as oncall@example.com.")

# Seconds that one answer in twenty may exceed before an alarm.
slow_seconds = int(config.get("slow_seconds") or 30)
if not 1 <= slow_seconds <= 180:
    raise ValueError("slow_seconds: Between 1 and 180 seconds.")

# Errors in a minute that are taken without an alarm.
errors_per_minute = int(config.get("errors_per_minute") or 5)
if not 0 <= errors_per_minute <= 100000:
    raise ValueError("errors_per_minute: Between 0 and 100000 errors.")

# Roles of this account that may call.
callers: list[str] = structured("callers", [])
if not all(re.fullmatch("^[A-Za-z0-9_+=,.@-]{1,64}$", text) for text in callers):
    raise ValueError("callers: Names of roles, without path.")

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

# Whether the bucket of the models stays.
deletion_protection = config.get_bool("deletion_protection") is not False
