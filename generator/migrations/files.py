"""Files of specs, migrated where they lie: all of them, or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.errors import GenError, SpecError
from generator.migrations import migrated
from generator.record import record
from generator.spec.source import read_source
from generator.write.single import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.errors import Problem

_MARK = b"\xef\xbb\xbf"  # a byte order mark, which some editors on Windows put in front


@record
class Change:
    """What migrating one spec changes: the lines of a unified diff, none if nothing does."""

    path: Path
    diff: tuple[str, ...]
    text: str


def migrate(paths: Iterable[Path], *, start: int | None, write: bool) -> tuple[Change, ...]:
    """Migrate specs, and write those that change; `start` is the format of those that say none.

    Raises:
        SpecError: some spec cannot be read or migrated; none is written then.
        WriteError: the system refuses a file; those before it are written.

    """
    changes: list[Change] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            source = read_source(path)
            text = migrated(source, start=start).text
        except GenError as refused:
            problems += refused.problems
            continue
        diff = tuple(_diff(source.text, text, name=os.fspath(path)))
        changes.append(Change(path=path, diff=diff, text=text))
    if problems:
        raise SpecError(problems)
    for change in changes:
        if change.diff and write:
            mark = "\ufeff" if _marked(change.path) else ""
            replace_file(change.path, mark + change.text)
    return tuple(changes)


def _diff(old: str, new: str, *, name: str) -> Iterator[str]:
    from difflib import unified_diff

    label = name.lstrip("/")
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{label}", f"b/{label}"
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _marked(path: Path) -> bool:
    """Tell whether a file begins with a byte order mark."""
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK
