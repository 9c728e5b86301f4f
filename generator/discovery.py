"""Which spec files an argument means: a file, a folder of them, or a pattern."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.errors import Problem, SpecError

_ENDINGS = (".json", ".yaml", ".yml")
_PATTERN = frozenset("*?[")


def find(arguments: Iterable[str]) -> list[Path]:
    """Return the spec files that the arguments mean, each once, in the order of the arguments.

    A folder means the specs in it and below it, hidden ones left out. Raises SpecError for an
    argument that means no file at all.
    """
    found: dict[Path, None] = {}
    problems = []
    for argument in arguments:
        matches = _matches(argument)
        if not matches:
            problems.append(_nothing(argument))
        found.update(dict.fromkeys(matches))
    if problems:
        raise SpecError(problems)
    return list(found)


def _matches(argument: str) -> list[Path]:
    if os.path.isdir(argument):
        return sorted(_below(argument))
    if os.path.lexists(argument):
        return [Path(argument)]
    if _PATTERN.intersection(argument):
        from glob import glob  # only patterns need it

        hits = (Path(hit) for hit in sorted(glob(argument, recursive=True)))
        return [hit for hit in hits if hit.suffix in _ENDINGS and hit.is_file()]
    return []


def _below(folder: str) -> Iterable[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.endswith(_ENDINGS) and not name.startswith("."):
                yield Path(place, name)


def _nothing(argument: str) -> Problem:
    if _PATTERN.intersection(argument) or os.path.isdir(argument):
        return Problem(
            message=f"no spec matches {argument}",
            hint=f"specs end in {', '.join(_ENDINGS)}",
            file=argument,
        )
    return Problem(
        message="there is no such file or folder",
        hint="name a spec, a folder of specs, or a pattern in quotes",
        file=argument,
    )
