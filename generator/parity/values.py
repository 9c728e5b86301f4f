"""What an argument can be before anything exists: known values, and symbols for what is not known.

Known values are Python's own (`str`, `int`, `float`, `bool`, `None`, `list`, `dict`). The rest is
told by the classes here, in one form for both languages, so that two texts which mean the same give
equal symbols.
"""

from __future__ import annotations

import json
from typing import Any

Path = tuple[str | int, ...]


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


class Fault(Exception):  # noqa: N818 (no error of ours: Terraform's or the program's)
    """What Terraform itself would refuse; `can` and `try` catch it."""


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
