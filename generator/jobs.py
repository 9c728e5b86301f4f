"""What a command does to each of many specs, side by side, one failure stopping no other."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.errors import GenError, Problem, SpecError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.pipeline import Projects

_MANY = 16  # specs; fewer are done before a second process has started


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one spec: its projects and what was done to them, or the error."""

    spec: str
    projects: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    details: tuple[dict[str, Any], ...] = ()
    diff: tuple[str, ...] = ()
    done: str = "rendered"
    exit_code: int = 0
    error: GenError | None = field(default=None)

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        problems = self.error.problems if self.error else ()
        return {
            "spec": self.spec,
            "projects": list(self.details),
            "problems": [
                {
                    "message": problem.message,
                    "hint": problem.hint,
                    "path": list(problem.path),
                    "file": problem.file,
                    "line": problem.line,
                    "column": problem.column,
                }
                for problem in problems
            ],
        }


def write(
    paths: list[Path], *, out: str, force: bool, progress: Callable[[int], Callable[[], None]]
) -> list[Outcome]:
    """Render the specs and write their projects below `out`."""
    return _each(paths, partial(_write, out=out, force=force, durable=len(paths) < _MANY), progress)


def check(
    paths: list[Path], *, out: str, progress: Callable[[int], Callable[[], None]]
) -> list[Outcome]:
    """Render the specs and compare their projects with what is below `out`."""
    return _each(paths, partial(_check, out=out), progress)


def diff(paths: list[Path], *, out: str) -> list[Outcome]:
    """Render the specs and tell line by line how what is below `out` differs."""
    return _each(paths, partial(_diff, out=out), lambda _total: lambda: None)


def _write(projects: Projects, spec: str, *, out: str, force: bool, durable: bool) -> Outcome:
    from generator.write import write_project

    reports = {
        name: write_project(f"{out}/{name}", files, root=out, force=force, durable=durable)
        for name, files in projects.items()
    }
    lines = []
    for name, report in reports.items():
        counts = [
            f"{len(paths)} {word}"
            for word, paths in (
                ("created", report.created),
                ("changed", report.changed),
                ("removed", report.removed),
            )
            if paths
        ]
        lines.append(f"{out}/{name}: {', '.join(counts) or 'unchanged'}")
        lines += [f"  kept {kept.path}: {kept.reason}" for kept in report.kept]
    details = tuple(
        {
            "project": name,
            "created": list(report.created),
            "changed": list(report.changed),
            "removed": list(report.removed),
            "kept": [kept.path for kept in report.kept],
        }
        for name, report in reports.items()
    )
    return Outcome(spec=spec, projects=tuple(projects), lines=tuple(lines), details=details)


_STATES = ("missing", "extra", "edited_extra", "edited", "blocked", "stale", "added")


def _check(projects: Projects, spec: str, *, out: str) -> Outcome:
    from generator.comparison import compare

    lines: list[str] = []
    details = []
    differs = False
    for name, files in projects.items():
        comparison = compare(f"{out}/{name}", files)
        found = {state: comparison.paths(state) for state in _STATES}
        differs = differs or not comparison.clean or bool(found["added"])
        details.append({"project": name, **{state: list(found[state]) for state in _STATES}})
        lines += [
            f"{state.replace('_', ' ')}: {out}/{name}/{path}"
            for state in _STATES
            for path in found[state]
        ]
    if differs:
        lines.append(f"mend with: gen render {spec}")
    return Outcome(
        spec=spec,
        projects=tuple(projects),
        lines=tuple(lines),
        details=tuple(details),
        done="checked",
        exit_code=int(differs),
    )


def _diff(projects: Projects, spec: str, *, out: str) -> Outcome:
    from generator.comparison import compare, unified_diff

    lines: list[str] = []
    for name, files in projects.items():
        folder = f"{out}/{name}"
        lines += unified_diff(folder, files, compare(folder, files))
    return Outcome(
        spec=spec, projects=tuple(projects), diff=tuple(lines), exit_code=int(bool(lines))
    )


def _each(
    paths: list[Path],
    job: Callable[[Projects, str], Outcome],
    progress: Callable[[int], Callable[[], None]],
) -> list[Outcome]:
    """Do `job` to the projects of every spec, in the order of the specs."""
    twins = _twins(paths)
    single = partial(_one, job=job, twins=twins)
    step = progress(len(paths))
    outcomes = []
    for outcome in _mapped(single, paths):
        outcomes.append(outcome)
        step()
    return outcomes


def _one(path: Path, *, job: Callable[[Projects, str], Outcome], twins: dict[Path, Path]) -> Outcome:
    from generator.pipeline import build

    spec = os.fspath(path)
    try:
        if path in twins:
            raise SpecError([_same_name(path, twins[path])])
        return job(build(path), spec)
    except GenError as error:
        return Outcome(spec=spec, exit_code=error.exit_code, error=error)


def _mapped(job: Callable[[Path], Outcome], paths: list[Path]) -> Iterator[Outcome]:
    """Map in this process, or for many specs in as many as there are cores."""
    workers = min(_cores(), len(paths) // (_MANY // 2))
    if len(paths) < _MANY or workers < 2:  # noqa: PLR2004 - one worker is no help
        yield from map(job, paths)
        return
    import gc
    from concurrent.futures import ProcessPoolExecutor

    gc.enable()
    chunk = max(1, min(32, len(paths) // (workers * 4)))
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(job, paths, chunksize=chunk)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _twins(paths: Iterable[Path]) -> dict[Path, Path]:
    """Map each spec whose name an earlier one has to that one: they would share a folder."""
    from generator.spec.load import peek_name

    first: dict[str, Path] = {}
    twins: dict[Path, Path] = {}
    listed = list(paths)
    if len(listed) < 2:  # noqa: PLR2004 - one spec has no twin
        return twins
    for path in listed:
        name = peek_name(path)
        if name is not None and first.setdefault(name, path) is not path:
            twins[path] = first[name]
    return twins


def _same_name(path: Path, other: Path) -> Problem:
    return Problem(
        message=f"{other} has the same name: both would be written to one folder",
        hint="give each spec a name of its own",
        path=("name",),
        file=os.fspath(path),
    )
