from typing import Any

import pulumi

config = pulumi.Config()


def structured(key: str, default: Any) -> Any:
    given = config.get_object(key)
    return default if given is None else given


network_cidr = config.get("network_cidr") or "10.0.0.0/16"
bits = int(config.get("bits") or 8)
subnets: dict[str, str] = structured("subnets", {"a": "10.0.0.0/24", "b": "10.0.1.0/24"})
extra = config.get("extra")
