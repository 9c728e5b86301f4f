"""A spec's file in, a validated spec out, with every problem placed in its text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.blueprints import BLUEPRINTS, STACK
from generator.errors import GenError, Problem, SpecError
from generator.record import record, replace
from generator.spec.light import read_lightly
from generator.spec.limits import FORMAT
from generator.spec.source import Source, read_source
from generator.spec.text import suspects

if TYPE_CHECKING:
    from pathlib import Path

_CLASSES = {
    "inference-cache": "InferenceCache",
    "parallel-serving": "ParallelServing",
    "resilient-network": "ResilientNetwork",
    "cdn-caching": "CdnCaching",
    "managed-endpoint": "ManagedEndpoint",
    "stack": "Stack",
}


@record(kw_only=False)
class Loaded:
    """A spec, and the text that it was read from."""

    source: Source
    spec: Any

    def place(self, problem: Problem) -> Problem:
        """Give a problem of planning its place in the text."""
        from generator.spec.report import place  # only an error needs it

        return place(self.source, problem)


def load(path: Path) -> Loaded:
    """Read and validate the spec at `path`; raises SpecError with everything that is wrong."""
    source = read_source(path)
    return Loaded(source, validated(source))


def validated(source: Source) -> Any:
    """Validate what was read as the blueprint that it names, and each part of a stack as its own.

    Raises SpecError with everything that is wrong.
    """
    spec = _validated(source)
    if spec.blueprint != STACK:
        return spec
    from generator.spec.composition import composed

    return composed(source, spec, _validated)


def _validated(source: Source) -> Any:
    version = source.data.get("version", FORMAT)
    if type(version) is int and version != FORMAT:
        from generator.migrations import other_format

        raise SpecError([other_format(source, version)])
    blueprint = source.data.get("blueprint")
    if not isinstance(blueprint, str) or blueprint not in BLUEPRINTS:
        from generator.spec.validation import inspect

        problem = _blueprint_problem(source, blueprint)
        raise SpecError([*inspect(source), problem])
    module, name = BLUEPRINTS[blueprint], _CLASSES[blueprint]
    if next(suspects(source.data), None) is None:
        spec = read_lightly(module, name, source.data)
        if spec is not None:
            return spec
    from generator.spec.validation import validate

    return validate(source, model_of(blueprint))


def model_of(blueprint: str) -> Any:
    """Return the model of the specs of a blueprint."""
    return getattr(import_module(f"generator.spec.{BLUEPRINTS[blueprint]}"), _CLASSES[blueprint])


def _blueprint_problem(source: Source, blueprint: object) -> Problem:
    from difflib import get_close_matches

    from generator.spec.phrases import kind_of
    from generator.spec.report import place
    from generator.spec.text import shown

    known = ", ".join(BLUEPRINTS)
    if blueprint is None:
        problem = Problem(
            code="GEN202", message="the spec names no blueprint", hint=f"one of {known}"
        )
    else:
        message, near = f"a blueprint is a name; this is {kind_of(blueprint)}", []
        if isinstance(blueprint, str):
            message = f"there is no blueprint {shown(blueprint)}"
            near = get_close_matches(blueprint, BLUEPRINTS, n=1)
        problem = Problem(
            code="GEN204",
            message=message,
            hint=f'did you mean "{near[0]}"?' if near else f"one of {known}",
        )
    return place(source, replace(problem, path=("blueprint",)))


def peek_name(path: Path) -> str | None:
    """Return the name that a spec gives itself, or None where there is none that it may have."""
    from generator.spec.checks import Refused, check_name

    try:
        name = read_source(path).data.get("name")
        return check_name(name) if isinstance(name, str) else None
    except (GenError, Refused):
        return None
