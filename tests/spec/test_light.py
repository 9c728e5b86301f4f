"""The stand-ins of an installed gen read what the models read, and nothing else."""

import copy
import importlib
import json
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest

from building.models import frozen_modules
from generator import blueprints
from generator.blueprints import BLUEPRINTS
from generator.errors import SpecError
from generator.spec import light, load
from generator.spec.composition import composed
from generator.spec.source import read_source

ROOT = Path(__file__).parent.parent.parent
SPECS = sorted((ROOT / "specs").glob("[!.]*"))
BAD = sorted(
    path for path in (Path(__file__).parent / "bad" / "blueprints").rglob("*.*") if path.is_file()
)
# One value of each kind, and those next to what fields allow.
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 51, 10**12, 1.0, 0.5, "", "a", "A", "a-", "ab\n", "é",
    "x" * 300, "\ud800", "10.0.0.0/16", "https://example.com", [], ["a"], ["a", "a"], [1], {},
    {"a": 1}, {"a": "b"}, {"": ""},
)  # fmt: skip


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give this process the package that a wheel would hold."""
    folder = tmp_path_factory.mktemp("frozen")
    for name, source in frozen_modules().items():
        (folder / name).write_text(source)
    package = types.ModuleType("generator.frozen")
    package.__path__ = [str(folder)]
    sys.modules["generator.frozen"] = package
    yield
    for name in [name for name in sys.modules if name.startswith("generator.frozen")]:
        del sys.modules[name]


def by_model(data: dict[str, Any]) -> Any:
    """Read with the model; None where it refuses."""
    module = importlib.import_module(f"generator.spec.{BLUEPRINTS[data['blueprint']]}")
    model = getattr(module, load._CLASSES[data["blueprint"]])  # noqa: SLF001
    try:
        return model.model_validate(data)
    except pydantic.ValidationError:
        return None


def by_stand_in(data: dict[str, Any]) -> Any:
    """Read with the stand-in; None where it leaves the verdict to the model."""
    name = data["blueprint"]
    return light.read_lightly(BLUEPRINTS[name], load._CLASSES[name], data)  # noqa: SLF001


def values(spec: Any) -> Any:
    """Take a spec apart, of either sort, into what planning can see of it."""
    if isinstance(spec, pydantic.BaseModel | light.Model):
        held = {name: values(getattr(spec, name)) for name in type(spec).model_fields}
        return (type(spec).__name__, held, spec.model_fields_set, values(spec.model_extra))
    if isinstance(spec, dict):
        return {key: values(item) for key, item in spec.items()}
    if isinstance(spec, tuple):
        return tuple(map(values, spec))
    return (type(spec).__name__, spec)


def changed(data: Any) -> Iterator[Any]:
    """Yield the data with each value replaced, each field left out, and a field too many."""
    if isinstance(data, dict):
        for key in data:
            yield {name: item for name, item in data.items() if name != key}
            for other in (*ODD, [data[key]], [data[key], data[key]]):
                yield {**data, key: other}
            for inner in changed(data[key]):
                yield {**data, key: inner}
        for key in ("", "x", "class", "class_", "schema_", "$schema", "model_fields"):
            yield {**data, key: 1}
    elif isinstance(data, list):
        for number, item in enumerate(data):
            for other in (*ODD, *changed(item)):
                yield [*data[:number], other, *data[number + 1 :]]
        yield [*data, *data]


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_a_spec_is_read_and_planned_alike(path: Path) -> None:
    """A good spec is read without its model, to the same values, and planned to the same plans."""
    source = read_source(path)
    data = source.data
    read, wanted = by_stand_in(copy.deepcopy(data)), by_model(data)
    assert isinstance(read, light.Model)
    assert values(read) == values(wanted)
    assert values(light.real(read)) == values(wanted)
    if data["blueprint"] == blueprints.STACK:
        read = composed(source, read, lambda part: by_stand_in(part.data))
        wanted = composed(source, wanted, lambda part: by_model(part.data))
    for cloud in wanted.clouds.chosen:
        assert blueprints.plan(read, cloud) == blueprints.plan(wanted, cloud)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_a_changed_spec_is_read_alike(path: Path) -> None:
    """Whatever becomes of a spec's values, the stand-in reads it exactly where the model does."""
    kept = 0
    for data in changed(read_source(path).data):
        if not isinstance(data.get("blueprint"), str) or data["blueprint"] not in BLUEPRINTS:
            continue
        read, wanted = by_stand_in(data), by_model(data)
        assert (read is None) == (wanted is None), json.dumps(data)
        assert values(read) == values(wanted), json.dumps(data)
        kept += read is not None
    assert kept > 10


@pytest.mark.usefixtures("frozen")
def test_what_a_stand_in_lacks_its_model_answers() -> None:
    """An attribute that only models have is asked of the model, with the same values."""
    data = read_source(SPECS[0]).data
    assert by_stand_in(data).model_dump() == by_model(data).model_dump()
    with pytest.raises(AttributeError):
        _ = by_stand_in(data).nothing_of_the_kind


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_spec_is_left_to_the_model(path: Path) -> None:
    """No stand-in reads what its model refuses."""
    try:
        data = read_source(path).data
    except SpecError:
        return
    if data.get("blueprint") in list(BLUEPRINTS):  # it may be no name
        assert (by_stand_in(data) is None) == (by_model(data) is None)


def test_only_models_import_models() -> None:
    """What runs for a good spec imports no module that imports Pydantic."""
    spec = ROOT / "generator" / "spec"
    heavy = {
        f"generator.spec.{path.stem}"
        for path in spec.glob("*.py")
        if re.search(r"^(from|import) pydantic", path.read_text(), re.MULTILINE)
    }
    assert "generator.spec.parts" in heavy
    guilty = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "generator").rglob("*.py")
        if f"generator.spec.{path.stem}" not in heavy or path.parent != spec
        if set(re.findall(r"^from (generator\.spec\.\w+) import", path.read_text(), re.MULTILINE))
        & heavy
    }
    assert guilty <= {"generator/schema.py"}  # it describes the models, and renders nothing
