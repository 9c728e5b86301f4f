"""A Python module as text and tree: where its nodes stand, and where it speaks of a name."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INSIDE = re.compile(r"\{[^{}]*\}")

Edit = tuple[int, int, str]
"""Where a text is replaced, from one offset to another, and by what."""


class Source:
    """A text, what was read from it, and where that stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def _offset(self, line: int, column: int) -> int:
        """Turn a column in bytes of UTF-8 into an offset in characters."""
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(before)

    def start(self, node: ast.stmt | ast.expr) -> int:
        """Return the offset of the first character of a node."""
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.stmt | ast.expr) -> int:
        """Return the offset behind the last character of a node."""
        return self._offset(node.end_lineno or node.lineno, node.end_col_offset or 0)

    def renamed(self, names: Mapping[str, str]) -> Iterator[Edit]:
        """Rename what the module has imported, wherever no function has a name like it."""
        changed = {old: new for old, new in names.items() if old != new}
        yield from self._renamed(self.tree, changed)

    def _renamed(self, node: ast.AST, names: Mapping[str, str]) -> Iterator[Edit]:
        if isinstance(node, ast.JoinedStr):  # Python 3.11 does not tell where its parts stand
            start, end = self.start(node), self.end(node)
            said = self.text[start:end]
            new = _INSIDE.sub(lambda found: _spelt(found.group(), names), said)
            if new != said:
                yield (start, end, new)
            return
        if isinstance(node, ast.Name):
            if node.id in names and isinstance(node.ctx, ast.Load):
                yield (self.start(node), self.end(node), names[node.id])
            return
        bound = _bound(node)
        inner = {old: new for old, new in names.items() if old not in bound} if bound else names
        for child in ast.iter_child_nodes(node):
            yield from self._renamed(child, inner)


def _spelt(code: str, names: Mapping[str, str]) -> str:
    return re.sub(
        r"(?<![\w.\"'])[A-Za-z_]\w*", lambda found: names.get(found.group(), found.group()), code
    )


def _bound(node: ast.AST) -> set[str]:
    """Name what a function or a comprehension has as names of its own."""
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        return {arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)}
    if isinstance(node, ast.ListComp | ast.DictComp | ast.SetComp | ast.GeneratorExp):
        return {
            one.id
            for generator in node.generators
            for one in ast.walk(generator.target)
            if isinstance(one, ast.Name)
        }
    return set()
