"""One Python statement, laid out so that `ruff format` leaves it at 88 and at 100 columns.

A bracket that must be split gets one item on each row and a comma behind the last: ruff keeps such
a bracket split at any line length. Where no comma can stand (a comprehension, a parenthesised
expression) the statement is stable only if it is too long for both lengths, or holds a bracket that
is split for good; what is neither is named in `unstable`.
"""

import re

SHORT = 88
LONG = 100

_TOKEN = re.compile(
    r"""(?P<string>[rRbBfFuU]{0,2}(?:\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
  | (?P<comment>\#[^\n]*)
  | (?P<newline>\s*\\?\n\s*)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<comma>,[ \t]*)
  | (?P<word>\w+|[ \t]+|[^\w\s"'\#()\[\]{},\\]+)
    """,
    re.VERBOSE,
)
_NEWLINE = "\n"
# A bracket behind one of these is no call and no subscript.
_KEYWORDS = frozenset(
    "in return not and or if elif else lambda for while yield assert del is await import".split()  # noqa: SIM905 - readable
)
# The operators that an expression is split at, those that bind least first.
_OPERATORS = (("if", "else"), ("or",), ("and",), ("|",), ("+", "-"), ("*", "/", "//", "%"))


class Item:
    """What stands between two commas, with the comments above and beside it."""

    __slots__ = ("above", "beside", "nodes")

    def __init__(self) -> None:
        self.nodes: list[str | Group] = []
        self.above: list[str] = []
        self.beside = ""


class Group:
    """A bracket and its items; `behind` says that it follows a value: a call or a subscript."""

    __slots__ = ("behind", "below", "closer", "comma", "items", "opener")

    def __init__(self, opener: str, *, behind: bool) -> None:
        self.opener = opener
        self.behind = behind
        self.items: list[Item] = []
        self.closer = ""
        self.comma = False
        self.below: list[str] = []

    @property
    def clauses(self) -> bool:
        """Whether this is a comprehension or a generator."""
        return len(self.items) == 1 and not self.comma and "for" in self.items[0].nodes

    @property
    def magic(self) -> bool:
        """Whether a comma behind the last item may stand, and keeps the bracket split."""
        if not self.items or self.clauses:
            return False
        if self.opener == "(":
            return self.behind or len(self.items) > 1
        return self.opener == "{" or not self.behind

    @property
    def joins(self) -> bool:
        """Whether the one item is a string in several parts, which takes no comma."""
        return len(self.items) == 1 and not self.comma and _NEWLINE in self.items[0].nodes

    @property
    def forced(self) -> bool:
        """Whether the bracket is split whatever its length."""
        if (self.comma and self.magic) or self.below:
            return True
        return any(item.above or item.beside or _forced(item.nodes) for item in self.items)


Nodes = list[str | Group]


def lay_out_statement(text: str, indent: int) -> tuple[str, str]:
    """Return the statement laid out, first row without its indent, and what of it is unstable.

    The second part is "" where ruff leaves the statement alone at both line lengths. Raises
    ValueError where a bracket or a string is not closed.
    """
    reader = _Reader(text)
    nodes = reader.read()
    unstable: list[str] = []
    writer = _Writer(unstable)
    row = writer.lay_out(nodes, indent, 0, statement=True)
    if reader.comment:
        row += "  " + reader.comment
    return row, "; ".join(unstable)


