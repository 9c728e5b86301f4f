"""Expressions of a Pulumi program, evaluated as far as the text alone tells; nothing is run."""

from __future__ import annotations

import ast
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.parity.collections import unique
from generator.parity.operations import attribute, bounded, joined, known, stops
from generator.parity.pulumi.members import member
from generator.parity.pulumi.operators import ARITHMETIC, COMPARE, as_text, truth
from generator.parity.pulumi.values import (
    FAULTS,
    Bound,
    FilePath,
    Frame,
    Function,
    Library,
    Module,
    Thing,
)
from generator.parity.values import Applied, Attribute, Broken, Record, Symbol, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEPS = 300_000
LARGEST = 10_000
NETWORK = ("prefixlen", "num_addresses", "network_address", "broadcast_address", "with_prefixlen")


class Expressions:
    """Evaluates expressions; what a call does is decided by whoever knows the program."""

    def __init__(self) -> None:
        self.steps = 0

    def call(self, node: ast.Call, frame: Frame) -> Any:
        """Call something."""
        raise NotImplementedError

    def value(self, node: ast.expr, frame: Frame) -> Any:  # noqa: C901, PLR0911, PLR0912 (one case per kind of node)
        """Evaluate an expression."""
        self.steps += 1
        if self.steps > STEPS:
            raise LookupError("too much to evaluate")
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                return frame.find(node.id)
            case ast.Attribute():
                return self.attribute(self.value(node.value, frame), node.attr)
            case ast.Call():
                return self.called(node, frame)
            case ast.Dict():
                return self.record(node, frame)
            case ast.List() | ast.Tuple() | ast.Set():
                items = list(self.spread(node.elts, frame))
                if isinstance(node, ast.Set):
                    return unique(items)
                return tuple(items) if isinstance(node, ast.Tuple) else items
            case ast.JoinedStr():
                return joined(*(self.value(part, frame) for part in node.values))
            case ast.FormattedValue():
                return self.formatted(node, frame)
            case ast.IfExp():
                test = truth(self.value(node.test, frame))
                if test is None:
                    parts = (node.test, node.body, node.orelse)
                    return Applied("if", tuple(self.value(part, frame) for part in parts))
                return self.value(node.body if test else node.orelse, frame)
            case ast.BoolOp():
                return self.either(node, frame)
            case ast.Compare():
                return self.compared(node, frame)
            case ast.BinOp():
                return self.arithmetic(node, frame)
            case ast.UnaryOp():
                return self.unary(node, frame)
            case ast.Subscript():
                return self.item(self.value(node.value, frame), node.slice, frame)
            case ast.Lambda():
                return Function(node, frame)
            case ast.ListComp() | ast.GeneratorExp():
                return [self.value(node.elt, one) for one in self.rounds(node.generators, frame)]
            case ast.SetComp():
                return unique(
                    self.value(node.elt, one) for one in self.rounds(node.generators, frame)
                )
            case ast.DictComp():
                return {
                    self.value(node.key, one): self.value(node.value, one)
                    for one in self.rounds(node.generators, frame)
                }
        return Unknown(f"an expression of the kind {type(node).__name__}")

    def called(self, node: ast.Call, frame: Frame) -> Any:
        """Call something; what cannot be followed is not known, and nothing else is lost."""
        try:
            return self.call(node, frame)
        except (KeyError, IndexError) as error:
            return Broken(f"{frame.file}:{node.lineno} has nothing at {error}")
        except FAULTS as error:
            return Unknown(f"{frame.file}:{node.lineno} is not followed: {error}")

    def attribute(self, value: Any, name: str) -> Any:  # noqa: PLR0911 (one case per kind of value)
        """Take an attribute of a value."""
        if isinstance(value, Library):
            if value.path[0].startswith("pulumi_") and re.fullmatch("[A-Z][A-Z0-9_]*", name):
                return member(value.path, name)
            return Library(*value.path, name)
        if isinstance(value, Module):
            return value.frame.names[name]
        if isinstance(value, Thing):
            return value.values[name]
        if isinstance(value, str):
            return Bound(value, name)
        if isinstance(value, FilePath) and name == "parent":
            return FilePath("")
        if isinstance(value, Symbol | dict):
            return attribute(value, name)
        if name in NETWORK and hasattr(value, name):
            return getattr(value, name)
        raise LookupError(name)

    def record(self, node: ast.Dict, frame: Frame) -> Record:
        """Evaluate a dict; each entry remembers its place."""
        made = Record(f"{frame.file}:{node.lineno}")
        for key, value in zip(node.keys, node.values, strict=True):
            found = self.value(value, frame)
            if key is not None:
                made.put(self.value(key, frame), found, f"{frame.file}:{key.lineno}")
            elif isinstance(found, dict):
                made.update(found)
            else:
                return Unknown("a map that is not known")  # type: ignore[return-value]
        return made

    def spread(self, nodes: Iterable[ast.expr], frame: Frame) -> Iterator[Any]:
        """Evaluate items, with what starred ones hold."""
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from self.items(self.value(node.value, frame))
            else:
                yield self.value(node, frame)

    def items(self, value: Any) -> Iterator[Any]:
        """Go through a collection; one that is not known has one item that stands for all."""
        if isinstance(value, Attribute):
            return iter((Attribute(value.instance, (*value.path, "*")),))
        if isinstance(value, Symbol):
            why = value.why if isinstance(value, Unknown) else "a collection that is not known"
            raise LookupError(why)  # noqa: TRY004 (nothing is wrong with the type)
        return islice(iter(value), LARGEST)

    def rounds(self, nodes: list[ast.comprehension], frame: Frame) -> Iterator[Frame]:
        """Give the names of every round of a comprehension."""
        node, *rest = nodes
        for item in self.items(self.value(node.iter, frame)):
            inner = Frame(frame.file, frame)
            self.bind(node.target, item, inner)
            tests = [truth(self.value(test, inner)) for test in node.ifs]
            if None in tests:
                raise LookupError("a condition that is not known")
            if all(tests):
                yield from self.rounds(rest, inner) if rest else (inner,)

    def bind(self, target: ast.expr, value: Any, frame: Frame) -> None:
        """Give names their values."""
        if isinstance(target, ast.Name):
            frame.names[target.id] = bounded(value)
        elif isinstance(target, ast.Tuple | ast.List):
            if isinstance(value, Unknown):
                items: list[Any] = [value] * len(target.elts)
            elif isinstance(value, Applied):
                items = [attribute(value, index) for index in range(len(target.elts))]
            else:
                items = list(self.items(value))
            if len(items) != len(target.elts):
                raise ValueError("as many names as values")
            for one, item in zip(target.elts, items, strict=True):
                self.bind(one, item, frame)
        elif isinstance(target, ast.Subscript):
            self.value(target.value, frame)[self.value(target.slice, frame)] = bounded(value)
        else:
            raise LookupError("a target that is not followed")  # noqa: TRY004 (nothing is wrong with the type)

    def formatted(self, node: ast.FormattedValue, frame: Frame) -> Any:
        """Format a value inside a text."""
        value = self.value(node.value, frame)
        spec = self.value(node.format_spec, frame) if node.format_spec else ""
        if isinstance(value, Symbol) or not spec:
            return as_text(value)
        if not re.fullmatch(r"[<>^=+]?\d{0,2}[,.]?\d?[a-z]?", str(spec)):
            return Unknown("a format")
        return format(value, spec)

    def either(self, node: ast.BoolOp, frame: Frame) -> Any:
        """Evaluate `and` and `or`."""
        value: Any = None
        for one in node.values:
            value = self.value(one, frame)
            test = truth(value)
            if test is None:
                return (Broken if stops(value) else Unknown)("a condition that is not known")
            if test is isinstance(node.op, ast.Or):
                return value
        return value

    def compared(self, node: ast.Compare, frame: Frame) -> Any:
        """Compare; an attribute that a provider tells is taken to be there."""
        left = self.value(node.left, frame)
        for mark, other in zip(node.ops, node.comparators, strict=True):
            right = self.value(other, frame)
            if isinstance(mark, ast.Is | ast.IsNot) and right is None:
                if isinstance(left, Unknown):
                    return left
            elif isinstance(mark, ast.In | ast.NotIn) and isinstance(right, dict):
                if isinstance(left, Symbol):
                    return Unknown("a key that is not known")
            elif not known([left, right]):
                return Applied(type(mark).__name__, (left, right))
            if not COMPARE[type(mark)](left, right):
                return False
            left = right
        return True

    def arithmetic(self, node: ast.BinOp, frame: Frame) -> Any:  # noqa: PLR0911 (one case per kind of value)
        """Calculate, or put text together."""
        left, right = self.value(node.left, frame), self.value(node.right, frame)
        if isinstance(left, FilePath):
            return FilePath(f"{left.name}/{right}".strip("/"))
        if type(node.op) not in ARITHMETIC:
            return Unknown("an operator")
        mark, function = ARITHMETIC[type(node.op)]
        if mark == "+" and (isinstance(left, str) or isinstance(right, str)):
            return joined(left, right)
        if isinstance(left, Symbol) or isinstance(right, Symbol):
            return Applied(mark, (left, right))
        if mark == "*" and not (isinstance(left, int | float) and isinstance(right, int | float)):
            return Unknown("a repetition")
        if mark == "%" and isinstance(left, str) and re.search(r"\*|\d{4}", left):
            return Unknown("a wide text")
        result = function(left, right)
        if isinstance(result, str | list | tuple) and len(result) > LARGEST:
            return Unknown("more than a project has")
        return int(result) if isinstance(result, float) and result.is_integer() else result

    def unary(self, node: ast.UnaryOp, frame: Frame) -> Any:
        """Negate."""
        value = self.value(node.operand, frame)
        if isinstance(node.op, ast.Not):
            test = truth(value)
            return Applied("!", (value,)) if test is None else not test
        return -value if isinstance(node.op, ast.USub) else Unknown("an operator")

    def item(self, value: Any, node: ast.expr, frame: Frame) -> Any:
        """Take an item or a slice."""
        if isinstance(node, ast.Slice):
            limits = [None if x is None else self.value(x, frame) for x in (node.lower, node.upper)]
            if isinstance(value, Symbol):
                return Applied("slice", (value, *limits))
            return value[slice(*limits)]
        step = self.value(node, frame)
        if isinstance(value, Library):
            return value
        if isinstance(step, tuple) or (isinstance(value, dict) and step in value):
            return value[step]
        return attribute(value, step)
