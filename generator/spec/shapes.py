"""What a model allows at a place: its schema walked along the location of a Pydantic error."""

from dataclasses import dataclass, field
from typing import Any

from generator.spec.limits import Path

_Schema = dict[str, Any]
_INSIDE = frozenset({
    "function-before", "function-after", "function-wrap", "nullable", "default", "model",
    "dataclass", "definitions",
})  # fmt: skip
_FIELDS = frozenset({"model-fields", "typed-dict", "dataclass-args"})


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a location leads: the path in the spec, the schema there, the branches on the way.

    `branches` holds the path of each plain union that was passed, with the label of its branch.
    """

    path: Path
    schema: _Schema
    at_key: bool = False
    branches: tuple[tuple[Path, str], ...] = ()


@dataclass(slots=True)
class Shape:
    """A core schema of Pydantic, with its definitions by reference."""

    schema: _Schema
    definitions: dict[str, _Schema] = field(default_factory=dict)

    def inner(self, schema: _Schema) -> _Schema:
        """Take off what wraps a schema: functions, defaults, None, models, references."""
        while True:
            kind = schema.get("type")
            if kind == "definitions":
                self.definitions |= {item["ref"]: item for item in schema["definitions"]}
            if kind == "definition-ref":
                schema = self.definitions.get(schema["schema_ref"], {})
            elif kind in _INSIDE:
                schema = schema["schema"]
            elif kind == "chain":
                schema = schema["steps"][0]
            elif kind == "lax-or-strict":
                schema = schema["strict_schema"]
            else:
                return schema

    def land(self, location: Path) -> Landing:
        """Follow the location of an error; what the schema does not know is taken as a path."""
        above = schema = self.inner(self.schema)
        path: Path = ()
        branches: list[tuple[Path, str]] = []
        at_key = False
        for part in location:
            kind = schema.get("type")
            if kind == "union":
                branches.append((path, str(part)))
                schema = self._branch(schema, str(part))
            elif kind == "tagged-union":
                schema = self.inner(schema["choices"].get(part, {}))
            elif part == "[key]" and path:
                at_key = True
                schema = self.inner(above.get("keys_schema", {}))
            else:
                path = (*path, part)
                above, schema = schema, self._child(schema, part)
        return Landing(path, schema, at_key, tuple(branches))

    def _child(self, schema: _Schema, part: str | int) -> _Schema:
        kind = schema.get("type")
        if kind in _FIELDS:
            return self._field(schema, str(part))
        if kind == "dict":
            return self.inner(schema.get("values_schema", {}))
        items = schema.get("items_schema", {})
        if kind == "tuple" and isinstance(part, int):
            variadic = schema.get("variadic_item_index")
            number = part if variadic is None else min(part, variadic)
            return self.inner(items[number]) if number < len(items) else {}
        return self.inner(items) if isinstance(items, dict) else {}

    def _field(self, schema: _Schema, name: str) -> _Schema:
        for own, item in _items(schema):
            if item.get("validation_alias", own) == name or own == name:
                inner = self.inner(item["schema"])
                return {**inner, "metadata": {**inner.get("metadata", {}), **item["metadata"]}}
        return {}

    def _branch(self, schema: _Schema, label: str) -> _Schema:
        """Find the branch of a union that Pydantic labels so: with a class, a type or a name."""
        choices = [item[0] if isinstance(item, tuple) else item for item in schema["choices"]]
        inner = [self.inner(choice) for choice in choices]
        named = [(each.get("model_name") or each.get("type") or "?", each) for each in inner]
        exact = [each for name, each in named if name == label]
        # Functions around a branch are part of its label: function-before[freeze(), Machine]
        inside = [each for name, each in named if name in label]
        return (exact or inside or [{}])[0]


def _items(schema: _Schema) -> list[tuple[str, _Schema]]:
    fields = schema.get("fields", {})
    if isinstance(fields, dict):
        return list(fields.items())
    return [(item["name"], item) for item in fields]


def example(schema: _Schema) -> str:
    """Return a value that the schema gives as an example; empty where it gives none."""
    told = schema.get("metadata", {}).get("pydantic_js_updates", {}).get("examples", ())
    return next((one for one in told if isinstance(one, str)), "")


def field_names(schema: _Schema) -> tuple[str, ...]:
    """List the fields that an object of this schema may have, as the spec writes them."""
    if schema.get("type") not in _FIELDS:
        return ()
    return tuple(str(item.get("validation_alias", own)) for own, item in _items(schema))
