"""Certifying what a spec renders, and recording it beside the spec."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator import certificates
from generator.certificates import Certified
from generator.errors import GenError, Problem, VerifyError, WriteError
from generator.parity import certificate
from generator.parity.pairs import environments
from generator.paths import CERTIFICATES
from generator.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.outcome import Outcome
    from generator.parity import Difference
    from generator.pipeline import Texts


def certified(rendered: Texts) -> Certified:
    """Compare two projects, with each environment's values too; the counts are of the defaults.

    Raises VerifyError with every difference that nobody accepted.
    """
    ours, theirs = rendered["terraform"], rendered["pulumi"]
    found = certificate(ours, theirs)
    faults = list(_faults(found.differences))
    for name in environments(ours, theirs):
        tuned = certificate(ours, theirs, environment=name)
        faults += [
            replace(one, message=f"{one.message}, in environment {name}")
            for one in _faults(tuned.differences)
        ]
    if faults:
        raise VerifyError(faults)
    return Certified(
        resources=found.resources,
        values=found.compared,
        untold=len(found.unknown),
        accepted=tuple(sorted((one.what, one.reason) for one in found.accepted)),
    )


def _faults(differences: Iterable[Difference]) -> Iterator[Problem]:
    for one in differences:
        where, other = one.terraform or one.pulumi, one.pulumi if one.terraform else ""
        file, _, line = where.rpartition(":")
        yield Problem(
            code="GEN602",
            message=f"{one.what}: {one.message} [parity]",
            hint=f"in the other engine: {other}" if other else "",
            file=f"{'terraform' if one.terraform else 'pulumi'}/{file}",
            line=int(line) if line.isdigit() else 0,
            column=1 if line.isdigit() else 0,
        )


def record(paths: Iterable[Path]) -> list[Outcome]:
    """Certify the systems of each spec and record it beside the spec.

    Returns what is wrong with specs that were refused; for them nothing is recorded.
    """
    from generator.outcome import Outcome

    refused: dict[Path, GenError] = {}
    recorded: dict[Path, dict[str, dict[str, Any]]] = {}
    beside: dict[Path, list[Path]] = {}
    for path in paths:
        try:
            name, found = _entries(path)
            place = path.with_name(CERTIFICATES)
            before = recorded[place] if place in recorded else certificates.entries(place)
        except GenError as error:
            refused[path] = error
            continue
        kept = {key: one for key, one in before.items() if key.partition("/")[0] != name}
        recorded[place] = {**kept, **found}
        beside.setdefault(place, []).append(path)
    for place, systems in recorded.items():
        try:
            _write(place, certificates.dump(systems))
        except WriteError as error:
            refused |= dict.fromkeys(beside[place], error)
    return [
        Outcome(spec=os.fspath(path), exit_code=error.exit_code, errors=(error,))
        for path, error in refused.items()
    ]


def _entries(path: Path) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return what is to be recorded of one spec: its name, and an entry for each pair."""
    from generator.pipeline import plans, proven
    from generator.spec.load import load

    loaded = load(path)
    entries: dict[str, dict[str, Any]] = {}
    faults: list[Problem] = []
    for plan in plans(loaded):
        texts = proven(plan, engines=loaded.spec.engines)
        if len(texts) < 2:  # noqa: PLR2004 - one engine has nothing to be compared with
            continue
        name = f"{plan.name}/{plan.cloud}"
        try:
            entries[name] = certificates.entry_of(certified(texts), texts)
        except VerifyError as found:
            faults += [replace(fault, file=f"{name}/{fault.file}") for fault in found.problems]
    if faults:
        raise VerifyError(faults)
    return loaded.spec.name, entries


def _write(place: Path, text: str) -> None:
    """Replace a file in one step; one that is as it would be is left alone."""
    draft = place.with_name(f"{CERTIFICATES}.{os.getpid()}")
    try:
        with suppress(FileNotFoundError):
            if place.read_text(encoding="utf-8") == text:
                return
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        draft.replace(place)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        message = f"cannot be written: {error.strerror or error}"
        raise WriteError([Problem(code="GEN506", message=message, file=str(place))]) from error
