"""Where things stand in a Terraform text: just enough to break it at chosen places.

It shares no code with the reader that is measured, and takes only texts that are known to be good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = re.compile(r"(?:\s+|#[^\n]*|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
NAME = re.compile(r"[^\W\d][\w-]*")
LABELS = re.compile(r'(?:[ \t]*"[^"\n]*")*[ \t]*\{')
HEREDOC = re.compile(r"<<-?(\w+)\n.*?\n[ \t]*\1(?=\n)", re.DOTALL)
PAIRS = {"{": "}", "[": "]", "(": ")"}


class Piece(NamedTuple):
    """An attribute or a block: `inner` is where its value or what its braces hold begins."""

    name: str
    labels: tuple[str, ...]
    start: int
    inner: int
    end: int
    pieces: tuple[Piece, ...] | None

    @property
    def is_block(self) -> bool:
        """Tell whether it has braces of its own."""
        return self.pieces is not None


def scan(text: str) -> tuple[Piece, ...]:
    """List what a file holds."""
    pieces, _ = body(text, 0)
    return pieces


def body(text: str, at: int) -> tuple[tuple[Piece, ...], int]:
    """Read attributes and blocks up to a closing brace or the end; also tell where that is."""
    found: list[Piece] = []
    while True:
        at = space(text, at)
        if at >= len(text) or text[at] == "}":
            return tuple(found), at
        start, word = at, NAME.match(text, at)
        if word is None:
            raise ValueError(f"a name is wanted at {at}: {text[at : at + 40]!r}")
        labels = LABELS.match(text, word.end())
        if labels is None:
            inner = space(text, text.index("=", word.end()) + 1)
            at = value(text, inner)
            found.append(Piece(word[0], (), start, inner, at, None))
        else:
            pieces, closing = body(text, labels.end())
            at = closing + 1
            names = tuple(re.findall(r'"([^"]*)"', labels[0]))
            found.append(Piece(word[0], names, start, labels.end(), at, pieces))


def space(text: str, at: int) -> int:
    """Skip blanks and comments."""
    match = SPACE.match(text, at)
    return match.end() if match else at


def value(text: str, at: int, *, until: str = "\n") -> int:
    """Find the end of a value: the line's, or a closing bracket's."""
    while at < len(text):
        letter = text[at]
        if letter in until:
            return len(text[:at].rstrip()) if until == "\n" else at
        if letter == '"':
            at = string(text, at)
        elif letter in PAIRS:
            at = value(text, at + 1, until=PAIRS[letter]) + 1
        elif letter == "#" or text.startswith("//", at):
            if until == "\n":
                return len(text[:at].rstrip())
            at = text.index("\n", at)
        elif heredoc := HEREDOC.match(text, at):
            at = heredoc.end()
        else:
            at += 1
    return at


def string(text: str, at: int) -> int:
    """Find the end of a quoted text."""
    at += 1
    while text[at] != '"':
        if text[at] == "\\":
            at += 2
        elif text[at : at + 2] in ("${", "%{") and text[at - 1] != text[at]:
            at = value(text, at + 2, until="}") + 1
        else:
            at += 1
    return at + 1


class Place(NamedTuple):
    """A piece, the blocks around it from the outermost, and its file."""

    file: str
    piece: Piece
    around: tuple[Piece, ...]

    @property
    def top(self) -> Piece:
        """Give the top-level block that it stands in, or is."""
        return self.around[0] if self.around else self.piece


def places(file: str, text: str) -> Iterator[Place]:
    """Walk everything in a file, outer things first."""
    yield from _inside(file, scan(text), ())


def _inside(file: str, pieces: tuple[Piece, ...], around: tuple[Piece, ...]) -> Iterator[Place]:
    for piece in pieces:
        yield Place(file, piece, around)
        if piece.pieces is not None:
            yield from _inside(file, piece.pieces, (*around, piece))
