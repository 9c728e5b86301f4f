"""The shapes of values: lists, JSON, keys, and the places that maps remember."""

from __future__ import annotations

import json
from typing import Any

from generator.parity.operations import written
from generator.parity.values import Encoded, Record, Symbol


def decoded(value: Any) -> Any:
    """Take the value out of JSON."""
    if isinstance(value, Encoded):
        return value.value
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def number(value: Any) -> bool:
    """Tell a number from a bool."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def listed(value: Any) -> list[Any]:
    """See nested blocks as a list, also where the SDK takes a single one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def key_of(key: Any) -> Any:
    """Make keys of both languages comparable."""
    return key if isinstance(key, Symbol) else written(key)


def place(record: Any, name: Any) -> str:
    """Tell where an entry stands, or what it is missing in."""
    return record.lines.get(name, record.place) if isinstance(record, Record) else ""


def own(value: Any) -> str:
    """Tell where a map stands."""
    return value.place if isinstance(value, Record) else ""


def shown_key(key: Any) -> str:
    """Write a key of a map inside a path."""
    return key if isinstance(key, str) else "…"
