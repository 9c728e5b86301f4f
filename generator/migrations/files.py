"""Files of specs, migrated where they lie: all of them, or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.errors import GenError, Problem, SpecError, WriteError
from generator.migrations import migrated
from generator.record import record
from generator.spec.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

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
            _write(change)
    return tuple(changes)


def _diff(old: str, new: str, *, name: str) -> Iterator[str]:
    from difflib import unified_diff

    label = name.lstrip("/")
    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{label}", f"b/{label}"
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _write(change: Change) -> None:
    """Replace a spec in one step; a link keeps leading to it, and its mode stays."""
    target = os.path.realpath(change.path)
    draft = f"{target}.gen-new"
    try:
        with open(target, "rb") as old:  # noqa: PTH123 - beside what has no pathlib of its own
            mark = _MARK if old.read(len(_MARK)) == _MARK else b""
            mode = os.fstat(old.fileno()).st_mode & 0o777
        with open(draft, "xb") as new:  # noqa: PTH123
            new.write(mark + change.text.encode())
            os.fchmod(new.fileno(), mode)
        os.replace(draft, target)  # noqa: PTH105
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        problem = Problem(
            code="GEN506", message=message, hint="check its permissions", file=str(change.path)
        )
        raise WriteError([problem]) from error
