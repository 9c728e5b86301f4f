"""What a line of a rendered file stands in: its block, the comment that says why, what it uses.

Both languages are laid out so that indentation tells: a block begins in the first column.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.project import Engine

_COMMENT = re.compile(r"\s*#(?!checkov:| noqa| gen:)\s?(.*)")
_DEFINED = re.compile(r"( {0,2})(\w+)(?:: [^=]+)? += ")
_CLOSING = ("}", ")", "]")


def block(lines: Sequence[str], number: int) -> range:
    """Return the numbers of the lines of the block around a line; both count from 1."""
    first = number
    while first > 1 and not _opens(lines[first - 1]):
        first -= 1
    last = number
    while last < len(lines) and not _opens(lines[last]) and not _COMMENT.fullmatch(lines[last]):
        last += 1
    return range(first, last + 1)


def _opens(line: str) -> bool:
    return bool(line) and not line[0].isspace() and line[0] not in (*_CLOSING, "#")


def reason(lines: Sequence[str], number: int, *, engine: Engine) -> str:
    """Return the comment that speaks of a line, of what it stands in, or of the whole file.

    A comment speaks of the line below it with all that this holds; in Terraform, where arguments
    stand in paragraphs, of the rest of its paragraph too.
    """
    for place in _around(lines, number):
        first = _paragraph(lines, place) if engine == "terraform" else place
        text = _above(lines, first)
        if text:
            return text
    return _above(lines, next((n for n, row in enumerate(lines, 1) if not _says(row)), 1))


def _around(lines: Sequence[str], number: int) -> Iterator[int]:
    """Give a line and those that open what it stands in, from the innermost."""
    yield number
    depth = _indent(lines[number - 1])
    for place in range(number - 1, 0, -1):
        row = lines[place - 1]
        if row.strip() and not _says(row) and _indent(row) < depth:
            depth = _indent(row)
            if row.strip()[0] not in _CLOSING:
                yield place


def _indent(line: str) -> int:
    """Return how far a line is set in; one that closes belongs to what it closes."""
    text = line.lstrip()
    return len(line) - len(text) + (text[:1] in _CLOSING if text else 0)


def _paragraph(lines: Sequence[str], number: int) -> int:
    """Return the first line of a paragraph that is code, or the line below a comment in it."""
    place, depth = number, _indent(lines[number - 1])
    while place > 1 and lines[place - 2].strip() and not _says(lines[place - 2]):
        if _indent(lines[place - 2]) < depth:
            break
        place -= 1
    return place


def _says(line: str) -> bool:
    return _COMMENT.fullmatch(line) is not None


def _above(lines: Sequence[str], number: int) -> str:
    """Join the lines of the comment that ends right above a line."""
    found: list[str] = []
    place = number - 1
    while place >= 1 and (matched := _COMMENT.fullmatch(lines[place - 1])):
        found.insert(0, matched[1])
        place -= 1
    return " ".join(found).strip()


def used(lines: Sequence[str], inside: range) -> set[int]:
    """Return the lines of a block and those that define what it uses from the same file."""
    words = {word for n in inside for word in re.findall(r"\w+", lines[n - 1])}
    numbers = set(inside)
    opener = ""
    for place, row in enumerate(lines, 1):
        opener = row if _opens(row) else opener
        matched = _DEFINED.match(row)
        if not matched or matched[2] not in words or place in numbers:
            continue
        if matched[1] and not opener.startswith("locals"):  # an argument, not a name
            continue
        indent = len(matched[1])
        numbers.add(place)
        for below in range(place + 1, len(lines) + 1):
            text = lines[below - 1]
            deeper = text.startswith(" " * (indent + 1)) or text.strip()[:1] in _CLOSING
            if not text.strip() or not deeper:
                break
            numbers.add(below)
    return numbers
