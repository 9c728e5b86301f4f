"""Specs before and after, rendered by this gen both times: what the change of the specs does."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.errors import GenError, SpecError
from generator.record import record, replace
from generator.review.changes import NOT_SET, FieldChange, ProjectChange, Review, SystemChange
from generator.review.former import Former, former

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.parity.system import System
    from generator.pipeline import Projects


@record(kw_only=False)
class _Side:
    """One spec on one side: its place for people, its file, and what it says."""

    spec: str
    path: Path
    data: dict[str, Any]


def review(arguments: Sequence[str], *, base: str) -> Review:
    """Compare the specs that `arguments` mean with those that they meant at `base`.

    A system is known by its name. Both sides are rendered by this gen, so a new version of gen is
    no change here.

    Raises:
        SpecError: `base` cannot be had, an argument means no spec on either side, or a spec of
            today cannot be rendered.
        VerifyError: what a spec of today renders is at fault.

    """
    with former(base, arguments) as found:
        return _review(_today(arguments, found), found)


def _today(arguments: Sequence[str], found: Former) -> list[Path]:
    """Find the specs of today; an argument may mean none any more, if it once did."""
    from generator.discovery import find

    try:
        return find(arguments)
    except SpecError:
        if not found.specs:
            raise
    paths = []
    for argument in arguments:
        with suppress(SpecError):
            paths += find([argument])
    return paths


def _review(paths: Sequence[Path], found: Former) -> Review:
    today = dict(_side(os.fspath(path), path) for path in paths)
    before: dict[str, _Side] = {}
    broken: dict[str, str] = {}
    for spec, path in found.specs:
        try:
            name, side = _side(spec, path)
        except SpecError as error:
            broken[spec] = error.problems[0].message
            continue
        before[name] = side
    same = {name for name, one in today.items() if name in before and before[name].data == one.data}
    systems = [
        _compared(name, before.get(name), side, problem=broken.get(side.spec, ""))
        for name, side in today.items()
        if name not in same
    ]
    systems += [
        _compared(name, old, None, problem="") for name, old in before.items() if name not in today
    ]
    return Review(base=found.label, systems=tuple(systems), same=len(same))


def _side(spec: str, path: Path) -> tuple[str, _Side]:
    """Read a spec; one without a name is known by its place."""
    from generator.spec.source import read_source

    data = read_source(path).data
    name = data.get("name")
    return name if isinstance(name, str) else spec, _Side(spec, path, data)


def _compared(name: str, old: _Side | None, new: _Side | None, *, problem: str) -> SystemChange:
    """Render both sides of a system and compare them; a side that is None has nothing."""
    from generator.pipeline import build

    side = new or old
    before: Projects = {}
    if old is not None:
        try:
            before = build(old.path)
        except GenError as error:
            old, problem = None, error.problems[0].message
    after = build(new.path) if new is not None else {}
    projects = [
        change
        for project in {**after, **before}
        for change in _project(project, before.get(project), after.get(project))
    ]
    return SystemChange(
        name=name,
        spec=side.spec if side else "",
        fate="removed" if new is None else "added" if old is None else "changed",
        fields=tuple(fields(old.data, new.data)) if old and new else (),
        projects=tuple(projects),
        problem=problem,
    )


def fields(old: Any, new: Any, path: tuple[str | int, ...] = ()) -> Iterator[FieldChange]:
    """Yield the fields of which one side says something else, in the order of the new text."""
    from generator.spec.report import render_path

    sides = [side for side in (new, old) if side is not NOT_SET]
    if all(isinstance(side, dict) for side in sides) and any(sides):
        for key in dict.fromkeys(key for side in sides for key in side):
            one, other = (
                NOT_SET if side is NOT_SET else side.get(key, NOT_SET) for side in (old, new)
            )
            yield from fields(one, other, (*path, key))
    elif old != new or type(old) is not type(new):
        yield FieldChange(path=render_path(path), before=old, after=new)


def _project(
    project: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> Iterator[ProjectChange]:
    """Compare a project with its defaults, and with each environment that says otherwise."""
    from generator.review.comparing import resources, untold

    _, cloud, engine = project.split("/")
    old, new = before or {}, after or {}
    files = tuple(sorted(file for file in {**old, **new} if old.get(file) != new.get(file)))
    if not files:
        return
    change = ProjectChange(cloud=cloud, engine=engine, files=files)
    seen = None
    for environment in ("", *_environments(old, new)):
        sides = [_expanded(side, engine, environment) for side in (old, new)]
        found = resources(*sides)
        if found != seen and (found or not environment):
            unknown = tuple(dict.fromkeys((*sides[1].gaps, *untold(sides[1]))))
            yield replace(change, environment=environment, resources=found, unknown=unknown)
        seen = found if seen is None else seen


def _environments(old: Mapping[str, str], new: Mapping[str, str]) -> Iterable[str]:
    from generator.parity.pairs import environments

    sides = [environments(side, side) for side in (old, new) if side]
    return [one for one in sides[0] if all(one in side for side in sides)]


def _expanded(files: Mapping[str, str], engine: str, environment: str) -> System:
    from generator.parity import pulumi, terraform, variables
    from generator.parity.system import System as Nothing

    if not files:
        return Nothing()
    if engine == "pulumi":
        return pulumi.expand(files, stack=environment)
    return terraform.expand(files, values=variables(files, environment) if environment else {})
