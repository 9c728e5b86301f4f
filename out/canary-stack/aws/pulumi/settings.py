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

# Whether what would be missed most refuses to be deleted.
deletion_protection = config.get_bool("deletion_protection") is not False

# Host name that clients call.
cdn_domain = config.get("cdn_domain") or "rank.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z]{2,63}$", cdn_domain):
    raise ValueError("cdn_domain: A host name without scheme and path.")

# DNS zone that holds the domain.
cdn_zone = config.get("cdn_zone") or "example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z]{2,63}$", cdn_zone):
    raise ValueError("cdn_zone: A host name without scheme and path.")

# Seconds that the edge waits for a prediction.
cdn_origin_timeout_seconds = int(config.get("cdn_origin_timeout_seconds") or 60)
if not 1 <= cdn_origin_timeout_seconds <= 60:
    raise ValueError("cdn_origin_timeout_seconds: Between 1 and 60 seconds.")

# Days that logs are kept.
cdn_log_days = int(config.get("cdn_log_days") or 90)
if cdn_log_days not in [30, 60, 90, 120, 180, 365]:
    raise ValueError("cdn_log_days: One of 30, 60, 90, 120, 180, 365.")

# Where the edge answers from: 100 is Europe and North America.
cdn_price_class = config.get("cdn_price_class") or "PriceClass_100"
if cdn_price_class not in ["PriceClass_100", "PriceClass_200", "PriceClass_All"]:
    raise ValueError(
        "cdn_price_class: One of PriceClass_100, PriceClass_200, PriceClass_All.",
    )

# Share of the requests that each endpoint gets, in percent.
cdn_shares: dict[str, int] = structured("cdn_shares", {"stable": 90, "canary": 10})
if sorted(cdn_shares) != ["canary", "stable"]:
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")
if not all(share in range(101) for share in cdn_shares.values()):
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")
if sum(cdn_shares.values()) != 100:
    raise ValueError("cdn_shares: Whole shares for canary, stable that add up to 100.")

# Requests in a second that callers may send together.
cdn_requests_per_second = int(config.get("cdn_requests_per_second") or 50)
if not 1 <= cdn_requests_per_second <= 10000:
    raise ValueError("cdn_requests_per_second: Between 1 and 10000 requests.")

# Days that logs are kept.
stable_log_days = int(config.get("stable_log_days") or 90)
if stable_log_days not in [30, 60, 90, 120, 150, 180, 365, 400, 545]:
    raise ValueError(
        "stable_log_days: One of 30, 60, 90, 120, 150, 180, 365, 400, 545.",
    )

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

# Container image of each deployment, in ECR of the same region.
stable_images: dict[str, str] = structured(
    "stable_images",
    {"main": "111122223333.dkr.ecr.us-west-2.amazonaws.com/example/reranker:1.4.0"},
)
if sorted(stable_images) != ["main"]:
    raise ValueError("stable_images: One image in ECR of us-west-2 for each of main.")
if not all(
    re.fullmatch(
        r"^[0-9]{12}\.dkr\.ecr\.us-west-2\.amazonaws\.com/[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in stable_images.values()
):
    raise ValueError("stable_images: One image in ECR of us-west-2 for each of main.")

# Machine type of each deployment's instances.
stable_machine_types: dict[str, str] = structured(
    "stable_machine_types",
    {"main": "ml.m6i.xlarge"},
)
if sorted(stable_machine_types) != ["main"]:
    raise ValueError("stable_machine_types: One machine type for each of main.")
if not all(
    re.fullmatch(r"^ml\.([a-su-z]|trn)[a-z0-9-]*\.[a-z0-9]+$", text)
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

# Who gets the alarms; each address has to confirm once.
stable_alarm_emails: list[str] = structured("stable_alarm_emails", [])
if not all(re.fullmatch("^[^@ ]+@[^@ ]+$", text) for text in stable_alarm_emails):
    raise ValueError(
        "stable_alarm_emails: Email addresses, such as oncall@example.com.",
    )

# Seconds that one answer in twenty may exceed before an alarm.
stable_slow_seconds = int(config.get("stable_slow_seconds") or 30)
if not 1 <= stable_slow_seconds <= 180:
    raise ValueError("stable_slow_seconds: Between 1 and 180 seconds.")

# Errors in a minute that are taken without an alarm.
stable_errors_per_minute = int(config.get("stable_errors_per_minute") or 5)
if not 0 <= stable_errors_per_minute <= 100000:
    raise ValueError("stable_errors_per_minute: Between 0 and 100000 errors.")

# Roles of this account that may call.
stable_callers: list[str] = structured("stable_callers", [])
if not all(re.fullmatch("^[A-Za-z0-9_+=,.@-]{1,64}$", text) for text in stable_callers):
    raise ValueError("stable_callers: Names of roles, without path.")

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

# Days that logs are kept.
canary_log_days = int(config.get("canary_log_days") or 90)
if canary_log_days not in [30, 60, 90, 120, 150, 180, 365, 400, 545]:
    raise ValueError(
        "canary_log_days: One of 30, 60, 90, 120, 150, 180, 365, 400, 545.",
    )

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

# Container image of each deployment, in ECR of the same region.
canary_images: dict[str, str] = structured(
    "canary_images",
    {"main": "111122223333.dkr.ecr.us-west-2.amazonaws.com/example/reranker:2.0.0"},
)
if sorted(canary_images) != ["main"]:
    raise ValueError("canary_images: One image in ECR of us-west-2 for each of main.")
if not all(
    re.fullmatch(
        r"^[0-9]{12}\.dkr\.ecr\.us-west-2\.amazonaws\.com/[a-z0-9][A-Za-z0-9._:/@-]+$",
        text,
    )
    for text in canary_images.values()
):
    raise ValueError("canary_images: One image in ECR of us-west-2 for each of main.")

# Machine type of each deployment's instances.
canary_machine_types: dict[str, str] = structured(
    "canary_machine_types",
    {"main": "ml.m6i.xlarge"},
)
if sorted(canary_machine_types) != ["main"]:
    raise ValueError("canary_machine_types: One machine type for each of main.")
if not all(
    re.fullmatch(r"^ml\.([a-su-z]|trn)[a-z0-9-]*\.[a-z0-9]+$", text)
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

# Who gets the alarms; each address has to confirm once.
canary_alarm_emails: list[str] = structured("canary_alarm_emails", [])
if not all(re.fullmatch("^[^@ ]+@[^@ ]+$", text) for text in canary_alarm_emails):
    raise ValueError(
        "canary_alarm_emails: Email addresses, such as oncall@example.com.",
    )

# Seconds that one answer in twenty may exceed before an alarm.
canary_slow_seconds = int(config.get("canary_slow_seconds") or 30)
if not 1 <= canary_slow_seconds <= 180:
    raise ValueError("canary_slow_seconds: Between 1 and 180 seconds.")

# Errors in a minute that are taken without an alarm.
canary_errors_per_minute = int(config.get("canary_errors_per_minute") or 5)
if not 0 <= canary_errors_per_minute <= 100000:
    raise ValueError("canary_errors_per_minute: Between 0 and 100000 errors.")

# Roles of this account that may call.
canary_callers: list[str] = structured("canary_callers", [])
if not all(re.fullmatch("^[A-Za-z0-9_+=,.@-]{1,64}$", text) for text in canary_callers):
    raise ValueError("canary_callers: Names of roles, without path.")

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
