"""Writing a spec as text: JSON, or YAML in which each field says what it is for."""

from __future__ import annotations

import json
import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from generator.starter import stands_in
from generator.tracing.other_values import Path, Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 88
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_EDITORS = "Editors complete this file by the schema that `gen schema` prints."


def as_json(data: dict[str, Any]) -> str:
    """Write a spec as JSON."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_yaml(data: dict[str, Any]) -> str:
    """Write a spec as YAML; a comment before a field says what it is for, as the schema does."""
    shapes = Shapes(data)
    head = [f"# {line}" for line in (*wrap(shapes.root["description"], _WIDTH - 2), _EDITORS)]
    return "\n".join([*head, *_fields(data, shapes, ())]) + "\n"


def _fields(data: dict[str, Any], shapes: Shapes, path: Path) -> Iterator[str]:
    indent = "  " * len(path)
    before: list[str] = []
    for key, value in data.items():
        here = (*path, key)
        if not path:
            yield ""
        comment = list(_comment(shapes, here, value, indent))
        if comment != before:  # what holds for all of one kind is said before the first
            yield from comment
        before = comment
        if isinstance(value, dict) and value:
            yield f"{indent}{_text(key)}:"
            yield from _fields(value, shapes, here)
        else:
            yield f"{indent}{_text(key)}: {_value(value)}"


def _comment(shapes: Shapes, path: Path, value: Any, indent: str) -> Iterator[str]:
    told = shapes.told(path)
    above = shapes.told(path[:-1]) if path[:-1] else shapes.root["description"]
    lines = [] if told in above else wrap(told, _WIDTH - len(indent) - 2)
    values = value if isinstance(value, list) else [value]
    if any(map(stands_in, values)):
        lines.append("TODO: this stands in for your own.")
    yield from (f"{indent}# {line}" for line in lines)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """Write a text without quotes where every reader of YAML takes it for one."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
