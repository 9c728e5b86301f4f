"""Nodes of Terraform's language with the places of a Python file.

`pos` packs line and column of the node in the file.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.hcl import Access, Call, Operation, Reference, Template, Value

if TYPE_CHECKING:
    from generator.hcl import Expression

COLUMNS = 10_000  # of a line that are told apart
LAID = 10_000_000  # more lines than a file has: after them, those of the program's overrides
# Methods that change what they are called on.
CHANGES = frozenset({"update", "setdefault", "append", "extend", "insert", "add", "pop", "remove",
    "clear", "sort", "reverse"})  # fmt: skip


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


def is_setting(node: Expression) -> bool:
    """Tell what a configuration is asked for."""
    return isinstance(node, Call) and node.name == "setting"


def is_false(node: Expression) -> bool:
    """Tell `False`."""
    return isinstance(node, Value) and node.value is False


def defaulted(test: Expression, yes: Expression, no: Expression) -> Expression | None:
    """Translate `default if given is None else given`, of a setting, and the other way round."""
    if not isinstance(test, Operation) or test.operator not in ("==", "!="):
        return None
    asked, nothing = test.operands
    if not is_setting(asked) or not isinstance(nothing, Value) or nothing.value is not None:
        return None
    default, given = (yes, no) if test.operator == "==" else (no, yes)
    return Call(test.pos, "coalesce", (asked, default), spread=False) if given == asked else None


def changed(node: ast.AST) -> list[ast.expr]:
    """List what a statement puts something in, or what a method may change."""
    if isinstance(node, ast.Assign | ast.Delete):
        return list(node.targets)
    if isinstance(node, ast.AugAssign | ast.AnnAssign | ast.For):
        return [node.target]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return [node.func] if node.func.attr in CHANGES else []
    return []


def makers(node: ast.AST | None) -> list[ast.AST]:
    """List the calls that may make what a name is bound to."""
    if isinstance(node, ast.DictComp):
        return [node.value]
    if isinstance(node, ast.ListComp):
        return [node.elt]
    return [node] if isinstance(node, ast.Call) else []