class _Reader:
    """Reads a statement into nodes: words, strings, and groups of items."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.comment = ""

    def read(self) -> Nodes:
        """Read the whole text."""
        top = Group("", behind=False)
        self._items(top)
        if len(top.items) > 1:  # commas outside of brackets are text
            nodes: Nodes = []
            for item in top.items:
                nodes += [*([", "] if nodes else []), *item.nodes]
        else:
            nodes = top.items[0].nodes if top.items else []
        if top.comma:
            nodes.append(",")
        self.comment = " ".join([item.beside for item in top.items if item.beside] + top.below)
        return nodes

    def _items(self, group: Group) -> None:  # noqa: C901, PLR0912 - a branch for each kind of token
        item = Item()
        fresh = False  # whether a newline was just read: a comment then stands on a row of its own
        while self.position < len(self.text):
            match = _TOKEN.match(self.text, self.position)
            if match is None:
                raise ValueError(f"Python that is not closed: {self.text[self.position :][:40]!r}")
            self.position = match.end()
            kind, word = match.lastgroup, match[0]
            if kind == "close":
                group.closer = word
                break
            if kind == "comma" and _belongs(item.nodes):
                item.nodes.append(", ")
            elif kind == "comma":
                group.items.append(item)
                item = Item()
                group.comma = True
            elif kind == "newline":
                fresh = True
                if _trimmed(item.nodes):
                    item.nodes.append(_NEWLINE)
                continue
            elif kind == "comment":
                self._comment(group, item, word.rstrip(), fresh=fresh)
            elif kind == "open":
                inner = Group(word, behind=_is_value(item.nodes))
                self._items(inner)
                item.nodes.append(inner)
            else:
                item.nodes.append(normal_string(word) if kind == "string" else word)
            if word.strip():
                fresh = False
        else:
            if group.opener:
                raise ValueError(f"Python that is not closed: {self.text[:40]!r}")
        if _trimmed(item.nodes):
            group.items.append(item)
            group.comma = False
        else:
            group.below = item.above
            if item.beside:
                group.below.append(item.beside)
        for one in group.items:
            one.nodes = _merged(_trimmed(one.nodes))

    @staticmethod
    def _comment(group: Group, item: Item, comment: str, *, fresh: bool) -> None:
        if fresh or (not group.items and not _trimmed(item.nodes)):
            item.above.append(comment)
        elif _trimmed(item.nodes):
            item.beside = comment
        else:
            group.items[-1].beside = comment


class _Writer:
    """Writes nodes, splitting brackets where a row would be too long."""

    def __init__(self, unstable: list[str]) -> None:
        self.unstable = unstable

    def lay_out(  # noqa: PLR0911 - one return for each shape
        self, nodes: Nodes, indent: int, tail: int, *, statement: bool = False
    ) -> str:
        """Lay out one row of nodes that starts at column `indent` and has `tail` columns behind."""
        forced = _forced(nodes)
        flat = _flat(nodes)
        width = indent + len(flat) + tail
        if not forced and width <= SHORT:
            return flat
        if _NEWLINE in nodes:
            return self._as_written(nodes, indent, tail, width)
        start = _value(nodes) if statement else 0
        words = () if start < 0 else _operators(nodes[start:])
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
        if width <= LONG and not _forced(nodes) and not _split_for_good(nodes):
            self.unstable.append(f"an expression is between 89 and 100 columns: {_flat(nodes)!r}")
        return [self.lay_out(part, indent, 0) for part in _parts(nodes, words)]

    def _parenthesised(
        self, nodes: Nodes, start: int, words: tuple[str, ...], indent: int, width: int
    ) -> str:
        """Lay out a statement whose value gets parentheses, and its operands rows."""
        inner = indent + 4
        value = nodes[start:]
        alone = inner + len(_flat(value))
        if not _forced(value) and width <= LONG and not _split_for_good(value):
            self.unstable.append(f"a value is between 89 and 100 columns: {_flat(nodes)!r}")
        if not _forced(value) and alone <= SHORT:
            rows = [_flat(value)]
        else:
            rows = self._operands(value, words, inner, alone)
        body = "".join(f"\n{' ' * inner}{row}" for row in rows)
        return f"{_flat(nodes[:start])}({body}\n{' ' * indent})"

    def _split(self, nodes: Nodes, groups: list[Group], indent: int, width: int) -> str:
        chosen = {id(group) for group in groups}
        return "".join(
            self._explode(node, indent, width)
            if isinstance(node, Group) and id(node) in chosen
            else _flat([node])
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
                self.unstable.append(f"a bracket without a comma is split: {_flat([group])!r}")
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
        flat = _flat(item.nodes)
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
        if width <= LONG and not _forced(nodes) and not _split_for_good(nodes):
            self.unstable.append(f"an expression is split that fits in 100: {_flat(nodes)!r}")
        parts: list[Nodes] = [[]]
        for node in nodes:
            if node == _NEWLINE:
                parts.append([])
            else:
                parts[-1].append(node)
        return ("\n" + " " * indent).join(
            self.lay_out(_trimmed(part), indent, tail if part is parts[-1] else 0) for part in parts
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


def _is_value(nodes: Nodes) -> bool:
    if not nodes or nodes[-1] in (" ", _NEWLINE):
        return False
    last = nodes[-1]
    return isinstance(last, Group) or (
        (last[-1].isalnum() or last[-1] in "_\"'") and last not in _KEYWORDS
    )


def _belongs(nodes: Nodes) -> bool:
    """Say whether a comma behind these nodes is part of them: of a "for" or of a lambda."""
    if "lambda" in nodes:
        names = nodes[nodes.index("lambda") :]
        return not any(isinstance(node, str) and node.startswith(":") for node in names)
    return "for" in nodes


def _is_forced(node: str | Group) -> bool:
    if isinstance(node, Group):
        return node.forced
    return "\n" in node and node != _NEWLINE  # a string of several rows


def _forced(nodes: Nodes) -> bool:
    return any(map(_is_forced, nodes))


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
        if node in starts and _trimmed(parts[-1]):
            parts.append([])
        parts[-1].append(node)
    return [_trimmed(part) for part in parts]


def _trimmed(nodes: Nodes) -> Nodes:
    start, end = 0, len(nodes)
    while start < end and _is_space(nodes[start]):
        start += 1
    while end > start and _is_space(nodes[end - 1]):
        end -= 1
    return nodes[start:end]


def _is_space(node: str | Group) -> bool:
    return isinstance(node, str) and not node.strip()


def _without_newlines(nodes: Nodes) -> Nodes:
    return _trimmed([" " if node == _NEWLINE else node for node in nodes])


def _merged(nodes: Nodes) -> Nodes:
    """Join the parts of a string that stand in one row."""
    merged: Nodes = []
    for node in nodes:
        merged.append(node)
        if len(merged) > 2 and merged[-2] == " ":  # noqa: PLR2004 - a string, a space, a string
            first, last = merged[-3], merged[-1]
            if isinstance(first, str) and isinstance(last, str):
                joined = _one_string(first, last)
                if joined:
                    merged[-3:] = [joined]
    return merged


def _one_string(first: str, last: str) -> str:
    """Join two string literals, or return "" where they are no plain ones of one kind."""
    start, end = first.find('"'), last.find('"')
    if (
        start not in (0, 1)
        or end not in (0, 1)
        or not first.endswith('"')
        or first[:start] != last[:end]
    ):
        return ""
    if '"""' in first or '"""' in last or first[:start] not in ("", "f"):
        return ""
    return first[:-1] + last[end + 1 :]


def _flat(nodes: Nodes) -> str:
    """Return nodes in one row."""
    parts: list[str] = []
    plain = [" " if node == _NEWLINE else node for node in nodes]
    for node in _merged(plain) if _NEWLINE in nodes else plain:
        if isinstance(node, Group):
            items = ", ".join(_flat(item.nodes) for item in node.items)
            comma = "," if node.comma and not node.magic else ""
            parts.append(f"{node.opener}{items}{comma}{node.closer}")
        else:
            parts.append(node)
    return "".join(parts).replace("  ", " ") if _NEWLINE in nodes else "".join(parts)


def normal_string(literal: str) -> str:
    """Return a string literal with the prefix and the quotes that ruff prefers."""
    start = min(at for at in (literal.find('"'), literal.find("'")) if at >= 0)
    prefix = literal[:start].replace("F", "f").replace("B", "b").replace("u", "").replace("U", "")
    body = literal[start:]
    if body[0] == "'" and not body.startswith("'''") and "r" not in prefix.lower():
        content = body[1:-1]
        if '"' not in content and not ("f" in prefix and "\\" in content):
            body = '"' + content.replace("\\'", "'") + '"'
    return prefix + body
