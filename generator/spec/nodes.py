"""Where each value of a spec stands in its text: nodes with offsets, and the lines of a text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.spec.limits import Path

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True, kw_only=True)
class Node:
    """One value: its offsets, those of its key, and its children when it is a list or an object.

    `opened` tells whether a container starts with a bracket of its own (in YAML it may not); `text`
    is the value of a node that is text.
    """

    start: int
    end: int
    key: tuple[int, int] | None = None
    children: "dict[str | int, Node] | None" = None
    opened: bool = True
    text: str | None = None

    def walk(self, path: Path) -> "tuple[Node, int]":
        """Follow `path` as far as it exists: the last node on it, and how many steps were taken."""
        node = self
        for step, part in enumerate(path):
            child = (node.children or {}).get(part)
            if child is None:
                return node, step
            node = child
        return node, len(path)

    def all(self, path: Path = ()) -> "Iterator[tuple[Path, Node]]":
        """Yield every node below and including this one with its path, in the order of the text."""
        yield path, self
        for part, child in (self.children or {}).items():
            yield from child.all((*path, part))


@dataclass(frozen=True, slots=True)
class Repeated:
    """A key that an object holds twice: where it is, where it was first."""

    path: Path
    start: int
    end: int
    first: int


@dataclass(frozen=True)
class Lines:
    r"""A text as lines that end in `\n`, `\r\n` or `\r`, as editors count them.

    U+2028, U+2029 and U+0085 end no line: `str.splitlines` would count differently from an editor.
    """

    text: str
    starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find where the lines start."""
        ends = (match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))
        object.__setattr__(self, "starts", [0, *ends])

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`, both counted from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Return the offsets where `line` starts and ends, without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
