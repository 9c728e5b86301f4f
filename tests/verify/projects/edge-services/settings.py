from dataclasses import dataclass, field

import pulumi

config = pulumi.Config()


@dataclass
class Zone:
    name: str
    index: int
    ports: list[int] = field(default_factory=lambda: [80, 443])


network = config.get("network") or "10.128.0.0/16"
domains: list[str] = config.require_object("domains")
admins = config.get_object("admins") or []
zones = [Zone(f"cn-hangzhou-{letter}", index) for index, letter in enumerate("ij")]
tags = {"project": pulumi.get_project(), "stack": pulumi.get_stack()}
