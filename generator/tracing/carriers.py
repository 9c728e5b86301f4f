"""The lines of a project that speak of a variable: where it is declared, set and used."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Engine

_MODULE = "settings"  # reads every variable of a Pulumi program
_PATTERNS: dict[str, str] = {
    ".tf": r'\bvar\.{0}\b|^variable "{0}"',
    ".tfvars": r"^{0}\s*=",
    ".yaml": r"^\s*[\w-]+:{0}:",
}


def carriers(
    files: Mapping[str, str], variable: str, *, engine: Engine
) -> dict[str, tuple[int, ...]]:
    """Return, by file, the lines that speak of `variable`; they count from 1."""
    found = {
        file: lines(file, text, engine=engine).get(variable, ()) for file, text in files.items()
    }
    return {file: numbers for file, numbers in found.items() if numbers}


def spoken_of(file: str, text: str, line: int, *, engine: Engine) -> tuple[str, ...]:
    """Return the variables that one line speaks of, or where they are declared, its paragraph."""
    rows = text.splitlines()
    first = last = line
    if file in {"variables.tf", f"{_MODULE}.py"}:
        start = 'variable "' if file == "variables.tf" else ""
        while first > 1 and not (start and rows[first - 1].startswith(start)):
            if not start and not rows[first - 2].strip():
                break
            first -= 1
        while last < len(rows) and rows[last].strip() and not start:
            last += 1
    found = lines(file, text, engine=engine).items()
    return tuple(name for name, numbers in found if any(first <= n <= last for n in numbers))


@cache
def lines(file: str, text: str, *, engine: Engine) -> dict[str, tuple[int, ...]]:
    """Return the lines of a file by the variable that they speak of."""
    found = _python(file, text) if file.endswith(".py") else _plain(file, text, engine)
    return {name: tuple(sorted(set(numbers))) for name, numbers in found.items()}


def _plain(file: str, text: str, engine: Engine) -> dict[str, list[int]]:
    ending = file[file.rfind(".") :]
    if ending not in _PATTERNS or (engine == "terraform") != ending.startswith(".tf"):
        return {}
    pattern = re.compile(_PATTERNS[ending].format(r"(\w+)").replace("|^", "|^"))
    found: dict[str, list[int]] = {}
    for number, row in enumerate(text.splitlines(), 1):
        for names in pattern.findall(row):
            name = names if isinstance(names, str) else next(filter(None, names))
            found.setdefault(name, []).append(number)
    return found


def _python(file: str, text: str) -> dict[str, list[int]]:
    """Follow names that a module imports from the settings, and in the settings all of them."""
    tree = ast.parse(text)
    own = file == f"{_MODULE}.py"
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == _MODULE:
            known |= {alias.asname or alias.name: alias.name for alias in node.names}
    found: dict[str, list[int]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and (own or node.id in known):
            found.setdefault(known.get(node.id, node.id), []).append(node.lineno)
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == _MODULE
        ):
            found.setdefault(node.attr, []).append(node.lineno)
    return found
