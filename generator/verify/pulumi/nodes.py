"""Nodes of Terraform's language with the places of a Python file.

`pos` packs line and column of the node in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.hcl import Access, Reference, Template, Value

if TYPE_CHECKING:
    import ast

    from generator.hcl import Expression

COLUMNS = 10_000  # of a line that are told apart


def place(pos: int) -> tuple[int, int]:
    """Take the packed place of a node apart: line and column, from 1."""
    return pos // COLUMNS, pos % COLUMNS


def at(node: ast.AST) -> int:
    """Pack the place of a node."""
    line: int = getattr(node, "lineno", 0)
    column: int = getattr(node, "col_offset", 0) + 1
    return line * COLUMNS + (column if column < COLUMNS else COLUMNS - 1)


def unknown(node: ast.AST | None = None) -> Access:
    """Make what nothing is known of."""
    if node is None:
        return Access(0, Value(0, None), ("…",))
    pos = at(node)
    return Access(pos, Value(pos, None), ("…",))


def stepped(base: Expression, step: str | Expression, pos: int) -> Expression:
    """Take a step further."""
    if isinstance(base, Reference):
        return Reference(base.pos, base.root, (*base.steps, step))
    return Access(pos, base, (step,))


def is_text(node: Expression) -> bool:
    """Tell a text from other literals."""
    return isinstance(node, Template) or (isinstance(node, Value) and isinstance(node.value, str))
