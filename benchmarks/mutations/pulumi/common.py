"""What the ways to break Pulumi programs share: walking a program, and where its nodes stand."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.mutations.mutant import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base

SDKS = ("pulumi_aws", "pulumi_alicloud", "pulumi_azure_native")


class Code(NamedTuple):
    """One file: its tree, and the names under which it has the SDK."""

    file: str
    text: str
    tree: ast.Module
    starts: tuple[int, ...]
    sdk: frozenset[str]
    words: frozenset[str]

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Tell where a node stands, as offsets; columns of the tree count bytes."""
        return (
            self.offset(node.lineno, node.col_offset),  # type: ignore[attr-defined]
            self.offset(node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
        )

    def offset(self, line: int, column: int) -> int:
        """Turn line and column into an offset."""
        start = self.starts[line - 1]
        if self.text.isascii():
            return start + column
        text = self.text[start : self.starts[line]] if line < len(self.starts) else ""
        return start + len((text or self.text[start:]).encode()[:column].decode())

    def replaced(self, node: ast.AST, text: str) -> Edit:
        """Replace a node."""
        return Edit(self.file, *self.span(node), text)

    def source(self, node: ast.AST) -> str:
        """Give a node as it is written."""
        start, end = self.span(node)
        return self.text[start:end]

    def without(self, node: ast.AST) -> Edit:
        """Remove an item of a list in brackets, and the comma behind it."""
        start, end = self.span(node)
        rest = self.text[end:].lstrip()
        if rest.startswith(","):
            end = self.text.index(",", end) + 1
        return Edit(self.file, start, end, "")

    def name_of(self, node: ast.Attribute) -> tuple[int, int]:
        """Tell where the last word of a dotted name stands."""
        _, end = self.span(node)
        return end - len(node.attr), end


def codes(base: Base) -> list[Code]:
    """Read a program's files."""
    if "codes" not in base.kept:
        base.kept["codes"] = [
            code(file, text) for file, text in base.files.items() if file.endswith(".py")
        ]
    return base.kept["codes"]  # type: ignore[return-value]


def code(file: str, text: str) -> Code:
    """Read a file."""
    tree = ast.parse(text)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (alias.name if isinstance(node, ast.Import) else node.module or "").startswith(SDKS)
    }
    words = frozenset(re.findall(r"\w+", text))
    return Code(file, text, tree, tuple(starts), frozenset(names), words)


def calls(base: Base) -> list[tuple[Code, ast.Call, str]]:
    """Give every call into an SDK, and what is called."""
    if "calls" not in base.kept:
        base.kept["calls"] = list(_calls(base))
    return base.kept["calls"]  # type: ignore[return-value]


def _calls(base: Base) -> Iterator[tuple[Code, ast.Call, str]]:
    for one in codes(base):
        for node in ast.walk(one.tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name.partition(".")[0] in one.sdk and "." in name:
                    yield one, node, name


def dicts(base: Base) -> Iterator[tuple[Code, ast.Dict, str]]:
    """Give every dictionary that is an argument of such a call, or stands inside one."""
    for one, call, name in calls(base):
        for keyword in call.keywords:
            if keyword.arg in {"tags", "opts", "policy", "assume_role_policy"}:
                continue
            for node in ast.walk(keyword.value):
                if isinstance(node, ast.Dict) and node.keys:
                    yield one, node, f"{name}.{keyword.arg}"
