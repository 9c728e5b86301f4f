"""The rows of the result, and their table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Row(NamedTuple):
    """One comparison: `cpu`, `wall` and `memory` are ratios of what is measured to the base."""

    what: str
    base: str
    cpu: float | None = None
    wall: float | None = None
    memory: float | None = None
    gate: str = ""
    held: bool | None = None


def at_most(row: Row, limit: float) -> Row:
    """Hold the row's cpu to a limit."""
    return row._replace(gate=f"cpu <= {limit:.3g}", held=row.cpu is not None and row.cpu <= limit)


def written(rows: Iterable[Row]) -> str:
    """Write the rows as a table of Markdown."""
    lines = [
        "| what | against | cpu | wall | memory | gate | held |",
        "|---|---|--:|--:|--:|---|---|",
    ]
    for row in rows:
        held = {None: "", True: "yes", False: "**no**"}[row.held]
        numbers = " | ".join(_number(n) for n in (row.cpu, row.wall, row.memory))
        lines.append(f"| {row.what} | {row.base} | {numbers} | {row.gate} | {held} |")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
