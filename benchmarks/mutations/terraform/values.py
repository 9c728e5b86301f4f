"""Faults of values: the wrong type, an unknown word, out of range, a broken form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.mutations.mutant import Edit
from benchmarks.mutations.terraform.common import (
    JUDGED,
    about,
    everywhere,
    inside,
    misspelt,
    text_of,
    valued,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change
    from benchmarks.mutations.scan import Place

VALUES = ('"example"', "12", "true", '["example"]', '{ key = "a" }', "[{}]", '[["a"]]', "null")
WORD = re.compile(r'"[A-Za-z][\w:.-]*"')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
CIDR = re.compile(r'"(\d+\.\d+\.\d+\.\d+)/(\d+)"')
ARN = re.compile(r'"arn:[^"]*"')
JSON_ARGUMENTS = ("policy", "assume_role_policy", "json", "event_pattern", "redrive_policy")


def wrong_type(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give an argument a value of another type."""
    for place in inside(base, *JUDGED, blocks=False):
        for value in chance.sample(VALUES, 3):
            if value != text_of(base, place):
                yield about(place), (valued(place, value),)


def listed(base: Base, _: random.Random) -> Iterator[Change]:
    """Put a single value into a list, or take a list's only item out of it."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        alone = text[1:-1] if text.startswith("[") and text.endswith("]") else f"[{text}]"
        if alone.strip() and "," not in alone:
            yield about(place), (valued(place, alone),)


def unknown_word(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a literal: a word of an enumeration, as far as it is one."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        for match in WORD.finditer(text):
            if not unquoted(text, match.start()):
                continue
            word = match[0][1:-1]
            for wrong in (misspelt(word, chance), "example"):
                yield f"{about(place)}.{place.piece.name}", (within(place, match, f'"{wrong}"'),)


def wrong_case(base: Base, _: random.Random) -> Iterator[Change]:
    """Write a literal in the other case."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        if WORD.fullmatch(text):
            yield f"{about(place)}.{place.piece.name}", (valued(place, text.swapcase()),)


def emptied(base: Base, _: random.Random) -> Iterator[Change]:
    """Give nothing: an empty string, list or map."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        empty = "[]" if text.startswith("[") else "{}" if text.startswith("{") else '""'
        yield about(place), (valued(place, empty),)


def too_long(base: Base, _: random.Random) -> Iterator[Change]:
    """Make a literal very long."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        if WORD.fullmatch(text):
            yield about(place), (valued(place, f'"{"a" * 300}"'),)


def odd_letters(base: Base, _: random.Random) -> Iterator[Change]:
    """Put letters into a literal that names seldom take."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        if text.startswith('"') and text.endswith('"'):
            for odd in ("?* /", "..", "-"):
                yield about(place), (valued(place, f"{text[:-1]}{odd}{text[-1]}"),)


def out_of_range(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give a number that is much too small or too large, or not whole."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        if NUMBER.fullmatch(text):
            for wrong in chance.sample(("-1", "0", "1000000", "2147483648", "1.5", "-300"), 3):
                yield f"{about(place)}.{place.piece.name}", (valued(place, wrong),)
        elif re.fullmatch(r"var\.\w+(port|days|seconds|count|size|period)\w*", text):
            yield f"{about(place)}.{place.piece.name}", (valued(place, "-7"),)


def broken_cidr(base: Base, chance: random.Random) -> Iterator[Change]:
    """Break a range of addresses."""
    for place in everywhere(base):
        if place.piece.is_block or place.top.name not in JUDGED:
            continue
        for match in CIDR.finditer(text_of(base, place)):
            wrong = chance.choice((f"{match[1]}/33", match[1], f"{match[1]}.1/{match[2]}", "300/8"))
            yield about(place), (within(place, match, f'"{wrong}"'),)
        if place.piece.name in {"cidr_block", "cidr_ipv4", "cidr_blocks", "addresses"}:
            for wrong in ("10.0.0.0/33", "10.0.0/24", "example", "10.0.0.0"):
                text = f'"{wrong}"' if place.piece.name.startswith("cidr_b") else f'["{wrong}"]'
                text = f'["{wrong}"]' if place.piece.name in {"cidr_blocks", "addresses"} else text
                text = f'"{wrong}"' if place.piece.name == "cidr_ipv4" else text
                yield about(place), (valued(place, text),)


def broken_arn(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give something that is no ARN where one is wanted."""
    for place in inside(base, *JUDGED, blocks=False):
        name, text = place.piece.name, text_of(base, place)
        if name.endswith(("_arn", "arn", "_arns")) or ARN.fullmatch(text):
            wrong = chance.choice(('"example"', '"arn:aws:iam"', '"arn::"', '"aws:iam::role/x"'))
            yield about(place), (valued(place, f"[{wrong}]" if name.endswith("s") else wrong),)


def broken_json(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give a document that is no JSON."""
    for place in inside(base, *JUDGED, blocks=False):
        if place.piece.name in JSON_ARGUMENTS or "jsonencode" in text_of(base, place)[:12]:
            wrong = chance.choice(('"{"', '"{]}"', '"example"', "\"{'a': 1}\"", '"[1,]"'))
            yield f"{about(place)}.{place.piece.name}", (valued(place, wrong),)


def within(place: Place, match: re.Match[str], text: str) -> Edit:
    """Replace a part of an attribute's value."""
    start = place.piece.inner
    return Edit(place.file, start + match.start(), start + match.end(), text)


def unquoted(text: str, at: int) -> bool:
    """Tell whether a quote at `at` opens a text and does not close one."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count('"') % 2 == 0 and "#" not in line


BREAKERS = {
    "value of another type": wrong_type,
    "value in a list, or out of one": listed,
    "literal misspelt": unknown_word,
    "literal in the other case": wrong_case,
    "literal emptied": emptied,
    "literal too long": too_long,
    "literal with odd letters": odd_letters,
    "number out of range": out_of_range,
    "CIDR broken": broken_cidr,
    "ARN broken": broken_arn,
    "JSON broken": broken_json,
}
