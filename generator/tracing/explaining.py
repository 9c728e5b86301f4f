"""What is to be told of a spec's fields, and of one line of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import clouds
from generator.record import record
from generator.spec.report import render_path
from generator.tracing.carriers import carriers, spoken_of
from generator.tracing.surroundings import block, reason, used
from generator.tracing.templates import Place, written_by

if TYPE_CHECKING:
    from generator.project import Engine, Variable
    from generator.tracing.trace import Field, Lines, System

_NOTHING = "nothing that is rendered follows it here"


@record
class ToldVariable:
    """A variable that follows a field: its value, where that comes from, and who carries it."""

    name: str
    value: Any
    origin: str
    description: str
    environments: dict[str, Any]
    lines: Lines


@record
class ToldField:
    """A field: its value, where it is said, what it is for, and what follows it.

    `lines` are those that the field decides itself, beside the variables.
    """

    path: str
    steps: tuple[str | int, ...]
    value: Any
    line: int
    column: int
    origin: str
    told: str
    by: str
    variables: tuple[ToldVariable, ...]
    lines: Lines


@record
class ToldLine:
    """A line of a project: its text, its template, its variables, and the fields behind it.

    `part` is the component that it is of, `reason` the comment that speaks of it, and `around` the
    fields behind the block that it stands in, where none is behind the line itself.
    """

    file: str
    line: int
    text: str
    part: str
    reason: str
    template: Place | None
    variables: tuple[ToldVariable, ...]
    fields: tuple[ToldField, ...]
    around: tuple[ToldField, ...]


def fields(system: System, *, below: str = "") -> tuple[ToldField, ...]:
    """Tell of the fields at or below a path, or of all that anything follows or that are said."""
    found = []
    for field in system.fields:
        path = render_path(field.path)
        if below and path != below and not path.startswith((f"{below}.", f"{below}[")):
            continue
        told = _field(system, field)
        if below or field.line or told.variables or told.lines:
            found.append(told)
    return tuple(found)


def untold(system: System) -> tuple[ToldVariable, ...]:
    """Tell of the variables that follow no field: what gen itself decides."""
    followed = {name for field in system.fields for name in system.trace(field).variables}
    return tuple(
        _variable(system, one) for one in system.plan.variables if one.name not in followed
    )


def line(system: System, *, engine: Engine, file: str, number: int) -> ToldLine:
    """Tell what a line of a project comes from; `file` is one that the system renders."""
    text = system.files[engine][file]
    rows = text.splitlines()
    names = spoken_of(file, text, number, engine=engine)
    declared = {one.name: one for one in system.plan.variables}
    behind = _behind(system, engine, file, {number})
    around: tuple[ToldField, ...] = ()
    if not behind and not set(names) & set(declared):
        around = _behind(system, engine, file, used(rows, block(rows, number)))
    places = written_by(system.plan, engine=engine, file=file)
    return ToldLine(
        file=file,
        line=number,
        text=rows[number - 1],
        part=_part(system, file),
        reason=reason(rows, number, engine=engine),
        template=places.get(number),
        variables=tuple(_variable(system, declared[name]) for name in names if name in declared),
        fields=behind,
        around=around,
    )


def _behind(system: System, engine: Engine, file: str, numbers: set[int]) -> tuple[ToldField, ...]:
    """Tell of the fields that change some lines, or the variables that are spoken of there."""
    text = system.files[engine][file]
    names = {name for n in numbers for name in spoken_of(file, text, n, engine=engine)}
    found = []
    for field in system.fields:
        trace = system.trace(field)
        changed = numbers & set(trace.lines.get(engine, {}).get(file, ()))
        if changed or names & set(trace.variables):
            found.append(_field(system, field))
    return tuple(found)


def _part(system: System, file: str) -> str:
    """Name the component that renders a file, with what that is; empty for files of all."""
    stem = file.rpartition("/")[2].partition(".")[0]
    own = {one.template: one for one in system.plan.components.values()}
    for part in system.plan.parts:
        parts = part.plan.components.values()
        own |= {part.named(one.template): one for one in parts if one.template}
    if stem in own:
        return f"{stem}: {(own[stem].__doc__ or '').partition(chr(10))[0]}"
    return ""


def _field(system: System, field: Field) -> ToldField:
    trace = system.trace(field)
    declared = {one.name: one for one in system.plan.variables}
    variables = tuple(_variable(system, declared[name]) for name in trace.variables)
    return ToldField(
        path=render_path(field.path),
        steps=field.path,
        value=field.value,
        line=field.line,
        column=field.column,
        origin=_place(system, field),
        told=system.shapes.told(field.path),
        by=trace.by if trace.variables or trace.lines else _NOTHING,
        variables=variables,
        lines=_beside(trace.lines, variables),
    )


def _place(system: System, field: Field) -> str:
    if not field.line:
        return "default"
    return f"{system.loaded.source.file}:{field.line}:{field.column}"


def _beside(lines: Lines, variables: tuple[ToldVariable, ...]) -> Lines:
    """Leave out the lines that the variables are told to be carried by."""
    left: Lines = {}
    for engine, files in lines.items():
        for file, numbers in files.items():
            taken = {n for one in variables for n in one.lines.get(engine, {}).get(file, ())}
            rest = tuple(n for n in numbers if n not in taken and not _of_variable(file))
            if rest or (numbers and not variables):
                left.setdefault(engine, {})[file] = rest or numbers
    return left


def _of_variable(file: str) -> bool:
    """Tell whether all of a file is the declaration of variables."""
    return file in {"variables.tf", "settings.py"}


def _variable(system: System, variable: Variable) -> ToldVariable:
    return ToldVariable(
        name=variable.name,
        value=variable.default,
        origin=_origin(system, variable),
        description=variable.description,
        environments={
            one.name: one.values[variable.name]
            for one in system.plan.environments
            if variable.name in one.values
        },
        lines={
            engine: found
            for engine in system.engines
            if (found := carriers(system.files[engine], variable.name, engine=engine))
        },
    )


def _origin(system: System, variable: Variable) -> str:
    """Say where a variable's value comes from: a field itself, the catalogue, or gen."""
    if variable.default is None:
        return "given when the project is deployed"
    following = [one for one in system.fields if variable.name in system.trace(one).variables]
    same = [one for one in following if one.value == _plain(variable.default)]
    if same:
        return f"{render_path(same[0].path)}, {_place(system, same[0])}"
    paths = ", ".join(render_path(one.path) for one in following)
    values = variable.default.values() if isinstance(variable.default, dict) else [variable.default]
    facts = clouds.facts(system.cloud)
    types = {row.type for row in (*facts.machines, *facts.endpoint_machines)}
    if paths and all(isinstance(value, str) and value in types for value in values):
        return f"the catalogue of {facts.title}, by {paths}"
    return f"made from {paths}" if paths else "decided by gen"


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
