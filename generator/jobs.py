"""What a command does to the projects of a spec: write them, compare them, tell how they differ."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.errors import GenError, Problem, WriteError
from generator.outcome import Outcome
from generator.paths import in_shell, project_folder
from generator.record import replace
from generator.workers import MANY, each, undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.pipeline import Projects
    from generator.write.comparison import State


def write(
    paths: list[Path], *, out: str, force: bool, progress: Callable[[int], Callable[[], None]]
) -> list[Outcome]:
    """Render the specs and write their projects below `out`."""
    job = partial(_write, out=out, force=force, durable=len(paths) < MANY)
    return each(paths, job, out=out, progress=progress)


def check(
    paths: list[Path],
    *,
    out: str,
    allow_added: bool,
    progress: Callable[[int], Callable[[], None]],
) -> list[Outcome]:
    """Render the specs and compare their projects with what is below `out`."""
    job = partial(_check, out=out, allow_added=allow_added)
    return each(paths, job, out=out, progress=progress)


def diff(paths: list[Path], *, out: str) -> list[Outcome]:
    """Render the specs and tell line by line how what is below `out` differs."""
    return each(paths, partial(_diff, out=out), out=out, progress=lambda _total: lambda: None)


_DONE = ("created", "changed", "removed")


def _write(projects: Projects, spec: str, *, out: str, force: bool, durable: bool) -> Outcome:
    """Write each project that can be; one that is refused stops no other."""
    from generator.write.project import remove_project, write_project

    lines: list[str] = []
    details: list[dict[str, Any]] = []
    errors = []
    for name, files in _with_former(projects, out).items():
        folder = project_folder(out, name)
        try:
            if not files:
                remove_project(folder, root=out)
                lines.append(f"{folder}: removed")
                continue
            with undisturbed():
                report = write_project(folder, files, root=out, force=force, durable=durable)
        except GenError as error:
            errors.append(_as_named(error, folder))
            continue
        done: dict[str, tuple[str, ...]] = {word: getattr(report, word) for word in _DONE}
        counts = [f"{len(paths)} {word}" for word, paths in done.items() if paths]
        lines.append(f"{folder}: {', '.join(counts) or 'unchanged'}")
        lines += [f"  kept {kept.path}: {kept.reason}" for kept in report.kept]
        kept = [kept.path for kept in report.kept]
        details.append({"project": name, **{word: list(done[word]) for word in done}, "kept": kept})
    return Outcome(
        spec=spec,
        lines=tuple(lines),
        details=tuple(details),
        differing=sum(any(each[word] for word in _DONE) for each in details),
        exit_code=_gravest(errors),
        errors=tuple(errors),
    )


_WORDS = {"edited_extra": "extra, edited", "added": "extra, added by a person"}
_STATES: tuple[State, ...] = (
    "missing",
    "extra",
    "edited_extra",
    "edited",
    "blocked",
    "stale",
    "added",
)


def _check(projects: Projects, spec: str, *, out: str, allow_added: bool) -> Outcome:
    """Tell how each project differs; files that a person added count unless they are allowed."""
    from generator.write.comparison import MINE, compare

    lines: list[str] = []
    details: list[dict[str, Any]] = []
    differences: list[Problem] = []
    errors = []
    differing = 0
    for name, files in _with_former(projects, out).items():
        folder = project_folder(out, name)
        try:
            comparison = compare(folder, files)
        except (GenError, OSError) as error:
            errors.append(_unreadable(error, folder))
            continue
        found: dict[str, Any] = {state: list(comparison.paths(state)) for state in _STATES}
        foreign = bool(found["added"]) and not allow_added
        differing += foreign or not comparison.clean
        details.append({"project": name, **found})
        for state in _STATES:
            word = _WORDS.get(state, state)
            lines += [f"{word}: {folder}/{path}" for path in found[state]]
            if state != "added" or foreign:
                differences += [_difference(spec, word, f"{folder}/{one}") for one in found[state]]
    if any(each[state] for each in details for state in _STATES if state != "added"):
        edited = any(each[state] for each in details for state in MINE)
        lines.append(_mend(spec, out, edited=edited))
    return Outcome(
        spec=spec,
        lines=tuple(lines),
        details=tuple(details),
        differing=differing,
        differences=tuple(differences),
        exit_code=max(_gravest(errors), int(differing > 0)),
        errors=tuple(errors),
    )


def _difference(spec: str, word: str, place: str) -> Problem:
    message = f"{word}: this is not as {spec} renders it"
    hint = f"see: {in_shell('gen', 'diff', spec)}"
    return Problem(code="GEN511", message=message, hint=hint, file=place)


def _mend(spec: str, out: str, *, edited: bool) -> str:
    command = in_shell("gen", "render", spec)
    command += "" if out == "out" else f" --out {in_shell(out)}"
    if edited:
        return f"say the edits in the spec, or lose them with: {command} --force"
    return f"mend with: {command}"


def _diff(projects: Projects, spec: str, *, out: str) -> Outcome:
    from generator.paths import MANIFEST
    from generator.write.comparison import compare
    from generator.write.difference import unified_diff

    lines: list[str] = []
    details: list[dict[str, Any]] = []
    differences: list[Problem] = []
    errors = []
    for name, files in projects.items():
        folder = project_folder(out, name)
        label = f"{folder.lstrip('/')}/"
        try:
            comparison = compare(folder, files)
            found = list(unified_diff(folder, files, comparison, label=label))
        except (GenError, OSError) as error:
            errors.append(_unreadable(error, folder))
            continue
        lines += found
        details.append({"project": name, "diff": "".join(found)})
        for state in _STATES[:-1]:  # what a person added stays
            word = _WORDS.get(state, state)
            paths = [path for path in comparison.paths(state) if path != MANIFEST]
            differences += [_difference(spec, word, f"{folder}/{path}") for path in paths]
    return Outcome(
        spec=spec,
        diff=tuple(lines),
        details=tuple(details),
        differences=tuple(differences),
        exit_code=max(_gravest(errors), int(bool(lines))),
        errors=tuple(errors),
    )


def _with_former(projects: Projects, out: str) -> Projects:
    """Add, as projects of no file, those that gen wrote under the same name and renders no more."""
    from generator.paths import MANIFEST

    former: Projects = {}
    for name in dict.fromkeys(project.partition("/")[0] for project in projects):
        for cloud in _listed(project_folder(out, name)):
            for engine in _listed(project_folder(out, f"{name}/{cloud}")):
                project = f"{name}/{cloud}/{engine}"
                written = os.path.lexists(f"{project_folder(out, project)}/{MANIFEST}")
                if written and project not in projects:
                    former[project] = {}
    return {**projects, **former}


def _listed(folder: str) -> list[str]:
    """List the folders in `folder`, no links, in order; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(one.name for one in entries if one.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _gravest(errors: Iterable[GenError]) -> int:
    return max((error.exit_code for error in errors), default=0)


def _unreadable(error: GenError | OSError, folder: str) -> GenError:
    """Make of what the system said an error of ours."""
    if isinstance(error, GenError):
        return error
    place = os.fsdecode(error.filename or folder)
    message = f"cannot be read: {error.strerror or error}"
    return WriteError(
        [Problem(code="GEN506", message=message, hint="check its permissions", file=place)]
    )


def _as_named(error: GenError, folder: str) -> GenError:
    """Name a project, and what is above it, as it was given: services mark lines by that."""
    place = os.path.abspath(folder)  # noqa: PTH100 - pathlib starts slowly
    here = place.removesuffix(folder)  # the folder that gen runs in, with a slash at its end
    known = (here, "") if len(here) > 1 and here[-1] == "/" else (place, folder)
    return type(error)(
        replace(problem, message=problem.message.replace(*known), file=problem.file.replace(*known))
        for problem in error.problems
    )
