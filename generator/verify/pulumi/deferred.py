"""Functions that run once an output is known, and what they read of a loop that is over by then."""

import ast
from collections.abc import Iterator

from generator.verify.pulumi.file import File
from generator.verify.pulumi.scopes import Scope
from generator.verify.pulumi.unresolved import Told

RULE = "loop-variable"


def deferred(file: File) -> Iterator[Told]:
    """Find what is handed to `apply` inside a loop and reads what changes with each turn."""
    loops = [one for one, _ in file.reading.watched if isinstance(one, ast.For)]
    for call, scope, _ in file.reading.calls:
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr != "apply" or not call.args:
            continue
        given = call.args[0]
        if isinstance(given, ast.Lambda):
            around = [one for one in loops if holds(one, call) and not left(one)]
            if not around and scope is file.reading.top:
                continue
            for node in read(given, file, scope, around):
                message = f"`{node.id}` is read once the loop is over: it has its last value then"
                hint = f"write `lambda …, {node.id}={node.id}: …`"
                yield Told(RULE, node, message, hint)


def read(given: ast.Lambda, file: File, scope: Scope, around: list[ast.For]) -> Iterator[ast.Name]:
    """Give the names of a lambda that loops around it bind, each once."""
    inner = file.reading.inner.get(given)
    told: set[str] = set()
    for node in ast.walk(given.body) if inner is not None else ():
        if not isinstance(node, ast.Name) or node.id in told or inner is None:
            continue
        holder = inner.find(node.id)
        # What the lambda takes itself, or a comprehension in it, is its own.
        if holder is None or holder is inner or node.id not in scope_names(scope, holder):
            continue
        if within(node, given):
            continue
        items = [one.node for one in holder.names[node.id] if one.how == "item"]
        if len(items) != len(holder.names[node.id]):
            continue
        turned = all(
            any(item is one.iter for one in around) or comprehended(item, holder, file)
            for item in items
        )
        if turned:
            told.add(node.id)
            yield node


def scope_names(scope: Scope, holder: Scope) -> frozenset[str]:
    """Give the names of a scope, where it is one that a call stands in."""
    one: Scope | None = scope
    while one is not None:
        if one is holder:
            return frozenset(holder.names)
        one = one.outer
    return frozenset()


def within(node: ast.Name, given: ast.Lambda) -> bool:
    """Tell whether a comprehension or a lambda inside the lambda binds the name."""
    for one in ast.walk(given.body):
        if isinstance(one, ast.comprehension):
            names = {name.id for name in ast.walk(one.target) if isinstance(name, ast.Name)}
            if node.id in names:
                return True
        if isinstance(one, ast.Lambda) and node.id in {arg.arg for arg in one.args.args}:
            return True
    return False


def comprehended(item: ast.AST | None, holder: Scope, file: File) -> bool:
    """Tell whether it is a comprehension whose names these are: the call stands inside."""
    return any(
        one.iter is item for one, scope in file.reading.watched
        if isinstance(one, ast.comprehension) and scope is holder
    )  # fmt: skip


def holds(loop: ast.For, call: ast.Call) -> bool:
    """Tell whether a call stands in the body of a loop."""
    last = loop.body[-1]
    return loop.body[0].lineno <= call.lineno <= (last.end_lineno or last.lineno)


def left(loop: ast.For) -> bool:
    """Tell whether a loop may end early: its last value is then the one that was meant."""
    return any(isinstance(one, ast.Break | ast.Return) for one in ast.walk(loop))
