"""What only a Pulumi program has: functions, classes, packages, and its configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.parity.values import Fault, Record

if TYPE_CHECKING:
    import ast


class PythonFault(Exception):  # noqa: N818 (what the program would raise)
    """What would stop the program."""


# What following a program may run into; none of it is an error of ours.
FAULTS = (
    PythonFault,
    Fault,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    StopIteration,
)


class Frame:
    """Names of a function, a comprehension or a module, inside those of what is around it."""

    __slots__ = ("file", "names", "outer")

    def __init__(self, file: str, outer: Frame | None = None) -> None:
        self.file = file
        self.names: dict[str, Any] = {}
        self.outer = outer

    def find(self, name: str) -> Any:
        """Look up a name; LookupError where nothing has it."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        raise LookupError(name)


class Function:
    """A function of the program, or a lambda."""

    __slots__ = ("frame", "node")

    def __init__(self, node: ast.FunctionDef | ast.Lambda, frame: Frame) -> None:
        self.node = node
        self.frame = frame


class Library:
    """Something of a package, by its path: `pulumi_aws`, `ec2`, `Vpc`."""

    __slots__ = ("path",)

    def __init__(self, *path: str) -> None:
        self.path = path


class Bound:
    """A method of a text, to be called later."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: str, name: str) -> None:
        self.owner = owner
        self.name = name


class Module:
    """A module of the program."""

    __slots__ = ("frame",)

    def __init__(self, frame: Frame) -> None:
        self.frame = frame


class Kind:
    """A class of the program that only holds values."""

    __slots__ = ("fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields


class Thing:
    """An object of such a class."""

    __slots__ = ("values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


class FilePath:
    """The path of a file of the program."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Blank:
    """A template of `string.Template`."""

    __slots__ = ("text",)

    def __init__(self, text: Any) -> None:
        self.text = text


class Digest:
    """What a hash function returned for a text."""

    __slots__ = ("text",)

    def __init__(self, text: Any) -> None:
        self.text = text


class Configuration:
    """The stack's configuration in one namespace."""

    __slots__ = ("namespace",)

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace


class Arguments(Record):
    """Keyword arguments of one of the SDK's classes that hold them; `name` is the class."""

    __slots__ = ("name",)

    def __init__(self, name: str, place: str) -> None:
        super().__init__(place)
        self.name = name
