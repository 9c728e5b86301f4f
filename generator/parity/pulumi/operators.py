"""Python's operators, and what counts as true."""

from __future__ import annotations

import ast
import operator
from itertools import cycle
from typing import TYPE_CHECKING, Any

from generator.parity.pulumi.values import Function, Library
from generator.parity.values import Applied, Attribute, Instance, Member, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

ARITHMETIC: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
    ast.FloorDiv: ("//", operator.floordiv),
    ast.Mod: ("%", operator.mod),
    ast.BitOr: ("|", operator.or_),
}
COMPARE: dict[type, Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}


def truth(value: Any) -> bool | None:
    """Tell whether a value counts as true; None where that is not known.

    An attribute that a provider tells is taken to be there: programs ask before they read it.
    """
    if isinstance(value, Attribute | Instance | Member | Function | Library):
        return True
    if isinstance(value, Applied):
        return True if value.name in ("setting", "index") else None
    if isinstance(value, Unknown):
        return None
    return True if isinstance(value, Symbol | cycle) else bool(value)


def as_text(value: Any) -> Any:
    """Write a value as Python does."""
    return value if isinstance(value, Symbol) else str(value)
