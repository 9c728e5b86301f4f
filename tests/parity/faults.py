"""Deliberate faults, made mechanically in a project's text: each changes one thing that it says."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

TOKEN = re.compile(
    r'(?P<text>"(?:[^"\\$%\n]|\\.)+")|\b(?P<bool>true|false)\b|(?<![\w."-])(?P<number>\d+)(?![\w."-])'
)
BLOCK = re.compile(r'^(resource|output|variable) "[^\n]*\{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
WAITS = re.compile(r"^  depends_on = \[[^\]]*\]\n", re.MULTILINE)
# What is written for people, or for the engine's own installation.
WORDS = re.compile(r"^\s*(#|//|description\s+=|error_message\s+=|type\s+=)")


class Fault(NamedTuple):
    """One changed file, and what was changed where."""

    file: str
    text: str
    what: str


def other(word: str) -> str:
    """Say something else of the same kind."""
    if word in {"true", "false"}:
        return "false" if word == "true" else "true"
    return str(int(word) + 1) if word.isdigit() else f'{word[:-1]}x"'


def in_terraform(files: Mapping[str, str]) -> Iterator[Fault]:
    """Change values, and leave out resources, outputs, settings and orders."""
    for file, text in files.items():
        if not file.endswith(".tf") or file == "versions.tf":
            continue
        start = 0
        for line in text.splitlines(keepends=True):
            value = line if re.match(r"\s*\S+\s+=", line) or "[" in line else ""
            if value and not WORDS.match(line):
                for match in TOKEN.finditer(line):
                    if not line[match.end() :].lstrip().startswith(("=", "{")):
                        at = start + match.start()
                        changed = text[:at] + other(match[0]) + text[start + match.end() :]
                        yield Fault(file, changed, f"{line.strip()} [{match[0]}]")
            start += len(line)
        for pattern, what in ((BLOCK, "leave out"), (WAITS, "do not wait")):
            for match in pattern.finditer(text):
                head = match[0].splitlines()[0]
                yield Fault(file, text[: match.start()] + text[match.end() :], f"{what} {head}")


def in_python(files: Mapping[str, str]) -> Iterator[Fault]:
    """Change constants, and leave out statements that make something."""
    for file, text in files.items():
        if not file.endswith(".py"):
            continue
        tree = ast.parse(text)
        words = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        lines = text.splitlines(keepends=True)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in words:
                fault = constant(file, lines, node)
                if fault is not None:
                    yield fault
        for node in tree.body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                kept = [*lines[: node.lineno - 1], *lines[node.end_lineno or node.lineno :]]
                head = lines[node.lineno - 1].strip()
                yield Fault(file, "".join(kept), f"leave out {head} line {node.lineno}")


def constant(file: str, lines: list[str], node: ast.Constant) -> Fault | None:
    """Change a constant, where it stands on one line."""
    line = lines[node.lineno - 1].encode()
    old = line[node.col_offset : node.end_col_offset].decode()
    value = node.value
    if node.end_lineno != node.lineno or old[:1] not in "\"'0123456789TF":
        return None
    if isinstance(value, bool):
        new = str(not value)
    elif isinstance(value, int):
        new = str(value + 1)
    elif isinstance(value, str) and value:
        new = f"{old[:-1]}x{old[-1]}"
    else:
        return None
    changed = (line[: node.col_offset] + new.encode() + line[node.end_col_offset :]).decode()
    text = "".join([*lines[: node.lineno - 1], changed, *lines[node.lineno :]])
    return Fault(file, text, f"{line.decode().strip()} [{old}]")
