"""What a program lays over the arguments of its resources: the table of its module `overrides`.

`OVERRIDES` has the arguments by the token of a resource's type and a pattern for its name; a dotted
name leads into nested ones, a number in it into a list. The module registers a transformation that
lays them over.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from generator.facts import pulumi
from generator.parity.values import Record, Unknown

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
                    steps = str(name).split(".")
                    if not put(made.args, steps, value, lines.get(name, place)):
                        system.gaps.append(f"{lines.get(name, place)}: {name} is not followed here")


def put(arguments: Record, steps: list[str], value: Any, place: str) -> bool:
    """Set an argument, nested ones by their steps; False where these are not written out."""
    name, *rest = steps
    if not rest:
        arguments.put(name, value, place)
        return True
    old = arguments.get(name)
    if isinstance(old, list | tuple) and rest[1:] and rest[0].isdecimal():
        items, at = list(old), int(rest[0])
        if at < len(items) and isinstance(items[at], dict):
            items[at] = copied(items[at], place)
            arguments.put(name, items, arguments.lines.get(name, place))
            return put(items[at], rest[1:], value, place)
    if old is not None and not isinstance(old, dict):
        arguments.put(name, Unknown("what is laid over it"), place)
        return False
    inner = copied(old, place)
    arguments.put(name, inner, arguments.lines.get(name, place))
    return put(inner, rest, value, place)


def copied(old: dict[Any, Any] | None, place: str) -> Record:
    """Copy nested arguments: others may share what they were made from."""
    lines = old.lines if isinstance(old, Record) else {}
    made = Record(old.place if isinstance(old, Record) else place)
    for key, value in (old or {}).items():
        made.put(key, value, lines.get(key, made.place))
    return made


def token(made: Instance) -> str:
    """Tell the token of a resource's class; empty where no facts tell of it."""
    offer = pulumi.resource(made.type)
    return "" if offer is None else offer.token
