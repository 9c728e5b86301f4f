"""Python that `ruff format` leaves alone at its default line length of 88, and at 100 as well.

Rendered programs are nearly in shape: what moves is blank lines, which conditions of a template
leave behind, and rows that a long value makes too long. So rows are looked at first, and only a
statement with a row in doubt is read token by token, in `python_statement`.
"""

import re
from functools import lru_cache

from generator.layout.prose import filled_comments, filled_docstring, has_long_comment

_SHORT = 88
_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_NOTES = re.compile(r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\#.*""")
_TRIPLE = re.compile(r"""(?P<triple>\"{3})|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#.*""")
_BRACKETED = re.compile(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}")
_COMMA_BEFORE_CLOSER = re.compile(r", ?[)\]}]")
_DEFINITION = re.compile(r"(?:async +)?def |class |@")
_IMPORT = re.compile(r"import |from ")
_BLANKS = re.compile(r"\n(?:[ \t]*\n)+")
_ROWS = re.compile(r'(?:"""(?s:.*?)"""|[^\n])+')  # a string of several rows is no place to change

# One statement or comment: its indent, its text from the first word on, what is unstable about it.
Statement = tuple[int, str, str]


def format_python(text: str, *, strict: bool = False) -> str:
    """Lay out the text of one Python module.

    Blank lines are set as ruff sets them, white space at the end of rows goes, strings get double
    quotes, and statements longer than 88 columns are split at a bracket, one item on each row with
    a comma behind the last, so that a line length of 100 does not join them. Comments and
    docstrings of more than 100 columns are filled again. Spacing inside rows and indentation are
    taken as they are.

    Some statements have no layout that both lengths keep (a value of 89 to 100 columns without a
    bracket to split): they are left as well as can be, or raise ValueError if `strict`. ValueError
    is raised too where a bracket or a string is not closed.
    """
    statements = _all_statements(text)
    rows: list[str] = []
    scopes: list[int] = []  # the indents of the definitions that are open
    for index, (_, (indent, body, unstable)) in enumerate(statements):
        if strict and unstable:
            raise ValueError(f"no stable layout: {unstable}")
        rows.extend([""] * _blank_lines(statements, index, scopes))
        rows.append(" " * indent + body)
        if body[0] != "@" and _DEFINITION.match(body):
            scopes.append(indent)
    if any(has_long_comment(row) for row in rows):
        rows = filled_comments([one for row in rows for one in _ROWS.findall(row) or [row]])
    return "\n".join(rows) + "\n" if rows else ""


def _all_statements(text: str) -> list[tuple[int, Statement]]:
    """Return the statements of a text, each with the number of blank lines before it."""
    statements: list[tuple[int, Statement]] = []
    start = blanks = 0
    while start < len(text):
        end = start
        found = None
        while found is None:
            cut = _BLANKS.search(text, end)
            end = cut.end() if cut else len(text)
            found = _statements(text[start : cut.start() if cut else end])
            if found is None and cut is None:
                raise ValueError(f"Python that is not closed: {text[start:][:60]!r}")
        for statement in found:
            statements.append((blanks, statement))
            blanks = 0
        blanks += cut[0].count("\n") - 1 if cut else 0
        start = end
    return statements


def _blank_lines(statements: list[tuple[int, Statement]], index: int, scopes: list[int]) -> int:
    """Return how many blank lines stand before a statement; `scopes` loses what ended before it."""
    blank, (indent, body, _) = statements[index]
    ended = False
    while scopes and indent <= scopes[-1]:
        ended = scopes.pop() == indent or ended
    if not index:
        return 0
    column, before, _ = statements[index - 1][1]
    if before[0] == "@" or (indent > column and before.endswith(":")):
        return 0
    most = 2 if indent == 0 else 1
    attached = before[0] == "#" and not blank
    if ended or (_starts_definition(statements, index) and not attached):
        return most
    wanted = min(blank, most)
    if _IMPORT.match(before) and not _IMPORT.match(body):
        return max(wanted, 1)
    if index == 1 and before.startswith(('"""', 'r"""')):
        return 1
    return wanted


def _starts_definition(statements: list[tuple[int, Statement]], index: int) -> bool:
    """Say whether a statement is a definition, or the comment right above one."""
    indent = statements[index][1][0]
    for number in range(index, len(statements)):
        blank, (column, body, _) = statements[number]
        if (number > index and blank) or column != indent:
            return False
        if not body.startswith("#"):
            return _DEFINITION.match(body) is not None
    return False


@lru_cache(maxsize=4096)
def _statements(text: str) -> tuple[Statement, ...] | None:
    """Lay out the statements of a text without blank lines; None if the last one is not closed."""
    found: list[Statement] = []
    raw = text.split("\n")
    lines = [line.rstrip() for line in raw]
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line:
            index += 1
            continue
        body = line.lstrip()
        indent = len(line) - len(body)
        if body.startswith("#"):
            found.append((indent, body, ""))
            index += 1
            continue
        if body.startswith(('"""', 'r"""')):
            end = _docstring(lines, index)
            if end is None:
                return None
            text = "\n".join(lines[index : end + 1]).lstrip()
            found.append((indent, filled_docstring(text, indent), ""))
            index = end + 1
            continue
        end, plain = _extent(lines, index)
        if end is None:
            return None
        if plain:
            found.append((indent, "\n".join(lines[index:end]).lstrip(), ""))
        else:
            from generator.layout.python_statement import lay_out_statement

            source = "\n".join(raw[index:end]).strip()
            found.append((indent, *lay_out_statement(source, indent)))
        index = end
    return tuple(found)


def _docstring(lines: list[str], index: int) -> int | None:
    """Return the row on which the docstring that starts at row `index` ends."""
    opening = lines[index].lstrip().lstrip("r")
    if opening.count('"""') > 1:
        return index
    for number in range(index + 1, len(lines)):
        if '"""' in lines[number]:
            return number
    return None


def _extent(lines: list[str], index: int) -> tuple[int | None, bool]:
    """Return the row behind the statement that starts at `index`, and whether it is in shape.

    None stands for a statement that does not end in these rows.
    """
    depth = 0
    plain = True
    quoted = False
    last = ""
    for number in range(index, len(lines)):
        line = lines[number]
        if '"""' in line and (quoted or _opens_rows(line)):
            plain = False
            quoted ^= line.count('"""') % 2 == 1
            line = line.rpartition('"""')[2] if not quoted else line.partition('"""')[0]
        elif quoted:
            continue
        bare = _STRINGS.sub('""', line).strip()
        if "'" in bare or "#" in bare:
            plain &= "'" not in bare.partition("#")[0]
            bare = _NOTES.sub(_blank_note, line).strip()
        plain &= len(line) <= _SHORT
        if not bare:
            plain &= bool(line)  # a blank line inside a bracket goes
            continue
        net = sum(map(bare.count, "([{")) - sum(map(bare.count, ")]}"))
        if plain:
            plain = _in_shape(bare, net, depth, last)
        depth += net
        last = bare
        if depth <= 0 and not quoted and not bare.endswith("\\"):
            return number + 1, plain
    return None, False


def _opens_rows(line: str) -> bool:
    """Tell whether a string of several rows begins on a row: not in a comment, not in a string."""
    return any(found["triple"] for found in _TRIPLE.finditer(line))


def _blank_note(match: re.Match[str]) -> str:
    return '""' if match["string"] else ""


def _in_shape(bare: str, net: int, depth: int, last: str) -> bool:  # noqa: PLR0911 - a table of rules
    """Say whether a row, its strings emptied, is surely one that ruff leaves as it is.

    `net` is its opened minus its closed brackets, `depth` the open ones before it, and `last` the
    row before it.
    """
    if _COMMA_BEFORE_CLOSER.search(bare) or not -1 <= net <= 1:
        return False
    if net == 1 and bare[-1] not in "([{":
        return False
    if net == -1 and not (bare[0] in ")]}" and last.endswith(",")):
        return False
    if depth + min(net, 0) == 0:
        return bare[-1] != "," or net != 0
    if net == 1:
        return "," not in bare
    if not bare.endswith(","):
        return False
    if net == -1:
        return bare.count(",") == 1
    return bare[0] not in ")]}" and "," not in _without_brackets(bare[:-1])


def _without_brackets(bare: str) -> str:
    """Return a row without what is inside its brackets."""
    while "," in bare:
        shorter = _BRACKETED.sub("", bare)
        if shorter == bare:
            break
        bare = shorter
    return bare
