"""What both languages do with values that may not be known: look inside, join, take a part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.parity.values import (
    Applied,
    Attribute,
    Broken,
    Encoded,
    Instance,
    Symbol,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1_000_000  # characters that a text may grow to
LARGEST = 20_000  # values that a value may hold, on all its levels
WIDEST = 1_024  # bits of a number


def bounded(value: Any) -> Any:
    """Give a value, or an unknown one for one that holds more than those of a project do.

    What is held twice by what is held twice grows without a long text.
    """
    if isinstance(value, int):
        return value if value.bit_length() <= WIDEST else Unknown("a larger number than any")
    left = LARGEST
    waiting = [value]
    while waiting:
        inner = held(waiting.pop())
        left -= len(inner)
        if left < 0:
            return Unknown("more than a project has")
        waiting += inner
    return value


def held(value: Any) -> list[Any]:
    """List what a value is directly made of."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, Text):
        return list(value.parts)
    if isinstance(value, Encoded):
        return [value.value]
    return list(value.args) if isinstance(value, Applied) else []


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
