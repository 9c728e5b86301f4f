"""Faults of names: variables, attributes, imports, settings; and plain syntax."""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from benchmarks.mutations.mutant import Edit
from benchmarks.mutations.pulumi.common import Code, calls, codes
from benchmarks.mutations.terraform.common import misspelt

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change

MARKS = re.compile(r'[{}"=()\[\],:]')
BUILTINS = frozenset(dir(builtins))


def sound(old: str, wrong: str, code: Code) -> bool:
    """Tell whether a misspelt name is one that nothing has."""
    return wrong != old and wrong not in code.words and wrong not in BUILTINS


def variable(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a name where it is used."""
    for code in codes(base):
        for node in ast.walk(code.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                wrong = misspelt(node.id, chance)
                if sound(node.id, wrong, code) and code.source(node) == node.id:
                    yield f"{code.file} {node.id}", (code.replaced(node, wrong),)


def attribute(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell an attribute of what a resource gives, or of a module of the program."""
    called = {id(call.func) for _, call, _ in calls(base)}
    for code in codes(base):
        for node in ast.walk(code.tree):
            if isinstance(node, ast.Attribute) and id(node) not in called:
                top = node.value
                while isinstance(top, ast.Attribute):
                    top = top.value
                if isinstance(top, ast.Name) and top.id in code.sdk:
                    continue
                start, end = code.name_of(node)
                if code.text[start:end] == node.attr:
                    wrong = misspelt(node.attr, chance)
                    yield f"{code.file} {node.attr}", (Edit(code.file, start, end, wrong),)


def imported(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell what is imported, or do not import it."""
    for code in codes(base):
        for node in code.tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                for alias in node.names:
                    wrong = misspelt(alias.name.rpartition(".")[2], chance)
                    yield f"{code.file} import", (code.replaced(alias, wrong),)
                yield f"{code.file} gone", (code.replaced(node, "pass"),)
                if isinstance(node, ast.ImportFrom) and node.module:
                    start, _ = code.span(node)
                    start += len("from ")
                    wrong = misspelt(node.module, chance)
                    edit = Edit(code.file, start, start + len(node.module), wrong)
                    yield f"{code.file} from", (edit,)


def undeclared(base: Base, _: random.Random) -> Iterator[Change]:
    """Remove a statement that gives something a name."""
    for code in codes(base):
        for node in code.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.FunctionDef):
                yield f"{code.file}", (code.replaced(node, "pass"),)


def own_function(base: Base, chance: random.Random) -> Iterator[Change]:
    """Call a function of the program, or of Python, with other arguments than it takes."""
    for code in codes(base):
        own = {node.name for node in ast.walk(code.tree) if isinstance(node, ast.FunctionDef)}
        for node in ast.walk(code.tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in own and (node.args or node.keywords):
                _, end = code.span(node)
                start = end - 1
                more = chance.choice(('"one", "more", "still"', "example=1"))
                has = code.text[:start].rstrip().endswith((",", "("))
                text = more if has else f", {more}"
                yield node.func.id, (Edit(code.file, start, start, text),)


def setting(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the key of a setting in the code, or leave it out of the project."""
    for code in codes(base):
        for node in ast.walk(code.tree):
            named = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("config.")
            if named and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                key = node.args[0]  # type: ignore[attr-defined]
                wrong = misspelt(str(key.value), chance)
                yield f"key {key.value}", (code.replaced(key, f'"{wrong}"'),)


def same_name(base: Base, _: random.Random) -> Iterator[Change]:
    """Give two resources of one class the same name."""
    for code in codes(base):
        for node in code.tree.body:
            value = node.value if isinstance(node, ast.Assign | ast.Expr) else None
            if isinstance(value, ast.Call):
                name = ast.unparse(value.func)
                resource = name.rpartition(".")[2][:1].isupper()
                if name.partition(".")[0] in code.sdk and value.args and resource:
                    _, end = code.span(node)
                    yield name, (Edit(code.file, end, end, f"\n{code.source(value)}"),)


def syntax(base: Base, chance: random.Random) -> Iterator[Change]:
    """Lose or double a mark, or indent a line."""
    for code in codes(base):
        marks = list(MARKS.finditer(code.text))
        for match in chance.sample(marks, min(40, len(marks))):
            yield f"lost {match[0]}", (Edit(code.file, match.start(), match.end(), ""),)
            twice_ = Edit(code.file, match.start(), match.start(), match[0])
            yield f"twice {match[0]}", (twice_,)
        for start in chance.sample(code.starts[:-2], min(10, len(code.starts) - 2)):
            yield "indent", (Edit(code.file, start, start, "   "),)


BREAKERS = {
    "name misspelt": variable,
    "attribute misspelt": attribute,
    "import misspelt or gone": imported,
    "declaration removed": undeclared,
    "own function with wrong arguments": own_function,
    "setting misspelt": setting,
    "two resources with one name": same_name,
    "syntax": syntax,
}
