"""Other values that a field might have, by the schema of specs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.blueprints import STACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Schema = dict[str, Any]
Path = tuple[str | int, ...]

_STEPS = (1, -1, 5, -5, 30, -30, 100)
_OTHERS = (
    ("0123456789", "0", "1"),
    ("abcdefghijklmnopqrstuvwxyz", "a", "x"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A", "X"),
)


class Shapes:
    """The schema of one spec: of its blueprint, and for parts of a stack, of theirs."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        from generator.spec.schema import schema

        self.parts: dict[str, Schema] = schema()["$defs"]
        self.root = self.parts[data["blueprint"]]
        self.roots: dict[Path, Schema] = {}
        if data["blueprint"] == STACK:
            named = {name: part["blueprint"] for name, part in data["parts"].items()}
            self.roots = {("parts", name): self.parts[f"{one}.part"] for name, one in named.items()}

    def at(self, path: Path) -> Schema:
        """Return the schema of the value at a path; {} where it is not known."""
        node: Schema = self.root
        rest = path
        if path[:2] in self.roots:
            node, rest = self.roots[path[:2]], path[2:]
        for part in rest:
            node = self._step(node, part)
        return node

    def told(self, path: Path) -> str:
        """Say what the field at a path is for, or else what it is a part of."""
        for depth in range(len(path), 0, -1):
            node = self.at(path[:depth])
            told = node.get("description") or self.inner(node).get("description")
            if told:
                return str(told)
        return ""

    def inner(self, node: Schema) -> Schema:
        """Follow references, and take of an optional value what it is when it is there."""
        return next(iter(self._kinds(node)))

    def _kinds(self, node: Schema) -> Iterator[Schema]:
        """Yield what a value may be when it is there."""
        if "$ref" in node:
            yield from self._kinds(self.parts[node["$ref"].removeprefix("#/$defs/")])
        elif "anyOf" in node:
            for one in node["anyOf"]:
                yield from self._kinds(one) if one.get("type") != "null" else ()
        else:
            yield node

    def _step(self, node: Schema, part: str | int) -> Schema:
        kinds = list(self._kinds(node))
        if isinstance(part, int):
            found: Any = kinds[0].get("items", {})
        else:
            own = next((one for one in kinds if part in one.get("properties", ())), kinds[0])
            found = own.get("properties", {}).get(part, own.get("additionalProperties", {}))
        return found if isinstance(found, dict) else {}

    def others(self, path: Path, value: Any) -> Iterator[Any]:
        """Yield other values for the field at a path; the schema alone does not make them good."""
        node = self.at(path)
        yield from (other for other in self._others(self.inner(node), value) if other != value)
        if value is not None and any(one.get("type") == "null" for one in node.get("anyOf", ())):
            yield None

    def _others(self, node: Schema, value: Any) -> Iterator[Any]:
        if "enum" in node:
            yield from node["enum"]
            return
        if not node:
            yield from _any_other(value)
            return
        if value is None:
            yield self._instance(node)
            return
        match node.get("type"):
            case "boolean":
                yield not value
            case "integer":
                least, most = node.get("minimum", value), node.get("maximum", value)
                yield from (value + n for n in _STEPS if least <= value + n <= most)
            case "string":
                yield from node.get("examples", ())
                yield from _respelt(value, node.get("pattern", ""))
            case "array":
                yield from self._lists(node, value)

    def _lists(self, node: Schema, value: list[Any]) -> Iterator[list[Any]]:
        items = self.inner(node.get("items", {}))
        if value:
            for other in self._others(items, value[0]):
                yield [other, *value[1:]]
            if len(value) > node.get("minItems", 0):
                yield value[:-1]
        else:
            yield [self._instance(items)]

    def _instance(self, node: Schema) -> Any:
        """Make the smallest value of a schema."""
        node = self.inner(node)
        if "enum" in node:
            return node["enum"][0]
        if node.get("examples"):
            return node["examples"][0]
        kind = node.get("type")
        if kind == "object":
            needed = node.get("required", ())
            return {key: self._instance(node["properties"][key]) for key in needed}
        if kind == "array":
            return [self._instance(node.get("items", {}))] * max(1, node.get("minItems", 0))
        return {"integer": node.get("minimum", 1), "boolean": True}.get(str(kind), "other")


def _respelt(text: str, pattern: str) -> Iterator[str]:
    """Yield the text with one letter or digit changed, as its pattern allows, from its end."""
    for at in range(len(text) - 1, -1, -1):
        for kind, first, second in _OTHERS:
            if text[at] in kind:
                other = text[:at] + (second if text[at] == first else first) + text[at + 1 :]
                if not pattern or re.search(pattern, other):
                    yield other


def _any_other(value: Any) -> Iterator[Any]:
    """Yield other values where the schema leaves all open, as of what overrides set."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str):
        yield from _respelt(value, "")
    elif isinstance(value, list):
        yield [*value, *value]
