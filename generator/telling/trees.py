"""Trees as text, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree = dict[str, "Tree"]


def draw(head: str, tree: Tree) -> str:
    """Draw a tree below a line of its own."""
    return "\n".join([head, *_lines(tree, "")])


def _lines(tree: Tree, indent: str) -> Iterator[str]:
    last = len(tree)
    for number, (label, below) in enumerate(tree.items(), 1):
        branch, rest = ("└── ", "    ") if number == last else ("├── ", "│   ")
        yield f"{indent}{branch}{label}"
        yield from _lines(below, indent + rest)
