"""What an expression of a program is, as far as its text tells: a resource, a result, a list.

Kinds are written as the types of `generator.facts.pulumi`, with the package and module that they
are of, and with `$Class` for a resource, `!name` for what a function returns, and `&Class` for
arguments put together. What is not certain has no kind.
"""

import ast
from typing import NamedTuple

from generator.facts import pulumi as sdk


class Kind(NamedTuple):
    """A type of a module of a package; both are empty where the type is plain."""

    package: str
    module: str
    type: str

    def inside(self) -> "Kind | None":
        """Tell what a list or map holds."""
        return self._replace(type=sdk.inner(self.type)) if self.type[:1] in ("l", "m") else None


class Path(NamedTuple):
    """Words that lead into a package: `rest` is what follows the name of something offered."""

    package: str
    module: str
    name: str
    rest: tuple[str, ...]


def made(path: Path, *, instance: bool = False) -> Kind | None:
    """Tell what calling something of a package gives, or what an instance of it is."""
    package, module, name, rest = path
    if not name or rest:
        return None
    if sdk.offer(package, module, "r", name) is not None:
        return Kind(package, module, f"${name}")
    if name.endswith("Args"):
        return Kind(package, module, f"&{name.removesuffix('Args')}")
    if not instance and sdk.offer(package, module, "f", name.removesuffix("_output")) is not None:
        return Kind(package, module, f"!{name.removesuffix('_output')}")
    return None


def readable(kind: Kind) -> sdk.Fields | None:
    """List what can be read off a resource, a result or arguments; None where it is not known."""
    mark, name = kind.type[:1], kind.type[1:]
    letter = {"$": "r", "!": "f", "@": "o"}.get(mark)
    if letter is None or "|" in name or "/" in name:
        return None
    held = sdk.offer(kind.package, kind.module, letter, name)
    return None if held is None else held.outputs


PLAIN: dict[type, Kind] = {
    bool: Kind("", "", "b"),
    str: Kind("", "", "s"),
    int: Kind("", "", "i"),
    float: Kind("", "", "n"),
}


def plain(value: object) -> Kind | None:
    """Tell the kind of a literal."""
    return PLAIN.get(type(value))


def holding(mark: str, kinds: list[Kind | None]) -> Kind:
    """Tell what a list or map is of what it holds: of anything where that differs."""
    first = kinds[0] if kinds else None
    if first is None or any(one != first for one in kinds):
        return Kind("", "", f"{mark}d")
    return first._replace(type=mark + first.type)


def dotted(node: ast.AST) -> str:
    """Write `a.b.c` as text; empty for anything else."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(words)]) if isinstance(node, ast.Name) else ""
