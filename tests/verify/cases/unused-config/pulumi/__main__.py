"""A program with a helper through which some of its settings are read."""

import pulumi

config = pulumi.Config()
names = pulumi.Config("shared")


def number(key: str, default: int) -> int:
    """Read a number."""
    given = config.get_int(key)
    return default if given is None else given


pulumi.export("size", number("size", 3))
pulumi.export("days", number("days", 30))
pulumi.export("team", names.require("team"))
