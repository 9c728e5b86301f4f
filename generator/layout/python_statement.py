"""One Python statement, laid out so that `ruff format` leaves it at 88 and at 100 columns.

A bracket that must be split gets one item on each row and a comma behind the last: ruff keeps such
a bracket split at any line length. Where no comma can stand (a comprehension, a parenthesised
expression) the statement is stable only if it is too long for both lengths, or holds a bracket that
is split for good; what is neither is named in `unstable`.
"""

import re

from generator.layout.python_nodes import (
    NEWLINE,
    Group,
    Nodes,
    Reader,
    flat_row,
    forced_nodes,
    trimmed,
)

SHORT = 88
LONG = 100

# The operators that an expression is split at, those that bind least first.
_OPERATORS = (("if", "else"), ("or",), ("and",), ("|",), ("+", "-"), ("*", "/", "//", "%"))
# Inside a bracket, these too begin a row once something beside them takes several.
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


def lay_out_statement(text: str, indent: int) -> tuple[str, str]:
    """Return the statement laid out, first row without its indent, and what of it is unstable.

    The second part is "" where ruff leaves the statement alone at both line lengths. Raises
    ValueError where a bracket or a string is not closed.
    """
    reader = Reader(text)
    nodes = reader.read()
    unstable: list[str] = []
    writer = _Writer(unstable)
    row = writer.lay_out(nodes, indent, 0, statement=True)
    if reader.comment:
        row += "  " + reader.comment
    return row, "; ".join(unstable)


class _Writer:
    """Writes nodes, splitting brackets where a row would be too long."""

    def __init__(self, unstable: list[str]) -> None:
        self.unstable = unstable

    def lay_out(  # noqa: C901, PLR0911 - one return for each shape
        self, nodes: Nodes, indent: int, tail: int, *, statement: bool = False
    ) -> str:
        """Lay out one row of nodes that starts at column `indent` and has `tail` columns behind."""
        forced = forced_nodes(nodes)
        flat = flat_row(nodes)
        width = indent + len(flat) + tail
        if not forced and width <= SHORT:
            return flat
        if NEWLINE in nodes:
            return self._as_written(nodes, indent, tail, width)
        start = _value(nodes) if statement else 0
        words = () if start < 0 else _operators(nodes[start:])
        if forced and not words and not statement:
            words = tuple(node for node in nodes if isinstance(node, str) and node in _COMPARISONS)
        if words and not statement:
            rows = self._operands(nodes, words, indent, width)
            return ("\n" + " " * indent).join(rows)
        if words and (len(words) > 1 or not isinstance(nodes[-1], Group) or not nodes[-1].magic):
            return self._parenthesised(nodes, start, words, indent, width)
        if forced:
            return self._split(
                nodes, [n for n in nodes if isinstance(n, Group) and n.forced], indent, LONG + 1
            )
        groups = [n for n in nodes if isinstance(n, Group) and n.items and _can_split(n)]
        if not groups:
            if any(isinstance(node, Group) and node.items for node in nodes):
                self.unstable.append(f"a subscript is too long for 88 or 100 columns: {flat!r}")
            return self._unsplit(flat, indent, width, statement=statement)
        for group in reversed(groups):
            text = self._split(nodes, [group], indent, width)
            if indent + len(text.partition("\n")[0]) <= SHORT:
                break
        return text

    def _operands(self, nodes: Nodes, words: tuple[str, ...], indent: int, width: int) -> list[str]:
        """Lay out an expression inside a bracket with each of its operands on a row."""
        if width <= LONG and not forced_nodes(nodes) and not _split_for_good(nodes):
            self.unstable.append(
                f"an expression is between 89 and 100 columns: {flat_row(nodes)!r}"
            )
        return [self.lay_out(part, indent, 0) for part in _parts(nodes, words)]

    def _parenthesised(
        self, nodes: Nodes, start: int, words: tuple[str, ...], indent: int, width: int
    ) -> str:
        """Lay out a statement whose value gets parentheses, and its operands rows."""
        inner = indent + 4
        value = nodes[start:]
        alone = inner + len(flat_row(value))
        if not forced_nodes(value) and width <= LONG and not _split_for_good(value):
            self.unstable.append(f"a value is between 89 and 100 columns: {flat_row(nodes)!r}")
        if not forced_nodes(value) and alone <= SHORT:
            rows = [flat_row(value)]
        else:
            rows = self._operands(value, words, inner, alone)
        body = "".join(f"\n{' ' * inner}{row}" for row in rows)
        return f"{flat_row(nodes[:start])}({body}\n{' ' * indent})"

    def _split(self, nodes: Nodes, groups: list[Group], indent: int, width: int) -> str:
        chosen = {id(group) for group in groups}
        return "".join(
            self._explode(node, indent, width)
            if isinstance(node, Group) and id(node) in chosen
            else flat_row([node])
            for node in nodes
        )

    def _explode(self, group: Group, indent: int, width: int) -> str:
        inner = indent + 4
        rows: list[str] = []
        if group.clauses:
            rows = self._clauses(group, inner, width)
        else:
            comma = "," if group.magic and not group.joins else ""
            if not comma and width <= LONG and not group.forced:
                self.unstable.append(f"a bracket without a comma is split: {flat_row([group])!r}")
            for number, item in enumerate(group.items, start=1):
                rows += item.above
                end = comma or ("," if number < len(group.items) else "")
                row = self.lay_out(item.nodes, inner, len(end)) + end
                rows.append(row + ("  " + item.beside if item.beside else ""))
            rows += group.below
        pad = " " * inner
        body = "".join(f"\n{pad}{row}" for row in rows)
        return f"{group.opener}{body}\n{' ' * indent}{group.closer}"

    def _clauses(self, group: Group, inner: int, width: int) -> list[str]:
        """Lay out a comprehension: on one row, or each clause on its own."""
        item = group.items[0]
        flat = flat_row(item.nodes)
        forced = group.forced
        if not forced and (width <= LONG or SHORT < inner + len(flat) <= LONG):
            # 100 columns would join what 88 splits, so split a bracket inside for good.
            forced = _split_for_good(item.nodes)
            if not forced:
                self.unstable.append(f"a comprehension is between 89 and 100 columns: {flat!r}")
        if not forced and inner + len(flat) <= SHORT:
            return [flat]
        first = item.nodes.index("for")
        parts = [item.nodes[:first], *_parts(item.nodes[first:], ("for", "if"))]
        rows = [self.lay_out(_without_newlines(part), inner, 0) for part in parts if part]
        return [*item.above, *rows, *([item.beside] if item.beside else []), *group.below]

    def _as_written(self, nodes: Nodes, indent: int, tail: int, width: int) -> str:
        """Keep the rows of an expression that its author split."""
        if width <= LONG and not forced_nodes(nodes) and not _split_for_good(nodes):
            self.unstable.append(f"an expression is split that fits in 100: {flat_row(nodes)!r}")
        parts: list[Nodes] = [[]]
        for node in nodes:
            if node == NEWLINE:
                parts.append([])
            else:
                parts[-1].append(node)
        return ("\n" + " " * indent).join(
            self.lay_out(trimmed(part), indent, tail if part is parts[-1] else 0) for part in parts
        )

    def _unsplit(self, flat: str, indent: int, width: int, *, statement: bool) -> str:
        """Lay out a row that has no bracket to split: nothing may be done, or parentheses help."""
        names = re.fullmatch(r"from \S+ import (.+)", flat)
        if statement and names:
            pad = "\n" + " " * (indent + 4)
            listed = "".join(f"{pad}{name.strip()}," for name in names[1].split(","))
            return f"{flat[: names.start(1)]}({listed}\n{' ' * indent})"
        assigned = re.fullmatch(r"(?:[\w.]+(?:: [^=]+)? = |return )(.+)", flat)
        if not statement or not assigned:
            return flat
        alone = indent + 4 + len(assigned[1])
        if alone <= SHORT and width > LONG:
            head = flat[: assigned.start(1)]
            return f"{head}(\n{' ' * (indent + 4)}{assigned[1]}\n{' ' * indent})"
        if alone <= LONG:
            self.unstable.append(f"a value is between 89 and 100 columns: {flat!r}")
        return flat


