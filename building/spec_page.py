"""The reference of specs, as a page: every field of every blueprint, from the JSON Schema."""

from __future__ import annotations

import re
from typing import Any

from generator.blueprints import BLUEPRINTS
from generator.spec.schema import schema

Schema = dict[str, Any]
_FEW = 8  # values that are listed in a table
_WIDEST = 60  # characters of a default
# Parts again with fewer fields that must be said: in an environment, or in a part of a stack.
_TWINS = (".override", ".part")


_HEAD = (
    "Made from the models that judge specs. `gen schema` prints the same as JSON Schema, for "
    "editors; `gen explain SPEC FIELD` tells what a field comes to in a system of yours. A field "
    "in bold must be said. Machines and regions are in `gen list machines` and `gen list regions`."
)


def page() -> str:
    """Write the page."""
    whole = schema()
    parts: dict[str, Schema] = whole["$defs"]
    shared = sorted(name for name in parts if "." not in name and name not in BLUEPRINTS)
    index = "\n".join(f"- [{name}](#{name})" for name in BLUEPRINTS)
    sections = ["# What a spec says", _HEAD, index]
    for name in BLUEPRINTS:
        sections.append(f"## {name}")
        sections += _part(parts[name], parts)
        own = sorted(one for one in parts if one.startswith(f"{name}.") and _plain(one))
        for one in own:
            sections += [f"### {_title(one)}", *_part(parts[one], parts)]
    sections.append("## Parts that blueprints share")
    for one in shared:
        if one != "Environment":
            sections += [f"### {_title(one)}", *_part(parts[one], parts)]
    return "\n\n".join(sections) + "\n"


def _plain(name: str) -> bool:
    return not name.endswith(_TWINS)


def _title(name: str) -> str:
    """Name a part, as in `parallel-serving: servers`, or a shared one."""
    blueprint, _, own = name.rpartition(".")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", own).lower()
    return f"{blueprint}: {words}" if blueprint else words.capitalize()


def _anchor(name: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", _title(name).lower()).replace(" ", "-")


def _part(part: Schema, parts: dict[str, Schema]) -> list[str]:
    rows = ["| Field | Value | Default | What it is |", "| --- | --- | --- | --- |"]
    needed = part.get("required", ())
    for name, field in part.get("properties", {}).items():
        shown = f"**`{name}`**" if name in needed else f"`{name}`"
        rows.append(
            f"| {shown} | {_cell(_value(field))} | {_default(field)} "
            f"| {_cell(_told(field, parts, part))} |"
        )
    return [part.get("description", ""), "\n".join(rows)]


def _value(field: Schema) -> str:  # noqa: C901, PLR0911 - one case per kind of value
    """Say in words what a field takes."""
    if "$ref" in field:
        name = field["$ref"].removeprefix("#/$defs/")
        name = name.removesuffix(".override").removesuffix(".part")
        return f"[{_title(name).rpartition(': ')[2].lower()}](#{_anchor(name)})"
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        values = [one for one in field["enum"] if one is not None]
        if len(values) > _FEW:
            return f"one of {len(values)}"
        return " or ".join(f"`{one}`" for one in values)
    if "anyOf" in field or "oneOf" in field:
        kinds = [one for one in field.get("anyOf", field.get("oneOf")) if one != {"type": "null"}]
        return " or ".join(dict.fromkeys(map(_value, kinds)))
    kind = field.get("type", "anything")
    if kind == "array":
        return f"list of {_value(field.get('items', {}))}"
    if kind == "object":
        of = field.get("additionalProperties")
        inner = _value(of) if isinstance(of, dict) and "properties" not in of else "its fields"
        return f"names, each with {inner}"
    if kind in {"integer", "number"}:
        low, high = field.get("minimum"), field.get("maximum")
        word = "whole number" if kind == "integer" else "number"
        if low is not None and low == high:
            return f"`{low}`"
        if low is not None and high is not None:
            return f"{word}, {low:,} to {high:,}"
        return word if low is None else f"{word} from {low:,}"
    return {"string": "text", "boolean": "true or false"}.get(kind, str(kind))


def _default(field: Schema) -> str:
    import json

    if "default" not in field or field["default"] in ({}, []):
        return ""
    default = field["default"]
    if isinstance(default, dict):
        default = {k: v for k, v in default.items() if v is not None}
    text = json.dumps(default)
    return "" if text == "{}" or len(text) > _WIDEST else f"`{text}`"


def _told(field: Schema, parts: dict[str, Schema], owner: Schema) -> str:
    """Return what a field is for; what its owner says of all its fields is said once."""
    told = field.get("description", "")
    if not told:
        kinds = (field, *field.get("anyOf", ()))
        names = [one["$ref"].removeprefix("#/$defs/") for one in kinds if "$ref" in one]
        told = parts[names[0]].get("description", "").partition(". ")[0] if names else ""
        told = told if told.endswith(".") or not told else f"{told}."
    return "" if told == owner.get("description") else told


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
