"""Documents inside of arguments, wherever the text of them is written, as expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.hcl import Call, Expression, Items, Pairs, Template, Value
from generator.record import replace
from generator.verify.meaning.reading import Read, follow

if TYPE_CHECKING:
    from generator.verify.meaning.things import Thing


class UnreadableError(ValueError):
    """A text that should be JSON and is not."""

    def __init__(self, read: Read, reason: str) -> None:
        super().__init__(reason)
        self.read = read
        self.reason = reason


def documents(thing: Thing, node: Expression) -> list[Read]:
    """Give every document that an argument may hold; those of a run are left out.

    Raises:
        UnreadableError: a text starts like a JSON object and is none.

    """
    found: list[Read] = []
    for read in follow(thing, node):
        one = read.node
        if isinstance(one, Call) and one.name == "jsonencode" and one.args:
            found.append(replace(read, node=one.args[0]))
        elif isinstance(one, Call) and (text := read.look.filed(one)) is not None:
            found += filed(one, text, read)
        elif isinstance(one, Value) and isinstance(one.value, str) and starts(one.value):
            found.append(replace(read, node=parsed(one.value, read)))
        elif isinstance(one, Template) and isinstance(one.parts[0], str) and starts(one.parts[0]):
            known = templated(one)
            if known is not None:
                found.append(replace(read, node=known))
    return found


def filed(call: Call, text: str, read: Read) -> list[Read]:
    """Read the document that a file holds; what is said of it is said where the file is read."""
    if not starts(text):
        return []
    if call.name == "file":
        return [replace(read, node=parsed(text, read))]
    import re

    if "%{" in text:
        return []  # Lines are repeated or left out.
    parts = re.split(r"(?<!\$)\$\{[^{}]*\}", text)
    known = templated(Template(call.pos, tuple(one for part in parts for one in (HOLE, part))[1:]))
    return [] if known is None else [replace(read, node=known)]


def starts(text: str) -> bool:
    """Tell whether a text starts like a JSON object."""
    return text.lstrip()[:1] == "{"


def parsed(text: str, read: Read) -> Expression:
    """Read JSON into expressions, all of them at the place of the text."""
    import json

    try:
        return nodes(json.loads(text), read.node.pos)
    except ValueError as error:
        raise UnreadableError(read, str(error)) from None
    except RecursionError:
        raise UnreadableError(read, "too deep") from None


def templated(node: Template) -> Expression | None:
    """Read JSON with holes; None where a hole may be more than a part of one string."""
    import json

    whole = ""
    for one in node.parts:
        whole += one if isinstance(one, str) else HOLE
    try:
        return nodes(json.loads(whole), node.pos)
    except (ValueError, RecursionError):
        return None


# What stands for a hole in a text: no document of anybody's holds it.
HOLE = "\ue000"


def nodes(value: Any, pos: int) -> Expression:
    """Write a value as an expression; a text with holes becomes a template."""
    if isinstance(value, dict):
        pairs = tuple((Value(pos, str(key)), nodes(one, pos)) for key, one in value.items())
        return Pairs(pos, pairs)
    if isinstance(value, list):
        return Items(pos, tuple(nodes(one, pos) for one in value))
    if isinstance(value, str) and HOLE in value:
        parts: list[Any] = []
        for index, text in enumerate(value.split(HOLE)):
            parts += [Call(pos, "hole", (), spread=False)] if index else []
            parts += [text] if text else []
        return Template(pos, tuple(parts))
    return Value(pos, value)