def _can_split(group: Group) -> bool:
    return group.magic or group.clauses or (group.opener == "(" and not group.behind)


def _value(nodes: Nodes) -> int:
    """Return where the value of an assignment or a return starts; -1 if there is none."""
    if nodes and nodes[0] == "return":
        return 2
    for index, node in enumerate(nodes):
        if node == "=" and index + 1 < len(nodes):
            return index + 2
    return -1


def _operators(nodes: Nodes) -> tuple[str, ...]:
    """Return the operators of an expression that bind least, one for each time it has one."""
    if "lambda" in nodes or "for" in nodes:
        return ()
    for words in _OPERATORS:
        found = [
            node
            for index, node in enumerate(nodes)
            if isinstance(node, str) and node in words and index and nodes[index - 1] == " "
        ]
        if found:
            return tuple(found) if "else" not in found else ("if", "else", *found[2:])
    return ()


def _split_for_good(nodes: Nodes) -> bool:
    """Give the last bracket that takes one its comma; what is before a "for" comes first."""
    end = nodes.index("for") if "for" in nodes else len(nodes)
    for node in [*reversed(nodes[:end]), *reversed(nodes[end:])]:
        if isinstance(node, Group) and node.magic:
            node.comma = True
            return True
    return False


def _parts(nodes: Nodes, starts: tuple[str, ...]) -> list[Nodes]:
    """Cut nodes before each word of `starts`."""
    parts: list[Nodes] = [[]]
    for node in nodes:
        if node in starts and trimmed(parts[-1]):
            parts.append([])
        parts[-1].append(node)
    return [trimmed(part) for part in parts]


def _without_newlines(nodes: Nodes) -> Nodes:
    return trimmed([" " if node == NEWLINE else node for node in nodes])
