"""The JSON Schema of specs is that of the models, and a real validator agrees with gen by it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from generator import blueprints
from generator.blueprints import BLUEPRINTS, STACK
from generator.causes import causes
from generator.clouds import facts
from generator.errors import SpecError
from generator.pipeline import plans
from generator.project import Cloud
from generator.spec.load import load, model_of
from generator.spec.schema import DIALECT, Generator, dump, schema
from generator.spec.source import read_source
from tests.cli.conftest import gen
from tests.conftest import ROOT
from tests.random.drawing import spec as drawn
from tests.spec.small import Small
from tests.test_causes import spec as smallest

CLOUDS: tuple[Cloud, ...] = get_args(Cloud)
EXAMPLES = {name: f"{name}.json" for name in BLUEPRINTS} | {"stack": "serving-stack.json"}
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


# The parts of a stack are judged one by one, where they are composed: `tests/random` draws stacks.
@pytest.mark.slow
@pytest.mark.parametrize("blueprint", [name for name in BLUEPRINTS if name != STACK])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random(blueprint: str, data: st.DataObject) -> None:
    """Whatever the model takes is valid, and what a random change breaks is broken for both."""
    model = model_of(blueprint)
    like = json.loads((ROOT / "specs" / EXAMPLES[blueprint]).read_text())
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


def _subschemas(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            if key not in {"examples", "default", "const", "enum"}:
                yield from _subschemas(value, f"{place}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _subschemas(value, f"{place}/{number}")


def _verdict(subschema: Any, value: Any) -> list[str]:
    """Judge a value by a part of the schema, with all that it refers to."""
    whole = {"$defs": SCHEMA["$defs"], **subschema}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def test_examples_and_defaults_are_valid() -> None:
    """Whatever an editor offers, an example or a default, is valid where it is offered."""
    offered = 0
    for place, part in _subschemas(SCHEMA):
        values = [*part.get("examples", ())] + ([part["default"]] if "default" in part else [])
        for value in values:
            assert _verdict(part, value) == [], (place, value)
        offered += len(values)
    assert offered > 200


def test_every_form_has_an_example() -> None:
    """A text that must match a pattern shows one that does: nobody reads a pattern."""
    bare = [
        place
        for place, part in _subschemas(SCHEMA)
        if "pattern" in part and not part.get("examples") and "propertyNames" not in place
    ]
    assert bare == []


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_defaults_are_those_of_the_models(blueprint: str) -> None:
    """The default that an editor shows is the value that gen takes where nothing is said."""
    model = model_of(blueprint)
    told = SCHEMA["$defs"][blueprint]["properties"]
    for name, field in model.model_fields.items():
        own = field.alias or name
        if "default" in told[own]:
            default = field.get_default(call_default_factory=True)
            plain = default.model_dump(mode="json") if isinstance(default, BaseModel) else default
            plain = json.loads(json.dumps(plain, default=lambda one: one.model_dump(mode="json")))
            shown = told[own]["default"]
            if isinstance(shown, dict) and isinstance(plain, dict):
                assert shown.items() <= plain.items() or _spread(shown, plain), own
            else:
                assert shown == plain, own


def _spread(shown: dict[str, Any], plain: dict[str, Any]) -> bool:
    """Tell whether what is shown is a part of the default, at every depth."""
    return all(
        key in plain
        and (_spread(value, plain[key]) if isinstance(value, dict) else value == plain[key])
        for key, value in shown.items()
    )


def _smallest() -> dict[str, dict[str, Any]]:
    return {name: json.loads(smallest(name)) for name in BLUEPRINTS}


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_fields_follow_from_the_blueprint(blueprint: str) -> None:
    """A field that another blueprint has is refused in this one, by the schema and by gen."""
    one = _smallest()[blueprint]
    assert VALIDATOR.is_valid(one)
    own = SCHEMA["$defs"][blueprint]["properties"]
    foreign = {field for name in BLUEPRINTS for field in SCHEMA["$defs"][name]["properties"]} - set(
        own
    )
    assert foreign
    for field in foreign:
        broken = {**one, field: {}}
        assert not VALIDATOR.is_valid(broken), field
        assert "extra_forbidden" in set(errors(model_of(blueprint), broken)), field


@pytest.mark.parametrize("cloud", CLOUDS)
@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_fields_follow_from_the_cloud(blueprint: str, cloud: str) -> None:
    """A field that only another cloud has, or its region, is refused in this cloud's place."""
    choices = model_of(blueprint).model_fields["clouds"].annotation
    assert choices is not None
    places = {name: _place(choices, name) for name in CLOUDS}
    own = set(places[cloud].model_fields)
    example = json.loads((ROOT / "specs" / EXAMPLES[blueprint]).read_text())
    good = {**example, "clouds": {cloud: example["clouds"][cloud]}}
    good.pop("state", None)
    assert [error.message for error in VALIDATOR.iter_errors(good)] == []
    for name in CLOUDS:
        for field in set(places[name].model_fields) - own:
            broken = {**good, "clouds": {cloud: {**good["clouds"][cloud], field: "x"}}}
            assert not VALIDATOR.is_valid(broken), field
            assert "extra_forbidden" in set(errors(model_of(blueprint), broken)), field
        for region in sorted(facts(name).regions - facts(cloud).regions)[:3]:  # type: ignore[arg-type]
            broken = {**good, "clouds": {cloud: {**good["clouds"][cloud], "region": region}}}
            assert not VALIDATOR.is_valid(broken), region


def _place(choices: Any, cloud: str) -> Any:
    return next(kind for kind in get_args(choices.model_fields[cloud].annotation) if kind)


def test_names_are_those_of_the_catalogue() -> None:
    """Regions and GPUs that an editor offers are all that the catalogue has, and no others."""
    regions = {tuple(part["enum"]) for part in _named("region")}
    for cloud in CLOUDS:
        assert tuple(sorted(facts(cloud).regions)) in regions
    rows = [row for cloud in CLOUDS for row in facts(cloud).machines]
    rows += [row for cloud in CLOUDS for row in facts(cloud).endpoint_machines]
    for part in _named("gpu"):
        assert set(part["enum"]) - {None} == {row.gpu for row in rows if row.gpu}


def _named(field: str) -> list[Any]:
    parts = [part["properties"] for part in SCHEMA["$defs"].values() if "properties" in part]
    return [part[field] for part in parts if "enum" in part.get(field, ())]


# The causes that a schema can say, whatever the spec is about.
SHAPE = {"GEN201", "GEN202", "GEN203", "GEN205", "GEN206"}


@pytest.mark.parametrize(
    "cause", [one for one in causes().values() if one.good], ids=lambda one: one.code
)
def test_examples_of_causes(cause: Any) -> None:
    """What explains an error is judged by the schema as by gen, where a schema can say it."""
    for shown, good in ((cause.good, True), (cause.refused, False)):
        if shown.of not in BLUEPRINTS:
            continue
        valid = VALIDATOR.is_valid(json.loads(smallest(shown.of, shown.text)))
        if good:
            assert valid
        elif cause.code in SHAPE:
            assert not valid


@pytest.mark.parametrize("case", sorted((ROOT / "tests" / "migrations" / "cases").iterdir()))
def test_old_formats(case: Path) -> None:
    """A spec of an older format is not valid, and what it becomes is."""
    for path in case.iterdir():
        assert VALIDATOR.is_valid(read(path)) == (path.stem == "after")
