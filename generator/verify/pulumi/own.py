"""Names and functions of the program itself: what is used is there, and is called as it can be."""

import ast
import builtins
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.verify.finding import Finding, nearest, severity
from generator.verify.pulumi.program import Parsed, parse
from generator.verify.pulumi.scopes import Reading, read
from generator.verify.pulumi.standard import Said, options, standard

# What every module has without a word, beside Python's own names.
GIVEN = frozenset(dir(builtins)) | {"__file__", "__spec__", "__package__", "__path__"}


def own(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge names that nothing binds, and calls of the program's functions."""
    functions = {name: plain(files[name]) for name in parsed}
    for file in parsed:
        text = files[file]
        reading = read(text)
        for node, rule, message, hint in (
            *alone(text),
            *called(reading, reachable(reading, functions, file)),
        ):
            line, column = node.lineno, node.col_offset + 1
            yield Finding(rule, severity(rule), file, line, column, message, hint)


@lru_cache(maxsize=256)
def alone(text: str) -> tuple[Said, ...]:
    """Judge what does not depend on other files."""
    reading = read(text)
    return *unbound(reading), *standard(reading), *options(reading)


def unbound(reading: Reading) -> Iterator[tuple[ast.expr, str, str, str]]:
    """Give names that are bound nowhere in the file, in whatever scope."""
    if any(one.name == "*" for one in reading.imports.values()):
        return
    bound = {*reading.imports, *reading.top.names}
    bound.update(node.id for node in reading.names if not isinstance(node.ctx, ast.Load))
    for scope in reading.inner.values():
        bound.update(scope.names)
    for node in reading.names:
        if node.id not in bound and node.id not in GIVEN:
            yield node, "undeclared", f"nothing is named `{node.id}`", nearest(node.id, bound)


@lru_cache(maxsize=256)
def plain(text: str) -> dict[str, ast.FunctionDef]:
    """Give the functions of a module that are what they say: not decorated, and bound once."""
    reading = read(text)
    return {
        node.name: node
        for node in parse(text).tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.decorator_list
        and len(reading.top.names.get(node.name, ())) == 1
    }


def reachable(
    reading: Reading, functions: Mapping[str, dict[str, ast.FunctionDef]], file: str
) -> dict[str, ast.FunctionDef]:
    """Give the functions that a file can call, by the words of the call."""
    found = dict(functions[file])
    for name, imported in reading.imports.items():
        there = functions.get(f"{imported.module}.py")
        if not there or name in reading.rebound:
            continue
        if not imported.name:
            found |= {f"{name}.{one}": function for one, function in there.items()}
        elif imported.name in there:
            found[name] = there[imported.name]
    return found


def called(
    reading: Reading, functions: Mapping[str, ast.FunctionDef]
) -> Iterator[tuple[ast.expr, str, str, str]]:
    """Judge calls by the parameters of what is called."""
    if not functions:
        return
    for call, scope, _ in reading.calls:
        func = call.func
        words = func.id if isinstance(func, ast.Name) else ""
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            words = f"{func.value.id}.{func.attr}"
        function = functions.get(words)
        # A name that an inner scope binds is another thing there.
        if function is not None and scope.find(words.partition(".")[0]) is reading.top:
            for message, hint in fitting(call, function.args):
                yield call, "function-arguments", f"`{words}` {message}", hint


def fitting(call: ast.Call, takes: ast.arguments) -> Iterator[tuple[str, str]]:
    """Tell what does not fit between a call and the parameters."""
    by_place = [one.arg for one in (*takes.posonlyargs, *takes.args)]
    by_name = {one.arg for one in (*takes.args, *takes.kwonlyargs)}
    spread = any(isinstance(one, ast.Starred) for one in call.args)
    if not spread and takes.vararg is None and len(call.args) > len(by_place):
        yield f"takes {len(by_place)} arguments by place, not {len(call.args)}", ""
        return
    given = {one.arg for one in call.keywords}
    strange = sorted(one for one in given - by_name if one is not None)
    if strange and takes.kwarg is None:
        yield f"has no parameter `{strange[0]}`", nearest(strange[0], by_name)
    if spread or None in given:
        return
    filled = by_place[: len(call.args)]
    for name in filled:
        if name in given:
            yield f"is given `{name}` twice", ""
    needed = by_place[: len(by_place) - len(takes.defaults)]
    needed += [
        one.arg
        for one, default in zip(takes.kwonlyargs, takes.kw_defaults, strict=True)
        if default is None
    ]
    for name in needed:
        if name not in given and name not in filled:
            yield f"needs its parameter `{name}`", ""
