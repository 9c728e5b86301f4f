"""Literal values against what an argument accepts; what is not literal is never guessed."""

import re
from collections.abc import Iterator
from typing import Any

from generator.facts import Argument
from generator.hcl import (
    Choice,
    Expression,
    Items,
    Value,
)
from generator.verify.finding import Note, nearest
from generator.verify.terraform.notations import ANY, FORMATS, is_json, is_number
from generator.verify.terraform.shapes import typed

POLICIES = frozenset(
    {"policy", "assume_role_policy", "policy_document", "assume_role_policy_document"}
)


def value_notes(value: Expression, argument: Argument, path: str, *, exact: bool) -> Iterator[Note]:
    """Judge the value of an argument; only by its type where the version is not known exactly."""
    if argument.nested is None:
        yield from typed(value, argument.type, path)
    if not exact:
        return
    if isinstance(value, Items):
        yield from item_count(value, argument, path)
        for item in value.items:
            yield from accepted(item, argument, path)
    else:
        yield from accepted(value, argument, path)


def item_count(value: Items, argument: Argument, path: str) -> Iterator[Note]:
    """Compare the number of items with the limits."""
    least, most = argument.facts.get("min_items", 0), argument.facts.get("max_items", 0)
    have = len(value.items)
    if have < least:
        yield Note("too-few", value.pos, f"`{path}` needs {least} items, not {have}")
    elif most and have > most:
        yield Note("too-many", value.pos, f"`{path}` takes {most} items, not {have}")


def accepted(value: Expression, argument: Argument, path: str) -> Iterator[Note]:  # noqa: C901, PLR0912 (one case per kind of thing)
    """Judge a literal, or both ends of a choice, by what the argument's validator accepts."""
    if isinstance(value, Choice):
        yield from accepted(value.yes, argument, path)
        yield from accepted(value.no, argument, path)
        return
    if not isinstance(value, Value) or value.value is None:
        return
    literal, said = value.value, argument.facts
    if isinstance(literal, str) and not literal and argument.not_empty:
        yield Note("wrong-length", value.pos, f"`{path}` must not be empty")
        return
    if argument.whole and isinstance(literal, float) and not literal.is_integer():
        yield Note("wrong-type", value.pos, f"`{path}` must be a whole number")
        return
    if not said:
        return
    text = str(literal).lower() if isinstance(literal, bool) else str(literal)
    number = as_number(literal)
    choices = said.get("one_of", ())
    if number is not None and "range" in said:
        # Numbers beside a range are further ones that do: `-1` for no limit.
        if number not in map(as_number, choices):
            yield from bounded(value, number, said, path)
    else:
        if len(set(choices)) == len(choices):  # else they were cut at the blanks inside them
            yield from enumerated(value, text, choices, path, exact=argument.exact_case)
        if number is not None:
            yield from bounded(value, number, said, path)
    if "length" in said and isinstance(literal, str):
        least, most = said["length"]
        if not least <= len(literal) <= most:
            message = f"`{path}` must have {least} to {most} characters, not {len(literal)}"
            yield Note("wrong-length", value.pos, message)
    if "pattern" in said and isinstance(literal, str) and literal and not matches(literal, said):
        yield Note("wrong-format", value.pos, f"`{path}` must match `{said['pattern']}`")
    if "format" in said and argument.type == "s" and text:
        literal = text
        name, fits = FORMATS.get(said["format"], ("", ANY))
        # A faulty policy has a rule of its own.
        if not fits(literal) and not (
            fits is is_json and path in POLICIES and literal.lstrip()[:1] == "{"
        ):
            yield Note("wrong-format", value.pos, f"`{path}` must be {name}")


def matches(literal: str, said: dict[str, Any]) -> bool:
    """Tell whether a text fits a pattern; yes for one that Python cannot read."""
    try:
        return re.search(said["pattern"], literal) is not None
    except re.error:
        return True


def enumerated(
    value: Value, text: str, choices: list[Any], path: str, *, exact: bool
) -> Iterator[Note]:
    """Judge a value by an enumeration; by its case only where that is known to count."""
    known = [str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in choices]
    if text in known or not known:
        return
    if not exact and text.lower() in {one.lower() for one in known}:
        return
    number = as_number(value.value)
    if number is not None and any(as_number(one) == number for one in known):
        return
    shown = ", ".join(f"`{one}`" for one in known[:8]) + (" …" if len(known) > 8 else "")  # noqa: PLR2004 (a line's worth)
    yield Note("not-one-of", value.pos, f"`{path}` must be one of {shown}", nearest(text, known))


def bounded(value: Value, number: float, said: dict[str, Any], path: str) -> Iterator[Note]:
    """Judge a number by its limits."""
    least, most = said.get("range", (None, None))
    least, most = said.get("at_least", least), said.get("at_most", most)
    if least == most == -1:
        return  # "No limit", which stands beside numbers that the facts do not tell.
    if least is not None and number < least:
        yield Note("out-of-range", value.pos, f"`{path}` must be {least} or more")
    elif most is not None and number > most:
        yield Note("out-of-range", value.pos, f"`{path}` must be {most} or less")


def as_number(literal: Any) -> float | None:
    """Take a number, or a string that Terraform makes one of."""
    if isinstance(literal, bool) or literal is None:
        return None
    if isinstance(literal, str):
        return float(literal) if is_number(literal) else None
    return float(literal)
