"""Forms of Python that stand for something plainer, and what statements change."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.hcl import Call, Operation, Value

if TYPE_CHECKING:
    from generator.hcl import Expression

# Methods that change what they are called on.
CHANGES = frozenset({"update", "setdefault", "append", "extend", "insert", "add", "pop", "remove",
    "clear", "sort", "reverse"})  # fmt: skip


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
