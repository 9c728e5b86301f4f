"""Module.

Kept   as it is.
"""

import os
from pathlib import Path
import pulumi


config = pulumi.Config()


name = config.get("name")


# About this function.
# Two rows.
def first(a: int) -> int:
    """Docstring."""
    if a:
        return 1

    return 2


second = 1


def third():
    x = 1

    def inner():
        return x

    return inner


# A comment behind it.


class Fourth:
    """Docstring."""

    a = 1

    def method(self) -> None:
        pass

    @property
    def other(self) -> str:
        """Twice."""

        return "single"

    # About the last.
    def last(self): ...


for zone in zones:
    # why

    use(zone)

    use(zone, again=True)
if name:
    pass
else:
    pass
