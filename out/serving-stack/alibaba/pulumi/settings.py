"""What a team tunes, read from the stack's configuration.

Every value is checked before anything is created.
"""

import re
from ipaddress import IPv4Network
from typing import Any

import pulumi

config = pulumi.Config()


def structured(key: str, default: Any) -> Any:
    """Read a list or a map; an empty one is a value too."""
    given = config.get_object(key)
    return default if given is None else given


# Prefix of every resource's name.
name = config.get("name") or "serving-stack"
if not re.fullmatch("^[a-z][a-z0-9-]{0,15}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 17 of a-z, 0-9 and - between, a letter first: each part's name is added to it.",
    )

# Private IPv4 range of the network; each zone takes two sixteenths of it.
network_cidr = config.get("network_cidr") or "10.40.0.0/16"
if not 16 <= IPv4Network(network_cidr).prefixlen <= 24:
    raise ValueError(
        "network_cidr: An IPv4 range from /16 to /24: a subnet needs 16 addresses or more.",
    )

# Whether what would be missed most refuses to be deleted.
deletion_protection = config.get_bool("deletion_protection") is not False

# Host name that clients call.
cdn_domain = config.get("cdn_domain") or "vision.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z]{2,63}$", cdn_domain):
    raise ValueError("cdn_domain: A host name without scheme and path.")

# Seconds that answers of /v1/predict/* are kept at most.
cdn_ttl_predictions = int(config.get("cdn_ttl_predictions") or 300)
if not 1 <= cdn_ttl_predictions <= 31536000:
    raise ValueError("cdn_ttl_predictions: Between 1 second and a year.")

# Request headers that lead to different answers, beside Authorization.
cdn_key_headers: list[str] = structured(
    "cdn_key_headers",
    ["Accept", "Content-Type", "X-Model-Version"],
)
if not cdn_key_headers or not all(
    re.fullmatch("^[A-Za-z][A-Za-z0-9-]*$", text) for text in cdn_key_headers
):
    raise ValueError(
        "cdn_key_headers: At least one request header, such as X-Model-Version.",
    )

# Seconds that the edge waits for a prediction.
cdn_origin_timeout_seconds = int(config.get("cdn_origin_timeout_seconds") or 60)
if not 1 <= cdn_origin_timeout_seconds <= 60:
    raise ValueError("cdn_origin_timeout_seconds: Between 1 and 60 seconds.")

# Days that logs are kept.
cdn_log_days = int(config.get("cdn_log_days") or 90)
if cdn_log_days not in [30, 60, 90, 120, 180, 365]:
    raise ValueError("cdn_log_days: One of 30, 60, 90, 120, 180, 365.")

# Where the edge serves: domestic and global need an ICP filing.
cdn_scope = config.get("cdn_scope") or "overseas"
if cdn_scope not in ["domestic", "overseas", "global"]:
    raise ValueError("cdn_scope: One of domestic, overseas, global.")

# Certificate of the domain in Certificate Management Service.
cdn_certificate_id = config.require("cdn_certificate_id")
if not re.fullmatch("^[0-9]{1,12}-(cn-hangzhou|ap-southeast-1)$", cdn_certificate_id):
    raise ValueError(
        "cdn_certificate_id: A number and a region, such as 12345678-cn-hangzhou.",
    )

# Secret that the API expects in the header X-Origin-Verify.
cdn_origin_secret = config.require_secret("cdn_origin_secret")

# Name that clients call.
api_domain = config.get("api_domain") or "origin.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", api_domain):
    raise ValueError("api_domain: A DNS name in lower case, such as api.example.com.")

# DNS zone that holds the domain.
api_zone = config.get("api_zone") or "example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", api_zone):
    raise ValueError("api_zone: A DNS name in lower case, such as api.example.com.")

# Days that logs are kept.
api_log_days = int(config.get("api_log_days") or 365)
if api_log_days not in [30, 60, 90, 120, 180, 365, 400, 731]:
    raise ValueError("api_log_days: One of 30, 60, 90, 120, 180, 365, 400, 731.")

# IPv4 ranges that may call the service, past the CDN too.
api_clients: list[str] = structured("api_clients", [])
if not all(str(IPv4Network(block)) == block for block in api_clients):
    raise ValueError("api_clients: IPv4 ranges in CIDR form, such as 203.0.113.0/24.")

# Servers that always run; two survive the loss of a zone.
api_min_servers = int(config.get("api_min_servers") or 2)
if not 1 <= api_min_servers <= 100:
    raise ValueError("api_min_servers: Between 1 and 100 servers.")

# Servers that the load may ask for at most.
api_max_servers = int(config.get("api_max_servers") or 8)
if api_max_servers < api_min_servers:
    raise ValueError("api_max_servers: No fewer than api_min_servers.")

# CPU load to aim at, in percent.
api_cpu_percent = int(config.get("api_cpu_percent") or 60)
if not 10 <= api_cpu_percent <= 90:
    raise ValueError("api_cpu_percent: Between 10 and 90 percent.")

