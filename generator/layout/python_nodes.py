"""The brackets of a Python statement as a tree, and the tree as one row.

A node is a piece of text or a bracket. White space inside rows is kept as it stands, and a newline
inside a bracket is a node of its own, since some layouts keep the rows of an author.
"""

import re

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
NEWLINE = "\n"
# A bracket behind one of these is no call and no subscript.
_KEYWORDS = frozenset(
    "in return not and or if elif else lambda for while yield assert del is await import".split()  # noqa: SIM905 - readable
)


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
        return len(self.items) == 1 and not self.comma and NEWLINE in self.items[0].nodes

    @property
    def forced(self) -> bool:
        """Whether the bracket is split whatever its length."""
        if (self.comma and self.magic) or self.below:
            return True
        return any(item.above or item.beside or forced_nodes(item.nodes) for item in self.items)


Nodes = list[str | Group]


class Reader:
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
                if trimmed(item.nodes):
                    item.nodes.append(NEWLINE)
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
        if trimmed(item.nodes):
            group.items.append(item)
            group.comma = False
        else:
            group.below = item.above
            if item.beside:
                group.below.append(item.beside)
        for one in group.items:
            one.nodes = _merged(trimmed(one.nodes))

    @staticmethod
    def _comment(group: Group, item: Item, comment: str, *, fresh: bool) -> None:
        if fresh or (not group.items and not trimmed(item.nodes)):
            item.above.append(comment)
        elif trimmed(item.nodes):
            item.beside = comment
        else:
            group.items[-1].beside = comment


def _is_value(nodes: Nodes) -> bool:
    if not nodes or nodes[-1] in (" ", NEWLINE):
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


def is_forced(node: str | Group) -> bool:
    """Say whether a node takes several rows whatever its length."""
    if isinstance(node, Group):
        return node.forced
    return "\n" in node and node != NEWLINE  # a string of several rows


def forced_nodes(nodes: Nodes) -> bool:
    """Say whether one of the nodes takes several rows whatever its length."""
    return any(map(is_forced, nodes))


def trimmed(nodes: Nodes) -> Nodes:
    """Return nodes without the white space round them."""
    start, end = 0, len(nodes)
    while start < end and _is_space(nodes[start]):
        start += 1
    while end > start and _is_space(nodes[end - 1]):
        end -= 1
    return nodes[start:end]


def _is_space(node: str | Group) -> bool:
    return isinstance(node, str) and not node.strip()


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


def flat_row(nodes: Nodes) -> str:
    """Return nodes in one row."""
    parts: list[str] = []
    plain = [" " if node == NEWLINE else node for node in nodes]
    for node in _merged(plain) if NEWLINE in nodes else plain:
        if isinstance(node, Group):
            items = ", ".join(flat_row(item.nodes) for item in node.items)
            comma = "," if node.comma and not node.magic else ""
            parts.append(f"{node.opener}{items}{comma}{node.closer}")
        else:
            parts.append(node)
    return "".join(parts).replace("  ", " ") if NEWLINE in nodes else "".join(parts)


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
