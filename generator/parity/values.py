"""What an argument can be before anything exists: known values, and symbols for what is not known.

Known values are Python's own (`str`, `int`, `float`, `bool`, `None`, `list`, `dict`). The rest is
told by the classes here, in one form for both languages, so that two texts which mean the same give
equal symbols.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
LONGEST = 1_000_000  # characters that a text may grow to


class Record(dict[Any, Any]):
    """A map that remembers where each of its entries stands, as `file:line`."""

    __slots__ = ("lines", "place")

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self.place = place
        self.lines: dict[Any, str] = {}

    def put(self, key: Any, value: Any, place: str) -> None:
        """Set an entry that stands at a place."""
        self[key] = value
        self.lines[key] = place


class Symbol:
    """A value that is not known, or not wholly."""

    __slots__ = ()


class Unknown(Symbol):
    """What cannot be told from the text; never equal to anything."""

    __slots__ = ("why",)

    def __init__(self, why: str) -> None:
        self.why = why


class Broken(Unknown):
    """What would stop the engine: a key that is not there, a call that is refused."""

    __slots__ = ()


class Instance(Symbol):
    """One resource or data source: `kind` is `resource`, `data` or `provider`.

    `name` and `key` are its label and its key in Terraform, its whole name and "" in Pulumi. The
    arguments may be filled in after others refer to it.
    """

    __slots__ = ("args", "key", "kind", "name", "options", "place", "type")

    def __init__(
        self, kind: str, type_: str, name: str, *, key: str | int = "", place: str
    ) -> None:
        self.kind = kind
        self.type = type_
        self.name = name
        self.key = key
        self.place = place
        self.args = Record(place)
        self.options = Options()

    @property
    def address(self) -> str:
        """Say which it is, as people of its language do."""
        key = f"[{json.dumps(self.key)}]" if self.key != "" else ""
        return f"{self.type}.{self.name}{key}" if self.name else self.type


class Options:
    """What is said to the engine and not to the provider.

    `ignored` are the arguments whose changes are ignored, `create_first` whether a replacement is
    made before what it replaces is deleted (None: as the engine has it), `timeouts` by operation.
    """

    __slots__ = (
        "create_first",
        "depends_on",
        "ignored",
        "more",
        "protected",
        "provider",
        "timeouts",
    )

    def __init__(self) -> None:
        self.provider: Any = None
        self.depends_on: list[Any] = []
        self.ignored: list[str] = []
        self.protected: Any = False
        self.create_first: bool | None = None
        self.timeouts: dict[str, Any] = {}
        self.more: dict[str, Any] = {}


class Attribute(Symbol):
    """An attribute of an instance that the provider tells later; `*` stands for every item."""

    __slots__ = ("instance", "path")

    def __init__(self, instance: Instance, path: Path) -> None:
        self.instance = instance
        self.path = path


class Text(Symbol):
    """Text with parts that are not known."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Any, ...]) -> None:
        self.parts = parts


class Encoded(Symbol):
    """A value as JSON; kept as a value so that spaces and the order of keys make no difference."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class Member(Symbol):
    """A member of an SDK's enumeration: its value is the name without marks, or told by facts."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Applied(Symbol):
    """A function applied to something that is not known."""

    __slots__ = ("args", "name")

    def __init__(self, name: str, args: tuple[Any, ...]) -> None:
        self.name = name
        self.args = args


class Unique(list[Any]):
    """A set of Terraform: in the order in which Terraform goes through it."""

    __slots__ = ()


def known(value: Any) -> bool:
    """Tell whether there is no symbol in a value."""
    return next(symbols(value), None) is None


def symbols(value: Any) -> Iterator[Symbol]:
    """Give the outermost symbols in a value."""
    if isinstance(value, Symbol):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from symbols(key)
            yield from symbols(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from symbols(one)


def instances(value: Any) -> Iterator[Instance]:
    """Give every instance that a value is made from."""
    for symbol in symbols(value):
        if isinstance(symbol, Instance):
            yield symbol
        elif isinstance(symbol, Attribute):
            yield symbol.instance
        elif isinstance(symbol, Text):
            yield from instances(symbol.parts)
        elif isinstance(symbol, Encoded):
            yield from instances(symbol.value)
        elif isinstance(symbol, Applied):
            yield from instances(symbol.args)


def unknowns(value: Any) -> Iterator[Unknown]:
    """Give every unknown that a value is made from."""
    for symbol in symbols(value):
        if isinstance(symbol, Unknown):
            yield symbol
        elif isinstance(symbol, Text):
            yield from unknowns(symbol.parts)
        elif isinstance(symbol, Encoded):
            yield from unknowns(symbol.value)
        elif isinstance(symbol, Applied):
            yield from unknowns(symbol.args)


def stops(value: Any) -> bool:
    """Tell whether the engine would stop before there is a value."""
    return any(isinstance(one, Broken) for one in unknowns(value))


def written(value: Any) -> str:
    """Write a known scalar as it appears inside a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def joined(*parts: Any) -> Any:
    """Put text together; known neighbours melt into one."""
    whole: list[Any] = []
    for part in parts:
        pieces = part.parts if isinstance(part, Text) else (part,)
        for piece in pieces:
            if isinstance(piece, Encoded) and known(piece.value):
                one: Any = json.dumps(piece.value)
            else:
                one = piece if isinstance(piece, Symbol) else written(piece)
            if isinstance(one, str) and whole and isinstance(whole[-1], str):
                whole[-1] += one
            elif one != "":
                whole.append(one)
    if sum(len(one) for one in whole if isinstance(one, str)) > LONGEST or len(whole) > LONGEST:
        return Unknown("more text than a project has")
    if not whole:
        return ""
    return whole[0] if len(whole) == 1 else Text(tuple(whole))


def attribute(value: Any, step: Any) -> Any:  # noqa: PLR0911 (one case per kind of value)
    """Take one step into a value: an attribute, a key or an index. LookupError if there is none."""
    if isinstance(step, Symbol):
        return chosen(value, step)
    if isinstance(value, Instance):
        return Attribute(value, (step,))
    if isinstance(value, Attribute):
        return Attribute(value.instance, (*value.path, step))
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Symbol):
        return Applied("index", (value, step))
    if isinstance(value, dict):
        if step not in value and len(value) == 1 and not known(list(value)):
            # What an unknown collection was made into: each of its items is like the one.
            return next(iter(value.values()))
        return value[step] if step in value else value[str(step)]
    if isinstance(value, list | tuple | str):
        return value[int(step)]
    raise KeyError(step)


def chosen(value: Any, step: Symbol) -> Any:
    """Take the item at a place that is not known."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key is step:
                return one
    if isinstance(step, Unknown):
        return step
    return Applied("index", (value, step))
