"""Tables as text for a terminal, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def text(rows: Iterable[Sequence[object]], *, head: Sequence[str]) -> str:
    """Lay rows out in columns, two spaces apart; numbers stand at the right of theirs."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    right = [bool(cells) and all(row[at].isdigit() for row in cells) for at in range(len(head))]

    def line(row: Sequence[str]) -> str:
        laid = (
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        )
        return "  ".join(laid).rstrip()

    return "\n".join(map(line, [head, *cells]))


def markdown(rows: Iterable[Sequence[object]], *, head: Sequence[str]) -> str:
    """Write a table of Markdown; a bar inside of a cell ends none."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |"
        for line in lines
    )
