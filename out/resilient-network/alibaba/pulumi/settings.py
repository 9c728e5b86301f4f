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
name = config.get("name") or "resilient-network"
if not re.fullmatch("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 24 of a-z, 0-9 and - between, a letter first: names of logs add to it.",
    )

# Private IPv4 range of the network; each zone takes two sixteenths of it.
network_cidr = config.get("network_cidr") or "10.40.0.0/16"
if not 16 <= IPv4Network(network_cidr).prefixlen <= 24:
    raise ValueError(
        "network_cidr: An IPv4 range from /16 to /24: a subnet needs 16 addresses or more.",
    )

# Name that clients call.
domain = config.get("domain") or "api.ai.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", domain):
    raise ValueError("domain: A DNS name in lower case, such as api.example.com.")

# DNS zone that holds the domain.
zone = config.get("zone") or "ai.example.com"
if not re.fullmatch(r"^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$", zone):
    raise ValueError("zone: A DNS name in lower case, such as api.example.com.")

# Days that logs are kept.
log_days = int(config.get("log_days") or 365)
if log_days not in [30, 60, 90, 120, 180, 365, 400, 731]:
    raise ValueError("log_days: One of 30, 60, 90, 120, 180, 365, 400, 731.")

# IPv4 ranges that may call the service.
clients: list[str] = structured("clients", ["0.0.0.0/0"])
if not clients or not all(str(IPv4Network(block)) == block for block in clients):
    raise ValueError("clients: IPv4 ranges in CIDR form, such as 203.0.113.0/24.")

# Requests that one address may send in a minute.
requests_per_minute = int(config.get("requests_per_minute") or 600)
if not 10 <= requests_per_minute <= 10000000:
    raise ValueError("requests_per_minute: Between 10 and 10000000 requests.")

# Servers that always run; two survive the loss of a zone.
min_servers = int(config.get("min_servers") or 2)
if not 1 <= min_servers <= 100:
    raise ValueError("min_servers: Between 1 and 100 servers.")

# Servers that the load may ask for at most.
max_servers = int(config.get("max_servers") or 8)
if max_servers < min_servers:
    raise ValueError("max_servers: No fewer than min_servers.")

# CPU load to aim at, in percent.
cpu_percent = int(config.get("cpu_percent") or 60)
if not 10 <= cpu_percent <= 90:
    raise ValueError("cpu_percent: Between 10 and 90 percent.")

# Requests in a minute to aim at, for each server.
requests_per_server = int(config.get("requests_per_server") or 300)
if not 1 <= requests_per_server <= 1000000:
    raise ValueError("requests_per_server: Between 1 and 1000000 requests.")

# Minutes from the boot of a server to its first answer.
warmup_minutes = int(config.get("warmup_minutes") or 15)
if not 1 <= warmup_minutes <= 120:
    raise ValueError("warmup_minutes: Between 1 and 120 minutes.")

# Machine type of the servers; every zone must sell it.
machine_type = config.get("machine_type") or "ecs.gn7i-c8g1.2xlarge"
if not re.fullmatch(r"^ecs\.[a-z0-9-]+\.[a-z0-9]+$", machine_type):
    raise ValueError(
        "machine_type: A machine type as the cloud writes it, such as ecs.g7.xlarge.",
    )

# Size of a server's system disk in GiB, for its image and models.
system_disk_gib = int(config.get("system_disk_gib") or 124)
if not 100 <= system_disk_gib <= 2048:
    raise ValueError("system_disk_gib: Between 100 and 2048 GiB.")

# Container image of the model server.
image = config.get("image") or "vllm/vllm-openai:v0.8.5"
if not re.fullmatch("^[a-z0-9][A-Za-z0-9._:/@-]+$", image):
    raise ValueError(
        "image: An image reference such as registry.example.com/team/model:1.4.2.",
    )

# Port that the model server listens on.
port = int(config.get("port") or 8000)
if not 1 <= port <= 65535:
    raise ValueError("port: A TCP port, 1 to 65535.")

# Path that answers 200 once the model is loaded.
health_path = config.get("health_path") or "/health"
if not re.fullmatch("^/[A-Za-z0-9._~/-]*$", health_path):
    raise ValueError("health_path: A path that starts with a slash, without a query.")

# Who gets the alarms; each address has to confirm once.
alarm_emails: list[str] = structured("alarm_emails", ["oncall@example.com"])
if not all(re.fullmatch("^[^@ ]+@[^@ ]+$", text) for text in alarm_emails):
    raise ValueError("alarm_emails: Email addresses, such as oncall@example.com.")

# Seconds that answers may take on average before an alarm.
slow_seconds = int(config.get("slow_seconds") or 20)
if not 1 <= slow_seconds <= 180:
    raise ValueError("slow_seconds: Between 1 and 180 seconds.")

# Errors in a minute that are taken without an alarm.
errors_per_minute = int(config.get("errors_per_minute") or 10)
if not 0 <= errors_per_minute <= 100000:
    raise ValueError("errors_per_minute: Between 0 and 100000 errors.")

# Certificate of the domain in Certificate Management Service.
certificate_id = config.require("certificate_id")
if not re.fullmatch("^[0-9]{1,12}-[a-z0-9-]+$", certificate_id):
    raise ValueError(
        "certificate_id: A number and a region, such as 12345678-cn-hangzhou.",
    )

# Whether the servers and the load balancer refuse to be deleted.
deletion_protection = config.get_bool("deletion_protection") is not False

# On everything that can carry them.
tags = {
    "project": name,
    "team": "search",
}
