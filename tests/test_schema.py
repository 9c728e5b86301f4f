"""The JSON Schema of specs is that of the models, and a real validator agrees with gen by it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from generator import blueprints
from generator.blueprints import BLUEPRINTS
from generator.errors import SpecError
from generator.pipeline import plans
from generator.spec.load import load, model_of
from generator.spec.schema import DIALECT, Generator, dump, schema
from generator.spec.source import read_source
from tests.cli.conftest import gen
from tests.conftest import ROOT
from tests.random.drawing import spec as drawn
from tests.spec.small import Small

COMMITTED = ROOT / "docs" / "gen.schema.json"
BAD = ROOT / "tests" / "spec" / "bad"
SPECS = sorted((ROOT / "specs").glob("[!.]*"))
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
SMALL = Draft202012Validator(Small.model_json_schema(schema_generator=Generator))


def errors(model: type[BaseModel], data: Any) -> Iterator[str]:
    """Yield what a model says that a schema can say, too: what is no rule written in Python."""
    try:
        model.model_validate(data)
    except ValidationError as refusal:
        for error in refusal.errors():
            value, kind = error["input"], error["type"]
            whole = isinstance(value, float) and value.is_integer()  # 3.0 is an integer to a schema
            counted = kind == "too_short" and len(value) >= error["ctx"]["min_length"]
            if kind not in {"value_error", "gen", "string_unicode"} and not whole and not counted:
                yield kind


def read(path: Path) -> Any:
    """Return the values of a spec, or None where the text cannot be read as one."""
    try:
        return read_source(path).data
    except SpecError:
        return None


def test_committed() -> None:
    """The schema in the docs is the one that the models make now."""
    assert COMMITTED.read_text() == dump(), "write it again: gen schema > docs/gen.schema.json"


def test_command() -> None:
    """`gen schema` prints the schema and nothing else."""
    said = gen("schema")
    assert (said.exit_code, said.stderr) == (0, "")
    assert json.loads(said.stdout) == SCHEMA


def test_schema_is_one() -> None:
    """The schema is one of its dialect, and no part of it is left unused or missing."""
    assert SCHEMA["$schema"] == DIALECT
    Draft202012Validator.check_schema(SCHEMA)
    text = json.dumps(SCHEMA)
    for name in SCHEMA["$defs"]:
        assert f'"#/$defs/{name}"' in text
    for reference in _all(SCHEMA, "$ref"):
        assert reference.removeprefix("#/$defs/") in SCHEMA["$defs"]


def _all(node: Any, key: str) -> Iterator[Any]:
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        for value in node.values():
            yield from _all(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from _all(value, key)


def test_every_field_is_described() -> None:
    """An editor has a sentence for every field, and no name of a class to show."""
    parts = SCHEMA["$defs"]
    for name, part in parts.items():
        assert part["description"], name
        for field, rule in part["properties"].items():
            told = rule.get("description")
            if told is None:
                reference = rule.get("$ref") or rule["anyOf"][0]["$ref"]
                told = parts[reference.removeprefix("#/$defs/")]["description"]
            assert told.endswith("."), f"{name}.{field}"
    assert not [title for title in _all(parts, "title") if isinstance(title, str)]
    assert "pydantic" not in json.dumps(SCHEMA), "a base class speaks of fields of its own"


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_good(path: Path) -> None:
    """Every spec that gen renders is valid."""
    data = read(path)
    plans(load(path))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_examples_name_the_schema(path: Path) -> None:
    """An editor that opens an example finds the schema: JSON by a field, YAML by a comment."""
    named = read(path).get("$schema")
    if path.suffix != ".json":
        named = path.read_text().partition("\n")[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == COMMITTED


@pytest.mark.parametrize(
    "path", sorted((BAD / "blueprints").rglob("*.*")), ids=lambda path: path.stem
)
def test_bad(path: Path) -> None:
    """A spec that is broken by its shape is refused by the schema as well."""
    data = read(path)
    if data is None:
        return  # no validator is asked about what is no JSON
    blueprint = data.get("blueprint")
    known = isinstance(blueprint, str) and blueprint in BLUEPRINTS
    shapeless = not known or list(errors(model_of(blueprint), data))
    if shapeless:
        assert not VALIDATOR.is_valid(data), shapeless
    with pytest.raises(SpecError):
        plans(load(path))


@pytest.mark.parametrize("path", sorted((BAD / "fields").iterdir()), ids=lambda path: path.stem)
def test_bad_fields(path: Path) -> None:
    """The schema that is made of a small model refuses each shape that the model refuses."""
    data = read(path)
    shapeless = list(errors(Small, data))
    if shapeless:
        assert not SMALL.is_valid(data), shapeless


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random(blueprint: str, data: st.DataObject) -> None:
    """Whatever the model takes is valid, and what a random change breaks is broken for both."""
    model = model_of(blueprint)
    like = json.loads((ROOT / "specs" / f"{blueprint}.json").read_text())
    cloud = data.draw(st.sampled_from(sorted(model.model_fields["clouds"].annotation.model_fields)))
    one = data.draw(drawn(model, cloud, like))
    _agree(model, one)
    broken = data.draw(_changed(one))
    _agree(model, broken)


def _agree(model: type[BaseModel], data: Any) -> None:
    found = [error.message for error in VALIDATOR.iter_errors(data)]
    shapeless = list(errors(model, data))
    assert bool(found) >= bool(shapeless), shapeless
    if found and not shapeless:
        with pytest.raises((ValidationError, SpecError)):  # noqa: PT012  rules in Python know it
            spec: Any = model.model_validate(data)
            for cloud in spec.clouds.chosen:
                blueprints.plan(spec, cloud)


def _changed(data: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a copy of a spec in which one value is another, is gone, or has an unknown neighbour."""
    places = [path for path in _paths(data) if path[-1] != "blueprint"]
    values = st.sampled_from([0, -1, 10**9, "", "X y", True, None, [], {}, ["a"], {"a": 1}])
    drops = st.just(_GONE)

    def change(drawn_: tuple[tuple[Any, ...], Any, bool]) -> dict[str, Any]:
        path, value, beside = drawn_
        copy = json.loads(json.dumps(data))
        node = copy
        for part in path[:-1]:
            node = node[part]
        if beside and isinstance(node, dict):
            node["no_such_field"] = 1
        elif value is _GONE:
            del node[path[-1]]
        else:
            node[path[-1]] = value
        return copy

    return st.tuples(st.sampled_from(places), values | drops, st.booleans()).map(change)


_GONE = object()


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list | tuple):
            yield from _paths(value, (*path, key))
