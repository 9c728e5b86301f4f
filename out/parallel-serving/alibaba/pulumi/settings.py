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
name = config.get("name") or "parallel-serving"
if not re.fullmatch("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", name):
    raise ValueError(
        "name: 2 to 24 of a-z, 0-9 and - between, a letter first: a host adds its number.",
    )

# Private IPv4 range of the network; each zone takes two sixteenths of it.
network_cidr = config.get("network_cidr") or "10.40.0.0/16"
if not 16 <= IPv4Network(network_cidr).prefixlen <= 24:
    raise ValueError(
        "network_cidr: An IPv4 range from /16 to /24: a subnet needs 16 addresses or more.",
    )

# Number of servers; they take the zones in turn.
server_count = int(config.get("server_count") or 3)
if not 1 <= server_count <= 50:
    raise ValueError("server_count: Between 1 and 50 servers.")

# Machine type of the servers; every zone must sell it.
machine_type = config.get("machine_type") or "ecs.gn7i-c8g1.2xlarge"
if not re.fullmatch(r"^ecs\.[a-z0-9-]+\.[a-z0-9]+$", machine_type):
    raise ValueError(
        "machine_type: A machine type as the cloud writes it, such as ecs.g7.xlarge.",
    )

# Size of a server's system disk in GiB, for its image and models.
system_disk_gib = int(config.get("system_disk_gib") or 100)
if not 100 <= system_disk_gib <= 2048:
    raise ValueError("system_disk_gib: Between 100 and 2048 GiB.")

# Size of a data disk in GiB; it can grow but never shrink.
data_disk_gib = int(config.get("data_disk_gib") or 200)
if not 20 <= data_disk_gib <= 16384:
    raise ValueError("data_disk_gib: Between 20 and 16384 GiB.")

# Container image of the model server.
image = config.get("image") or "vllm/vllm-openai:v0.11.0"
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

# IPv4 ranges that may call the service.
clients: list[str] = structured("clients", ["203.0.113.0/24"])
if not clients or not all(str(IPv4Network(block)) == block for block in clients):
    raise ValueError("clients: IPv4 ranges in CIDR form, such as 203.0.113.0/24.")

# Whether the servers and the load balancer refuse to be deleted.
deletion_protection = config.get_bool("deletion_protection") is not False

# On everything that can carry them.
tags = {
    "project": name,
}
