"""Python texts in stretches of whole statements, so that what two texts share is parsed once.

A stretch that Python takes by itself means the same between others that it takes by themselves,
and where one starts on the same line its tree has the same places.
"""

from __future__ import annotations

import ast

MOST = 4_000  # stretches that are kept
LIKE = 8  # stretches that start on one line


class Stretches:
    """What was parsed before, by the line where it starts."""

    def __init__(self) -> None:
        self.held: dict[int, dict[str, list[ast.stmt]]] = {}
        self.count = 0

    def tree(self, text: str) -> ast.Module:
        """Parse a text; raises what `compile` raises where Python does not take it."""
        # What has to stand first, and what ends lines for Python alone, is read as a whole.
        plain = "__future__" not in text and "\f" not in text and "\r" not in text
        statements = self.together(text) if plain else None
        if statements is not None:
            return ast.Module(statements, [])
        tree = ast.parse(text)
        # `return` outside a function and the like are found only by compiling.
        compile(tree, "<text>", "exec", dont_inherit=True)
        if plain:
            self.keep(text, tree.body)
        return tree

    def keep(self, text: str, statements: list[ast.stmt]) -> None:
        """Keep the stretches of a text: each ends with a statement, and the line that it is on."""
        if self.count > MOST:
            self.held.clear()
            self.count = 0
        lines = [f"{row}\n" for row in text.split("\n")]
        first, waiting = 1, list[ast.stmt]()
        for index, statement in enumerate(statements):
            waiting.append(statement)
            last = statement.end_lineno or first
            follower = statements[index + 1] if index + 1 < len(statements) else None
            if follower is not None and follower.lineno <= last:
                continue  # Two statements on one line.
            self.add(first, "".join(lines[first - 1 : last]), waiting)
            first, waiting = last + 1, []

    def add(self, line: int, stretch: str, statements: list[ast.stmt]) -> None:
        """Keep one stretch; of many that start on a line the newest."""
        several = self.held.setdefault(line, {})
        if stretch not in several:
            several[stretch] = statements
            self.count += 1
            if len(several) > LIKE:
                del several[next(iter(several))]

    def together(self, text: str) -> list[ast.stmt] | None:
        """Put a text together of what is known and what little is new; None where it is not so."""
        found: list[ast.stmt] = []
        pos, line, new, known = 0, 1, 0, 0
        new_line = 1
        while pos < len(text):
            stretch = next(
                (one for one in self.held.get(line, ()) if text.startswith(one, pos)), None
            )
            if stretch is not None:
                if new < pos:
                    statements = self.fresh(text[new:pos], new_line)
                    if statements is None:
                        return None
                    found += statements
                found += self.held[line][stretch]
                pos += len(stretch)
                line += stretch.count("\n")
                new, new_line = pos, line
                known += 1
                continue
            if line > LIKE * 2 and not known:
                return None  # Another file altogether.
            end = text.find("\n", pos)
            pos = len(text) if end < 0 else end + 1
            line += 1
        statements = self.fresh(text[new:], new_line) if known else None
        return None if statements is None else found + statements

    def fresh(self, stretch: str, line: int) -> list[ast.stmt] | None:
        """Parse a new stretch where it stands; None where Python does not take it by itself."""
        if not stretch.strip():
            return []
        try:
            tree = ast.parse("\n" * (line - 1) + stretch)
            compile(tree, "<text>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        return tree.body
