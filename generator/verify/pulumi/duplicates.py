"""Resources of one class that have the same name: the engine refuses the second."""

import ast
from collections.abc import Iterator, Mapping

from generator.verify.finding import Finding
from generator.verify.pulumi.file import File, alone
from generator.verify.pulumi.kinds import dotted
from generator.verify.pulumi.program import Parsed
from generator.verify.pulumi.scopes import Scope

TWICE = 2


def duplicates(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Find them, where both are made for certain and have no parent of their own."""
    yield from exported(parsed, files)
    seen: dict[tuple[str, str, str, str], tuple[str, int]] = {}
    for file in sorted(parsed):
        if not any(one.startswith("pulumi_") for one in parsed[file].modules):
            continue
        reader = alone(files[file])
        functions = {one.name for one in parsed[file].tree.body if isinstance(one, ast.FunctionDef)}
        for call, scope, once in reader.reading.calls:
            name = call.args[0] if call.args else None
            if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
                continue
            if not once:
                yield from again(call, scope, reader, file)
                continue
            if any(one.arg in ("opts", None) and has_parent(one.value) for one in call.keywords):
                continue
            kind = reader.kind(call, scope)
            if kind is None or kind.type[0] != "$":
                continue
            key = (kind.package, kind.module, kind.type, name.value)
            if isinstance(call.func, ast.Name) and call.func.id in functions:
                # What a function of the module's own makes of the name is its business.
                key = (*key[:3], f"{file}: {name.value}")
            if key in seen:
                there, line = seen[key]
                message = f"`{kind.module}.{kind.type[1:]}` is named `{name.value}` a second time"
                yield Finding(
                    "duplicate",
                    "error",
                    file,
                    call.lineno,
                    call.col_offset + 1,
                    message,
                    f"the first is at {there}:{line}",
                )
            else:
                seen[key] = (file, call.lineno)


def exported(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Find outputs of the stack that a file gives twice for certain: the first is lost."""
    for file in sorted(parsed):
        seen: dict[str, int] = {}
        for call, _, once in alone(files[file]).reading.calls:
            function = call.func
            if not once or not isinstance(function, ast.Attribute) or function.attr != "export":
                continue
            name = call.args[0] if call.args else None
            if dotted(function) != "pulumi.export" or not isinstance(name, ast.Constant):
                continue
            called = str(name.value)
            if called in seen:
                message = f"the stack's output `{called}` is given a second time"
                hint = f"the first is at line {seen[called]}"
                line, column = call.lineno, call.col_offset + 1
                yield Finding("duplicate", "error", file, line, column, message, hint)
            seen.setdefault(called, call.lineno)


def again(call: ast.Call, scope: Scope, reader: File, file: str) -> Iterator[Finding]:
    """Find a resource that a loop makes several times, and that has one name."""
    if any(one.arg in ("opts", None) and has_parent(one.value) for one in call.keywords):
        return
    for loop, _ in reader.reading.watched:
        if not isinstance(loop, ast.For) or call not in made(loop) or turns(loop.iter) < TWICE:
            continue
        kind = reader.kind(call, scope)
        if kind is not None and kind.type[0] == "$":
            name = getattr(call.args[0], "value", "")
            message = f"`{kind.module}.{kind.type[1:]}` is named `{name}` in every turn of the loop"
            hint = "put what differs into the name"
            line, column = call.lineno, call.col_offset + 1
            yield Finding("duplicate", "error", file, line, column, message, hint)
            return


def made(loop: ast.For) -> list[ast.expr]:
    """List what a loop calls in every turn: its statements themselves, or what they assign."""
    if any(isinstance(one, ast.Break | ast.Return) for one in ast.walk(loop)):
        return []
    return [
        one.value
        for one in loop.body
        if isinstance(one, ast.Expr | ast.Assign) and isinstance(one.value, ast.Call)
    ]


def turns(node: ast.expr) -> int:  # noqa: PLR0911 (one answer per kind of loop)
    """Tell how often a loop turns at least; 0 where that is not written out."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return len(node.elts) if not any(isinstance(one, ast.Starred) for one in node.elts) else 0
    if isinstance(node, ast.Dict):
        return len(node.keys) if None not in node.keys else 0
    if not isinstance(node, ast.Call):
        return 0
    if isinstance(node.func, ast.Attribute) and node.func.attr == "items" and not node.args:
        return turns(node.func.value)
    if isinstance(node.func, ast.Name) and len(node.args) == 1:
        one = node.args[0]
        if node.func.id == "enumerate":
            return turns(one)
        if node.func.id == "range" and isinstance(one, ast.Constant) and type(one.value) is int:
            return one.value
    return 0


def has_parent(options: ast.expr) -> bool:
    """Tell whether options may name a parent: any that are not written out may."""
    if not isinstance(options, ast.Call):
        return True
    return any(one.arg in ("parent", None) for one in options.keywords)
