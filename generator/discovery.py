"""Which spec files an argument means: a file, a folder of them, or a pattern."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from generator.errors import Problem, SpecError
from generator.paths import MANIFEST, TOOL_FOLDERS

_ENDINGS = (".json", ".yaml", ".yml")
_PATTERN = frozenset("*?[")


def find(arguments: Iterable[str]) -> list[Path]:
    """Return the spec files that the arguments mean, each once, in the order of the arguments.

    A folder means the specs in it and below it; what is hidden, what tools made, and the projects
    that gen wrote are left out. Raises SpecError for an argument that means no file at all, and for
    a folder that cannot be read.
    """
    found: dict[str, Path] = {}
    problems = []
    for argument in arguments:
        try:
            matches = _matches(argument)
        except OSError as error:
            problems.append(_unreadable(argument, error))
            continue
        if not matches:
            problems.append(_nothing(argument))
        for path in matches:  # one file has many paths
            found.setdefault(os.path.realpath(path), path)
    if problems:
        raise SpecError(problems)
    return list(found.values())


def find_one(argument: str) -> Path:
    """Return the one spec that an argument means; raises SpecError for none, and for several."""
    found = find([argument])
    if len(found) > 1:
        message = "this is more than one spec"
        raise SpecError([Problem(code="GEN010", message=message, hint="name one", file=argument)])
    return found[0]


def _matches(argument: str) -> list[Path]:
    if not argument:
        return []
    if Path(argument).is_dir():
        return sorted(_below(argument))
    if os.path.lexists(argument):
        return [Path(argument)]
    if _PATTERN.intersection(argument):
        from glob import glob  # only patterns need it

        hits = (Path(hit) for hit in sorted(glob(argument, recursive=True)))  # noqa: PTH207 - absolute ones too
        return [hit for hit in hits if hit.suffix.lower() in _ENDINGS and hit.is_file()]
    return []


def _below(folder: str) -> Iterable[Path]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        if MANIFEST in files:
            folders.clear()
            continue
        folders[:] = [name for name in folders if name[0] != "." and name not in TOOL_FOLDERS]
        for name in files:
            if name.lower().endswith(_ENDINGS) and name[0] != ".":
                yield Path(place, name)


def _raise(error: OSError) -> NoReturn:
    raise error


def _unreadable(argument: str, error: OSError) -> Problem:
    place = os.fspath(error.filename or argument)
    return Problem(
        code="GEN002",
        message=f"cannot be read: {error.strerror or error}",
        hint="check its permissions",
        file=place,
    )


def _nothing(argument: str) -> Problem:
    if argument in {"", "-"}:
        said = "an empty name" if not argument else "no spec is read from standard input"
        hint = "name a spec, a folder of specs, or a pattern in quotes"
        return Problem(code="GEN001", message=said, hint=hint, file=argument)
    if _PATTERN.intersection(argument) or Path(argument).is_dir():
        there = "in this folder" if Path(argument).is_dir() else "of this pattern"
        return Problem(
            code="GEN001",
            message=f"there is no spec {there}",
            hint=f"specs end in {', '.join(_ENDINGS)}",
            file=argument,
        )
    return Problem(
        code="GEN001",
        message="there is no such file or folder",
        hint="name a spec, a folder of specs, or a pattern in quotes",
        file=argument,
    )
