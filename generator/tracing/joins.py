"""Other specs for the fields that join parts of a stack: what a join leads to follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.blueprints import STACK
from generator.spec.joining import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.tracing.other_values import Path

_ELSEWHERE = {"host": "elsewhere.example.com"}
_CACHE = {"ttl_seconds": 60}  # before endpoints nothing is kept, and elsewhere something has to be
_OF_JOINS = frozenset({"part", "parts"})

Spec = dict[str, Any]


def variants(data: Mapping[str, Any], path: Path) -> Iterator[Spec]:
    """Yield specs whose part is joined otherwise, or to nothing; none for a field that joins not.

    Two shares change places, as they add up to 100. A CDN without a join has a host of its own, and
    servers without one have no models.
    """
    if data["blueprint"] != STACK or path[:1] != ("parts",):
        return
    name, field = path[1:3] if len(path) > 2 else ("", "")  # noqa: PLR2004 (parts, NAME, FIELD)
    part = data["parts"].get(name, {})
    origin = part.get("origin")
    if field == "models" and part["blueprint"] in READERS:
        yield _with(data, name, {key: one for key, one in part.items() if key != field})
    elif field == "origin" and isinstance(origin, dict) and path[3] in _OF_JOINS & origin.keys():
        if path[3] == "parts":
            first, second = origin["parts"].items()
            swapped = {first[0]: second[1], second[0]: first[1]}
            yield _with(data, name, {**part, "origin": {**origin, "parts": swapped}})
        alone = {key: one for key, one in origin.items() if key not in _OF_JOINS}
        yield _with(
            data, name, {"cache": _CACHE, **_unsplit(part), "origin": {**_ELSEWHERE, **alone}}
        )


def _with(data: Mapping[str, Any], name: str | int, part: Spec) -> Spec:
    """Return the spec with another part of this name."""
    return {**data, "parts": {**data["parts"], name: part}}


def _unsplit(part: Spec) -> Spec:
    """Leave out how requests are split, which only two origins have."""
    alibaba = part.get("clouds", {}).get("alibaba")
    if not alibaba:
        return part
    left = {key: one for key, one in alibaba.items() if key != "split"}
    return {**part, "clouds": {**part["clouds"], "alibaba": left}}