# Requests in a minute to aim at, for each server.
api_requests_per_server = int(config.get("api_requests_per_server") or 600)
if not 1 <= api_requests_per_server <= 1000000:
    raise ValueError("api_requests_per_server: Between 1 and 1000000 requests.")

# Minutes from the boot of a server to its first answer.
api_warmup_minutes = int(config.get("api_warmup_minutes") or 10)
if not 1 <= api_warmup_minutes <= 120:
    raise ValueError("api_warmup_minutes: Between 1 and 120 minutes.")

# Machine type of the servers; every zone must sell it.
api_machine_type = config.get("api_machine_type") or "ecs.gn6i-c4g1.xlarge"
if not re.fullmatch(r"^ecs\.[a-z0-9-]+\.[a-z0-9]+$", api_machine_type):
    raise ValueError(
        "api_machine_type: A machine type as the cloud writes it, such as ecs.g7.xlarge.",
    )

# Size of a server's system disk in GiB, for its image and models.
api_system_disk_gib = int(config.get("api_system_disk_gib") or 116)
if not 100 <= api_system_disk_gib <= 2048:
    raise ValueError("api_system_disk_gib: Between 100 and 2048 GiB.")

# Container image of the model server.
api_image = config.get("api_image") or "ghcr.io/team/vision:1.4.0"
if not re.fullmatch("^[a-z0-9][A-Za-z0-9._:/@-]+$", api_image):
    raise ValueError(
        "api_image: An image reference such as registry.example.com/team/model:1.4.2.",
    )

# Port that the model server listens on.
api_port = int(config.get("api_port") or 8080)
if not 1 <= api_port <= 65535:
    raise ValueError("api_port: A TCP port, 1 to 65535.")

# Path that answers 200 once the model is loaded.
api_health_path = config.get("api_health_path") or "/healthz"
if not re.fullmatch("^/[A-Za-z0-9._~/-]*$", api_health_path):
    raise ValueError(
        "api_health_path: A path that starts with a slash, without a query.",
    )

# Who gets the alarms; each address has to confirm once.
api_alarm_emails: list[str] = structured("api_alarm_emails", [])
if not all(re.fullmatch("^[^@ ]+@[^@ ]+$", text) for text in api_alarm_emails):
    raise ValueError("api_alarm_emails: Email addresses, such as oncall@example.com.")

# Seconds that answers may take on average before an alarm.
api_slow_seconds = int(config.get("api_slow_seconds") or 5)
if not 1 <= api_slow_seconds <= 180:
    raise ValueError("api_slow_seconds: Between 1 and 180 seconds.")

# Errors in a minute that are taken without an alarm.
api_errors_per_minute = int(config.get("api_errors_per_minute") or 10)
if not 0 <= api_errors_per_minute <= 100000:
    raise ValueError("api_errors_per_minute: Between 0 and 100000 errors.")

# Certificate of the domain in Certificate Management Service.
api_certificate_id = config.require("api_certificate_id")
if not re.fullmatch("^[0-9]{1,12}-[a-z0-9-]+$", api_certificate_id):
    raise ValueError(
        "api_certificate_id: A number and a region, such as 12345678-cn-hangzhou.",
    )

# By folder, days until its objects are deleted, all versions.
models_expire_days: dict[str, int] = structured("models_expire_days", {"results/": 7})
if not all(1 <= number <= 3650 for number in models_expire_days.values()):
    raise ValueError("models_expire_days: Between 1 and 3650 days for each folder.")

# By folder, days until its objects move to a cooler class.
models_cool_days: dict[str, int] = structured("models_cool_days", {})
if not all(30 <= number <= 3650 for number in models_cool_days.values()):
    raise ValueError("models_cool_days: Between 30 and 3650 days for each folder.")

# By folder, days until its objects are archived.
models_archive_days: dict[str, int] = structured("models_archive_days", {})
if not all(30 <= number <= 3650 for number in models_archive_days.values()):
    raise ValueError("models_archive_days: Between 30 and 3650 days for each folder.")

# Days until a replaced version moves to a cooler class.
models_old_version_cool_days = int(config.get("models_old_version_cool_days") or 30)
if not 30 <= models_old_version_cool_days <= 3650:
    raise ValueError("models_old_version_cool_days: Between 30 and 3650 days.")

# Days until a replaced or deleted version is gone for good.
models_old_version_days = int(config.get("models_old_version_days") or 180)
if not models_old_version_cool_days < models_old_version_days <= 3650:
    raise ValueError(
        "models_old_version_days: More than models_old_version_cool_days, up to 3650.",
    )

# Days for which access logs are kept.
models_log_days = int(config.get("models_log_days") or 90)
if not 1 <= models_log_days <= 3650:
    raise ValueError("models_log_days: Between 1 and 3650 days.")

# Whether the account's one key rotates each year, which is bought apart.
models_rotate_keys = config.get_bool("models_rotate_keys") is not False

# What the names of each part begin with.
cdn_name = f"{name}-cdn"
api_name = f"{name}-api"
models_name = f"{name}-models"

# On everything that can carry them.
tags = {
    "project": name,
    "team": "vision",
}
