"""What a program lays over the arguments of its resources: the table of its module `overrides`.

`OVERRIDES` has the arguments by the token of a resource's type and a pattern for its name, and the
module registers a transformation that lays them over.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from generator.facts import pulumi

if TYPE_CHECKING:
    from generator.parity.pulumi.values import Frame
    from generator.parity.system import System
    from generator.parity.values import Instance

MODULE = "overrides"
TABLE = "OVERRIDES"


def lay(system: System, frame: Frame) -> None:
    """Lay the table of a module over the resources that it names."""
    table = frame.names.get(TABLE)
    if not isinstance(table, dict):
        system.gaps.append(f"{frame.file}: {TABLE} is not known")
        return
    resources = [(one, token(one)) for one in system.of("resource")]
    done: set[int] = set()
    for key, values in table.items():
        place = getattr(table, "lines", {}).get(key, frame.file)
        type_, pattern = key if isinstance(key, tuple) and len(key) == 2 else ("", "")  # noqa: PLR2004 (type and name)
        alike = [one for one, said in resources if said == type_]
        told = isinstance(values, dict) and all(isinstance(one.name, str) for one in alike)
        if not told or not isinstance(pattern, str) or not type_:
            system.gaps.append(f"{place}: {TABLE} is not followed here")
            continue
        lines = getattr(values, "lines", {})
        # The first entry that names a resource holds; one that names none may be of a system with
        # other settings.
        for made in alike:
            if id(made) not in done and fnmatchcase(made.name, pattern):
                done.add(id(made))
                for name, value in values.items():
                    made.args.put(name, value, lines.get(name, place))


def token(made: Instance) -> str:
    """Tell the token of a resource's class; empty where no facts tell of it."""
    offer = pulumi.resource(made.type)
    return "" if offer is None else offer.token
