"""Outputs that are used as plain values: in texts, tests and loops, as names, in functions."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from generator.facts import pulumi as sdk
from generator.verify.pulumi.file import File
from generator.verify.pulumi.kinds import Path, dotted
from generator.verify.pulumi.outputs import METHODS, Outputs, offered
from generator.verify.pulumi.scopes import Scope

RULE = "unresolved-output"
COUNTING = frozenset({"len", "int", "float", "bool", "str", "abs", "round", "range"})
PASSING = frozenset(
    {"list", "tuple", "set", "sorted", "reversed", "enumerate", "zip", "sum", "min", "max", "any",
     "all", "dict", "iter", "next"}
)  # fmt: skip
DUMPS = frozenset({"dumps", "dump", "safe_dump"})
DUMPING = frozenset({"json.dumps", "yaml.dump", "yaml.safe_dump"})
MAKE_TEXT = "write `pulumi.Output.format(…)` or `pulumi.Output.concat(…)`, or do it in `.apply(…)`"
OPTIONS = "ResourceOptions"
RESOURCES = frozenset({"depends_on", "parent", "deleted_with"})
APPLY = "do it in `.apply(…)`"


class Told(NamedTuple):
    """A finding at a node: rule, node, message, hint."""

    rule: str
    node: ast.expr
    message: str
    hint: str


def unresolved(file: File) -> Iterator[Told]:
    """Find outputs that are used as plain values."""
    known = Outputs(file)
    for node, scope in file.reading.watched:
        yield from used(node, scope, known)
    for call, scope, _ in file.reading.calls:
        yield from handed(call, scope, known)


def used(node: ast.AST, scope: Scope, known: Outputs) -> Iterator[Told]:  # noqa: C901, PLR0912 (one case per kind of thing)
    """Judge texts, operators, tests and loops."""
    if isinstance(node, ast.FormattedValue):
        if known.output(node.value, scope):
            yield text(node.value)
    elif isinstance(node, ast.BinOp):
        for one in (node.left, node.right):
            if known.output(one, scope):
                yield text(one)
    elif isinstance(node, ast.Compare):
        if not all(isinstance(one, ast.Is | ast.IsNot) for one in node.ops):
            for one in (node.left, *node.comparators):
                if known.output(one, scope):
                    yield told(one, "is not known yet, and equals nothing", APPLY)
    elif isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
        yield from tested(node.test, scope, known)
    elif isinstance(node, ast.UnaryOp):
        if isinstance(node.op, ast.Not):
            yield from tested(node.operand, scope, known)
    elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
        yield from passed(node.iter, scope, known)


def tested(node: ast.expr, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge what is asked whether it is true."""
    for one in node.values if isinstance(node, ast.BoolOp) else (node,):
        if known.output(one, scope):
            yield told(one, "is not known yet, and true whatever it will be", APPLY)


