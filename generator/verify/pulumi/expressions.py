"""Python expressions as the nodes of Terraform's language.

Names are followed inside their file; what a module imports from another is a reference
`import.MODULE.NAME`, what a loop binds a reference `$NUMBER`, and a resource `resource.NAME`. What
cannot be told becomes `unknown()`.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.facts import pulumi as sdk
from generator.hcl import Call, Choice, For, Items, Operation, Pairs, Reference, Template, Value
from generator.verify.pulumi.configuration import GETS, namespace
from generator.verify.pulumi.kinds import dotted
from generator.verify.pulumi.nodes import (
    at,
    defaulted,
    is_false,
    is_setting,
    is_text,
    makers,
    stepped,
    unknown,
)

if TYPE_CHECKING:
    from generator.hcl import Expression
    from generator.verify.pulumi.file import File
    from generator.verify.pulumi.scopes import Binding, Scope

DEEPEST = 16
MOST = 50_000  # expressions of one file; names that lead to names could double without end
# Functions whose Terraform counterpart does the same, and those that only evaluation knows.
SAME = frozenset({"len", "zip", "dict", "enumerate", "range", "str", "int", "bool", "min", "max",
    "sorted", "list", "tuple", "set"})  # fmt: skip
METHODS = {"lower": "lower", "upper": "upper", "items": "items", "values": "values",
    "keys": "keys", "replace": "replace", "strip": "trimspace"}  # fmt: skip
OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "/", ast.Mod: "%"}
COMPARED = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.Gt: ">", ast.LtE: "<=", ast.GtE: ">=",
    ast.Is: "==", ast.IsNot: "!="}  # fmt: skip
JSON = frozenset({"json.dumps", "dumps", "pulumi.Output.json_dumps", "Output.json_dumps"})


class Loop:
    """What a resource is repeated by: a collection, and the names that each item binds."""

    __slots__ = ("collection", "names")

    def __init__(self, collection: Expression) -> None:
        self.collection = collection
        self.names: dict[str, tuple[int, ...]] = {}


class Expressions:
    """Translates the expressions of one file."""

    def __init__(self, file: File, modules: frozenset[str]) -> None:
        self.file = file
        self.modules = modules
        self.depth = 0
        self.steps = 0
        self.lost = False
        self.loops: dict[int, Loop] = {}
        self.bound: list[dict[str, Expression]] = []
        self.labels: dict[int, str] = {}
        for name, bindings in file.reading.top.names.items():
            for one in bindings:
                for made in makers(one.node):
                    self.labels.setdefault(id(made), name)

    def only(self, name: ast.Name, scope: Scope) -> Binding | None:
        """Give the binding of a name that has one; of several loops' the last before its use."""
        holder = scope.find(name.id)
        bindings = holder.names[name.id] if holder is not None else []
        if len(bindings) > 1 and all(one.how == "item" for one in bindings):
            before = [one for one in bindings if getattr(one.node, "lineno", 0) <= name.lineno]
            return before[-1] if before else None
        return bindings[0] if len(bindings) == 1 else None

    def expression(self, node: ast.expr, scope: Scope) -> Expression:
        """Translate an expression."""
        self.depth += 1
        self.steps += 1
        deep = self.depth > DEEPEST or self.steps > MOST
        try:
            return unknown(node) if deep else self.translate(node, scope)
        finally:
            self.depth -= 1

    def translate(self, node: ast.expr, scope: Scope) -> Expression:
        """Translate an expression, one level deeper."""
        if isinstance(node, ast.Name):
            return self.name(node, scope)
        if isinstance(node, ast.Attribute):
            return self.attribute(node, scope)
        if isinstance(node, ast.Call):
            return self.call(node, scope)
        return self.made(node, scope)

    def made(self, node: ast.expr, scope: Scope) -> Expression:  # noqa: C901, PLR0911, PLR0912 (one case per kind of node)
        """Translate an expression that is a literal, or made of others."""
        pos = at(node)
        match node:
            case ast.Constant(value=None | str() | int() | float() | bool() as value):
                return Value(pos, value)
            case ast.JoinedStr(values=values):
                return Template(pos, tuple(self.part(one, scope) for one in values))
            case ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts):
                return self.display(node, elts, scope)
            case ast.Dict():
                return self.dictionary(node, scope)
            case ast.IfExp():
                sides = (self.expression(node.body, scope), self.expression(node.orelse, scope))
                test = self.expression(node.test, scope)
                return defaulted(test, *sides) or Choice(pos, test, *sides)
            case ast.BoolOp(op=ast.Or()):
                values_ = tuple(self.expression(one, scope) for one in node.values)
                return Call(pos, "or", values_, spread=False)
            case ast.UnaryOp(op=ast.Not()):
                return Operation(pos, "!", (self.expression(node.operand, scope),))
            case ast.UnaryOp(op=ast.USub()):
                return Operation(pos, "-", (self.expression(node.operand, scope),))
            case ast.BinOp():
                mark = OPERATORS.get(type(node.op))
                sides = (self.expression(node.left, scope), self.expression(node.right, scope))
                if mark == "+" and any(
                    isinstance(one, Template | Value) and is_text(one) for one in sides
                ):
                    return Template(pos, sides)
                return Operation(pos, mark, sides) if mark else unknown(node)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARED:
                sides = (self.expression(left, scope), self.expression(right, scope))
                if isinstance(op, ast.IsNot) and is_setting(sides[0]) and is_false(sides[1]):
                    return Call(pos, "or", (sides[0], Value(pos, value=True)), spread=False)
                return Operation(pos, COMPARED[type(op)], sides)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                inner = self.file.reading.inner[node]
                return self.each(node, self.expression(node.elt, inner), scope)
            case ast.DictComp():
                return self.each(
                    node, self.expression(node.value, self.file.reading.inner[node]), scope
                )
            case ast.Subscript():
                base = self.expression(node.value, scope)
                if isinstance(node.slice, ast.Slice):
                    return self.sliced(node, node.slice, base, scope)
                return stepped(base, self.expression(node.slice, scope), pos)
            case _:
                return unknown(node)

    def part(self, node: ast.expr, scope: Scope) -> str | Expression:
        """Translate a part of an f-string; a format of its own makes it unknown."""
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.FormattedValue):
            formatted = node.format_spec is not None or node.conversion != -1
            return unknown(node) if formatted else self.expression(node.value, scope)
        return unknown(node)

    def display(self, node: ast.expr, elts: list[ast.expr], scope: Scope) -> Expression:
        """Translate a list; one that takes in others is their concatenation."""
        if not any(isinstance(one, ast.Starred) for one in elts):
            return Items(at(node), tuple(self.expression(one, scope) for one in elts))
        parts: list[Expression] = []
        for one in elts:
            if isinstance(one, ast.Starred):
                parts.append(self.expression(one.value, scope))
            else:
                parts.append(Items(at(one), (self.expression(one, scope),)))
        return Call(at(node), "concat", tuple(parts), spread=False)

    def dictionary(self, node: ast.Dict, scope: Scope) -> Expression:
        """Translate a dictionary; one that takes in others is their merger."""
        parts: list[Expression] = []
        pairs: list[tuple[Expression, Expression]] = []
        for key, one in zip(node.keys, node.values, strict=True):
            if key is None:
                if pairs:
                    parts.append(Pairs(at(node), tuple(pairs)))
                pairs = []
                parts.append(self.expression(one, scope))
            else:
                pairs.append((self.expression(key, scope), self.expression(one, scope)))
        if not parts:
            return Pairs(at(node), tuple(pairs))
        if pairs:
            parts.append(Pairs(at(node), tuple(pairs)))
        return Call(at(node), "merge", tuple(parts), spread=False)

    def each(self, node: ast.expr, value: Expression, scope: Scope) -> Expression:
        """Translate a comprehension of one loop; what it binds is bound by its names."""
        generators: list[ast.comprehension] = getattr(node, "generators", [])
        inner = self.file.reading.inner[node]
        if len(generators) != 1:
            return unknown(node)
        one = generators[0]
        tests = [self.expression(test, inner) for test in one.ifs]
        test = None if not tests else tests[0] if len(tests) == 1 else unknown(node)
        key = self.expression(node.key, inner) if isinstance(node, ast.DictComp) else None
        collection = self.expression(one.iter, scope)
        # Each item is bound as a whole, and names take their part of it.
        self.loops.pop(id(one.iter), None)
        return For(at(node), (f"${id(one.iter)}",), collection, key, value, test, grouped=False)

    def name(self, node: ast.Name, scope: Scope) -> Expression:  # noqa: PLR0911 (one case per binding)
        """Translate a name: to what it is bound to, a resource, or what a loop binds."""
        for frame in reversed(self.bound):
            if node.id in frame:
                return frame[node.id]
        reading = self.file.reading
        holder = scope.find(node.id)
        if holder is reading.top and node.id in reading.imports:
            imported = reading.imports[node.id]
            if imported.name and imported.module in self.modules:
                return Reference(at(node), "import", (imported.module, imported.name))
            return unknown(node)
        kind = self.file.kind(node, scope)
        if kind is not None and kind.type.lstrip("lm")[:1] == "$" and holder is reading.top:
            return Reference(at(node), "resource", (node.id,))
        one = self.only(node, scope)
        if one is None:
            return unknown(node)
        value = self.file.reading.value(one)
        if value is not None:
            return self.expression(value, one.scope)
        if one.how == "item" and isinstance(one.node, ast.expr):
            return self.looped(node, one)
        return unknown(node)

    def looped(self, node: ast.Name, one: Binding) -> Expression:
        """Translate what a loop binds, and note the loop."""
        assert isinstance(one.node, ast.expr)  # noqa: S101 (its caller looked)
        key = id(one.node)
        if key not in self.loops:
            collection = self.expression(one.node, one.scope)
            self.loops[key] = Loop(collection)
        loop = self.loops[key]
        loop.names[f"${key}"] = ()
        steps = tuple(Value(at(node), index) for index in one.path)
        return Reference(at(node), f"${key}", steps)

    def attribute(self, node: ast.Attribute, scope: Scope) -> Expression:
        """Translate an attribute: of a module, of a member, or of a value."""
        if isinstance(node.value, ast.Name):
            imported = self.file.reading.imports.get(node.value.id)
            if imported is not None and not imported.name and imported.module in self.modules:
                return Reference(at(node), "import", (imported.module, node.attr))
        path = self.file.path(node, scope)
        if path is not None:
            held = (
                sdk.offer(path.package, path.module, "e", path.name)
                if len(path.rest) == 1
                else None
            )
            value = None if held is None else held.members.get(path.rest[0])
            return unknown(node) if value is None else Value(at(node), value)
        return stepped(self.expression(node.value, scope), node.attr, at(node))

    def sliced(
        self, node: ast.Subscript, cut: ast.Slice, base: Expression, scope: Scope
    ) -> Expression:
        """Translate a slice."""
        if cut.step is not None:
            return unknown(node)
        lower = Value(at(node), 0) if cut.lower is None else self.expression(cut.lower, scope)
        upper = Value(at(node), 1_000) if cut.upper is None else self.expression(cut.upper, scope)
        return Call(at(node), "slice", (base, lower, upper), spread=False)

    def call(self, node: ast.Call, scope: Scope) -> Expression:  # noqa: C901, PLR0911, PLR0912 (one case per kind of call)
        """Translate a call."""
        pos, function = at(node), node.func
        called = dotted(function)
        if called in JSON and node.args:
            return Call(pos, "jsonencode", (self.expression(node.args[0], scope),), spread=False)
        if called in ("pulumi.Output.concat", "Output.concat"):
            return Template(pos, tuple(self.expression(one, scope) for one in node.args))
        if called in ("pulumi.Output.from_input", "Output.from_input", "pulumi.Output.secret"):
            return self.expression(node.args[0], scope) if node.args else unknown(node)
        if called == "pulumi.get_stack":
            words = (Value(pos, ""), Value(pos, ""), Value(pos, "stack"))
            return Call(pos, "setting", words, spread=False)
        path = (
            self.file.path(function, scope)
            if isinstance(function, ast.Attribute | ast.Name)
            else None
        )
        if path is not None and path.name.endswith("Args"):
            if any(one.arg is None for one in node.keywords):
                return unknown(node)
            pairs = tuple(
                (Value(at(one), one.arg), self.expression(one.value, scope))
                for one in node.keywords
            )
            return Pairs(pos, pairs)
        kind = self.file.kind(node, scope)
        if kind is not None and kind.type[:1] == "$":
            label = self.labels.get(id(node)) or f"@{pos}"
            return Reference(pos, "resource", (label,))
        if isinstance(function, ast.Name):
            if function.id in SAME and scope.find(function.id) is None and node.args:
                args = tuple(self.expression(one, scope) for one in node.args)
                return Call(pos, function.id, args, spread=False)
            return self.inlined(node, function, scope)
        if isinstance(function, ast.Attribute):
            if function.attr == "apply" and node.args and isinstance(node.args[0], ast.Lambda):
                return self.expression(node.args[0].body, self.file.reading.inner[node.args[0]])
            if function.attr == "subnets" and isinstance(function.value, ast.Call):
                return self.subnets(node, function.value, scope)
            if function.attr in METHODS and not node.keywords:
                args = tuple(self.expression(one, scope) for one in (function.value, *node.args))
                return Call(pos, METHODS[function.attr], args, spread=False)
            if function.attr in GETS:
                return self.asked(node, function, scope)
        return unknown(node)

    def asked(self, node: ast.Call, function: ast.Attribute, scope: Scope) -> Expression:
        """Translate what a configuration, or a dictionary, is asked for."""
        pos = at(node)
        words = {one.arg: one.value for one in node.keywords}
        key = node.args[0] if node.args else words.get("key")
        default = node.args[1] if node.args[1:] else words.get("default")
        instead = None if default is None else self.expression(default, scope)
        space = namespace(function.value, scope)
        if space is None or key is None:
            held = self.expression(function.value, scope)
            if function.attr != "get" or key is None or not isinstance(held, Pairs | Reference):
                return instead or unknown(node)
            args = (held, self.expression(key, scope), instead or Value(pos, None))
            return Call(pos, "lookup", args, spread=False)
        kind = function.attr.partition("_")[2]
        if kind.startswith("secret"):
            return unknown(node)
        needed = "!" if function.attr.startswith("require") else ""
        words_ = (Value(pos, space), self.expression(key, scope), Value(pos, kind + needed))
        setting = Call(pos, "setting", words_, spread=False)
        return Call(pos, "coalesce", (setting, instead), spread=False) if instead else setting

    def subnets(self, node: ast.Call, network: ast.Call, scope: Scope) -> Expression:
        """Translate `ip_network(…).subnets(prefixlen_diff=…)`."""
        bits = next((one.value for one in node.keywords if one.arg == "prefixlen_diff"), None)
        if bits is None or not network.args or "etwork" not in dotted(network.func):
            return unknown(node)
        args = (self.expression(network.args[0], scope), self.expression(bits, scope))
        return Call(at(node), "subnets", args, spread=False)

    def inlined(self, node: ast.Call, function: ast.Name, scope: Scope) -> Expression:
        """Translate the call of a function of this file to what it returns."""
        raise NotImplementedError
