"""Certificates that are recorded beside specs: what comparing the engines' projects came to.

Comparing a pair takes half as long again as rendering it, so it is done once: `.gen-certificates`
holds, for each system that somebody certified, what came of it and a digest of the texts. What a
README cites is what comparing these very texts gives, recorded or not: a record saves the time.
"""

from __future__ import annotations

import json
import stat
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.errors import Problem, SpecError
from generator.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.project import Texts

FORMAT = 1
_LARGEST = 16 * 1024 * 1024  # bytes; ours take about 200 for each pair of projects
_COUNTS = ("resources", "values", "untold")


@record
class Certified:
    """What comparing two projects came to: they differ in nothing but what is `accepted`.

    `values` counts arguments, options, settings and outputs; `untold` what the texts alone do not
    tell. `accepted` gives for each difference what differs and the reason.
    """

    resources: int
    values: int
    untold: int
    accepted: tuple[tuple[str, str], ...]


def cited(place: Path, name: str, rendered: Texts) -> Certified | None:
    """Return the certificate of a pair below `name/cloud`; None where nobody asked for one.

    `place` lies beside the spec. Raises SpecError where it cannot be read, VerifyError where the
    projects differ.
    """
    entry = entries(place).get(name)
    if entry is None:
        return None
    if entry["texts"] != digest(rendered):
        from generator.parity.certifying import certified

        return certified(rendered)
    counts: dict[str, Any] = {key: entry[key] for key in _COUNTS}
    return Certified(**counts, accepted=tuple(sorted(entry["accepted"].items())))


def entry_of(found: Certified, rendered: Texts) -> dict[str, Any]:
    """Return what is recorded of a certificate."""
    return {
        **{key: getattr(found, key) for key in _COUNTS},
        "accepted": dict(found.accepted),
        "texts": digest(rendered),
    }


def digest(rendered: Texts) -> str:
    """Return the SHA-256 of the texts of both projects, in hexadecimal."""
    import hashlib

    found = hashlib.sha256()
    for engine in sorted(rendered):
        for file, text in sorted(rendered[engine].items()):
            content = text.encode()
            found.update(f"{engine}/{file} {len(content)}\n".encode() + content)
    return found.hexdigest()


def entries(place: Path) -> Mapping[str, dict[str, Any]]:
    """Return what a file records, by `name/cloud`; nothing where there is none.

    Raises SpecError where it cannot be read, or is not as gen writes it.
    """
    try:
        found = place.stat()
    except OSError:
        return {}
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        raise _broken(place, "is no file that gen writes")
    return _read(place, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=16)
def _read(place: Path, _time: int, _size: int) -> Mapping[str, dict[str, Any]]:
    try:
        with place.open("rb") as file:
            value = json.loads(file.read(_LARGEST))
    except OSError as error:
        raise _broken(place, f"cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise _broken(place, "is not JSON") from error
    systems = value.get("systems") if isinstance(value, dict) else None
    if not isinstance(systems, dict) or value.get("format") != FORMAT:
        raise _broken(place, f"is not of format {FORMAT}")
    for name, entry in systems.items():
        if not _sound(entry):
            raise _broken(place, f"records {name!r:.80} in no way that gen does")
    return systems


def _sound(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and all(type(entry.get(key)) is int and entry[key] >= 0 for key in _COUNTS)
        and isinstance(entry.get("texts"), str)
        and isinstance(entry.get("accepted"), dict)
        and all(isinstance(reason, str) for reason in entry["accepted"].values())
    )


def dump(systems: Mapping[str, dict[str, Any]]) -> str:
    """Return the text of such a file: a line for each pair, so that it merges where specs do."""
    lines = [f"    {json.dumps(name)}: {json.dumps(systems[name])}" for name in sorted(systems)]
    body = ",\n".join(lines)
    listed = f"{{\n{body}\n  }}" if lines else "{}"
    return f'{{\n  "format": {FORMAT},\n  "systems": {listed}\n}}\n'


def _broken(place: Path, what: str) -> SpecError:
    hint = "take it from version control, or delete it and say: gen render --certify"
    return SpecError([Problem(code="GEN508", message=what, hint=hint, file=str(place))])