def passed(node: ast.expr, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge what is gone through."""
    if known.output(node, scope):
        hint = f"{APPLY}; or, of a function, take the form without `_output`"
        yield told(node, "is not known yet: nobody can go through it", hint)


def handed(call: ast.Call, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge what calls are made of, and with."""
    function = call.func
    path = known.file.path(function, scope)
    if path is not None:
        if not path.rest and path.name:
            yield from packaged(call, path, scope, known)
    elif isinstance(function, ast.Name):
        yield from plain(call, function.id, scope, known)
    elif isinstance(function, ast.Attribute):
        yield from method(call, function, scope, known)
    for one in call.args:
        if isinstance(one, ast.Starred):
            yield from passed(one.value, scope, known)


def plain(call: ast.Call, name: str, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge what Python's own functions are called with, and options."""
    if name == OPTIONS:
        yield from options(call, scope, known)
    elif name in COUNTING and scope.find(name) is None:
        for one in call.args:
            if known.output(one, scope):
                yield text(one)
    elif name in PASSING and scope.find(name) is None:
        for one in call.args:
            yield from passed(one, scope, known)


def options(call: ast.Call, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge options that take resources: a name or an ID of one does not lead to it."""
    for word in call.keywords:
        if word.arg not in RESOURCES:
            continue
        value = word.value
        several = isinstance(value, ast.List | ast.Tuple)
        for one in value.elts if isinstance(value, ast.List | ast.Tuple) else [value]:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                message = (
                    f"`{word.arg}` takes {'resources' if several else 'a resource'}, not a text"
                )
                yield Told("wrong-type", one, message, "name the variable that holds the resource")
            elif isinstance(one, ast.Attribute) and known.output(one, scope):
                kind = known.file.kind(one.value, scope)
                if kind is not None and kind.type[:1] == "$":
                    words = ast.unparse(one.value)
                    message = f"`{word.arg}` takes a resource, not its `{one.attr}`"
                    yield Told("wrong-type", one, message, f"write `{words}`")


def method(  # noqa: C901 (one case per kind of method)
    call: ast.Call, function: ast.Attribute, scope: Scope, known: Outputs
) -> Iterator[Told]:
    """Judge the call of a method."""
    owner, name = function.value, function.attr
    if name == OPTIONS:
        yield from options(call, scope, known)
    elif name == "apply":
        yield from applied(call, owner, scope, known)
    elif isinstance(owner, ast.Constant):
        if name == "join":
            for one in held(call.args, scope, known):
                yield text(one)
        elif name == "format":
            for one in (*call.args, *(word.value for word in call.keywords)):
                if known.output(one, scope):
                    yield text(one)
    elif name in DUMPS and dotted(function) in DUMPING:
        for one in held(call.args[:1], scope, known):
            yield told(one, "is not known yet: no JSON can be made of it", "write "
                "`pulumi.Output.json_dumps(…)`, or do it in `.apply(…)`")  # fmt: skip
    elif name not in METHODS and known.output(owner, scope):
        hint = f"write `.apply(lambda it: it.{name}(…))`"
        yield told(owner, f"is not known yet, and has no `{name}` to call", hint)


def applied(call: ast.Call, owner: ast.expr, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge what an output is applied to."""
    early = known.at_once(owner, scope)
    if early:
        message = f"what `{early}` returns is known at once, and has no `apply`"
        hint = f"use it as it is, or call `{early}_output`"
        yield Told("unknown-attribute", call.func, message, hint)
        return
    one = call.args[0] if call.args else None
    if isinstance(one, ast.Lambda) and one.args.vararg is None and known.output(owner, scope):
        by_place = [*one.args.posonlyargs, *one.args.args]
        need = len(by_place) - len(one.args.defaults)
        if need > 1 or not by_place:
            message = f"`apply` hands its function one value, and this one takes {need}"
            hint = "what `pulumi.Output.all(…)` gives is one list: `lambda them: them[0]`"
            yield Told("function-arguments", one, message, hint if need else "")


def packaged(call: ast.Call, path: Path, scope: Scope, known: Outputs) -> Iterator[Told]:
    """Judge names of resources, and what functions take that answer at once."""
    if path.name[0].isupper():
        names = [word.value for word in call.keywords if word.arg == "resource_name"]
        for one in (*call.args[:1], *names):
            named = known.output(one, scope) and not path.name.endswith("Args")
            if named and sdk.offer(path.package, path.module, "r", path.name) is not None:
                message = "is not known yet, and a resource's name must be"
                yield told(one, message, "name the resource by what the program says itself")
    elif not path.name.endswith("_output") and offered(path.package, path.module, path.name):
        given = [word.value for word in call.keywords if word.arg not in (None, "opts")]
        for one in held([*call.args, *given], scope, known):
            message = f"is not known yet, and `{path.name}` must have it at once"
            yield told(one, message, f"call `{path.name}_output`")


def held(nodes: list[ast.expr], scope: Scope, known: Outputs) -> Iterator[ast.expr]:
    """Give the outputs among what is written out in displays."""
    for node in nodes:
        if isinstance(node, ast.Dict):
            yield from held(node.values, scope, known)
        elif isinstance(node, ast.List | ast.Tuple | ast.Set):
            yield from held(node.elts, scope, known)
        elif isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp):
            yield from held([node.elt], known.file.reading.inner[node], known)
        elif known.output(node, scope):
            yield node


def text(node: ast.expr) -> Told:
    """Say that a plain value is made of an output."""
    return told(node, "is not known yet: no plain value can be made of it", MAKE_TEXT)


def told(node: ast.expr, what: str, hint: str) -> Told:
    """Say what is wrong with how an output is used."""
    try:
        words = ast.unparse(node)
    except (RecursionError, ValueError):
        words = "…"
    words = words if len(words) <= 60 else f"{words[:57]}…"  # noqa: PLR2004 (about a line)
    return Told(RULE, node, f"`{words}` {what}", hint)
