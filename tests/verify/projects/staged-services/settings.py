"""What the stacks set."""

from ipaddress import ip_network
from typing import Any

import pulumi

config = pulumi.Config()


def structured(key: str, default: Any) -> Any:
    """Read a list or a map."""
    given = config.get_object(key)
    return default if given is None else given


network = config.get("network") or "10.49.0.0/16"
zones: list[str] = config.require_object("zones")
owner = config.require("owner")
admins: list[str] = structured("admins", ["10.0.0.0/8"])
more: dict[str, str] = structured("more", {})
public = bool(config.get_bool("public"))
keep = config.get_bool("keep") is not False
password = config.require_secret("database_password")

blocks = [str(one) for one in ip_network(network).subnets(prefixlen_diff=4)][: len(zones)]
tags = {"owner": owner, "stack": pulumi.get_stack()}
