"""Certifying what specs render, and recording it beside them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.certificates import dump, entries, entry_of
from generator.errors import GenError, SpecError, VerifyError, WriteError
from generator.outcome import Outcome
from generator.parity.certifying import certified
from generator.paths import CERTIFICATES
from generator.pipeline import plans, proven_of
from generator.record import replace
from generator.spec.load import load
from generator.write.single import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.errors import Problem


def record(paths: Iterable[Path]) -> list[Outcome]:
    """Certify the systems of each spec and record it beside the spec.

    Returns what is wrong with specs that were refused; for them nothing is recorded.
    """
    refused: dict[Path, GenError] = {}
    recorded: dict[Path, dict[str, dict[str, Any]]] = {}
    beside: dict[Path, list[Path]] = {}
    for path in paths:
        try:
            name, found = _entries(path)
            place = path.with_name(CERTIFICATES)
            before = recorded[place] if place in recorded else entries(place)
        except GenError as error:
            refused[path] = error
            continue
        kept = {key: one for key, one in before.items() if key.partition("/")[0] != name}
        recorded[place] = {**kept, **found}
        beside.setdefault(place, []).append(path)
    for place, systems in recorded.items():
        try:
            _write(place, dump(systems))
        except WriteError as error:
            refused |= dict.fromkeys(beside[place], error)
    return [
        Outcome(spec=os.fspath(path), exit_code=error.exit_code, errors=(error,))
        for path, error in refused.items()
    ]


def _entries(path: Path) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return what is to be recorded of one spec: its name, and an entry for each pair."""
    loaded = load(path)
    found: dict[str, dict[str, Any]] = {}
    faults: list[Problem] = []
    refused: list[Problem] = []
    for plan in plans(loaded):
        try:
            texts = proven_of(loaded, plan)
        except SpecError as error:
            refused += error.problems
            continue
        if len(texts) < 2:  # noqa: PLR2004 - one engine has nothing to be compared with
            continue
        name = f"{plan.name}/{plan.cloud}"
        try:
            found[name] = entry_of(certified(texts), texts)
        except VerifyError as error:
            faults += [replace(fault, file=f"{name}/{fault.file}") for fault in error.problems]
    if refused:
        raise SpecError(refused)
    if faults:
        raise VerifyError(faults)
    return loaded.spec.name, found


def _write(place: Path, text: str) -> None:
    """Replace the file in one step; one that is as it would be is left alone."""
    with suppress(OSError, UnicodeDecodeError):
        if place.read_text(encoding="utf-8") == text:
            return
    replace_file(place, text)
