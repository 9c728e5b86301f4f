"""HCL as `terraform fmt` would leave it, without terraform.

The method is that of hclwrite, the library beneath `terraform fmt`: a text is a sequence of logical
lines; brackets decide how far each is indented; in a run of lines that are whole assignments the
"=" stand in one column, and so do trailing comments. What `terraform fmt` does not do is done as
well: blank lines that a template's conditions left behind are taken out.

Most rows match one regular expression and are known to be spaced well. The others are read token
by token in `hcl_line`.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.layout.prose import filled_comments, has_long_comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.layout.hcl_line import Line

_STRING = r'"(?:[^"\\$%]++|\\.|[$%](?![$%{])|\$\{[\w.]+(?:\[[\w.]+\])?\})*"'
# What a well spaced row is made of. Each piece looks at its neighbours only, so brackets are
# counted afterwards, and a row with any other piece in it is left to `scan_line`.
_PIECES = (
    r"[^\W\d][\w-]*+",
    r"[\d.)\]]",
    r"[(\[](?! )",
    rf'(?<![\w")\]}}]){_STRING}(?!\[)',
    r",(?: (?=\S)|\Z)",
    r" (?:[=?:+*/%<>]|=>|[=!<>]=|&&|\|\|) (?=\S)",
    r"(?<=[\w\")\]}]) (?=[\w\"{])",
    r"(?<![\w\")\]}.])\{(?: (?=[^ }])|(?=\})|\Z)",
    r" ?(?<=[ {])\}",
    r"(?<=[=,] )-(?=\d)",
    r"(?<=[\[.])\*",
)
_ROW = re.compile(
    rf"(?:(?P<key>[^\W\d][\w-]*|{_STRING})[ \t]*=(?![=>])[ \t]*(?=\S))?"
    rf"(?P<rest>[)\]}}]?(?:{'|'.join(_PIECES)})*)"
)
_STRINGS = re.compile(_STRING)

# Where a text may be cut: at blank lines before a row that starts in the first column. A cut may
# lie inside a heredoc or a comment; `_block` says so by returning None.
_CUT = re.compile(r"\n(?:[ \t]*\n)+(?=[^\s)\]}])")


def format_hcl(text: str) -> str:
    """Lay out the text of one `.tf` or `.tfvars` file.

    The result is a fixed point of this function and of `terraform fmt`: indentation, spacing inside
    lines, aligned "=" and trailing comments; besides, at most one blank line in a row and none just
    inside a bracket, no white space at the end of a line, and one newline at the end of the file.
    Lines of code are never wrapped or joined, and tokens never changed; comments of more than 100
    columns are filled again. Raises ValueError where a bracket, a string or a heredoc is not
    closed, or a character is none of HCL's.
    """
    blocks: list[str] = []
    start = 0
    for cut in _CUT.finditer(text):
        block = _block(text[start : cut.start()])
        if block is not None:
            blocks.append(block)
            start = cut.end()
    block = _block(text[start:])
    if block is None:
        first = text[start:].lstrip().partition("\n")[0]
        raise ValueError(f"HCL that is not closed, in the block that starts {first!r}")
    blocks.append(block)
    return "\n\n".join(filter(None, blocks)) + "\n"


@lru_cache(maxsize=4096)
def _block(text: str) -> str | None:
    """Lay out one top-level block; None if it ends inside a bracket, a template or a comment."""
    rows: list[str] = []
    comments: list[tuple[int, str]] = []
    run: list[
        tuple[str, str]
    ] = []  # the lines of the present run of assignments, not in `rows` yet
    indents: list[int] = []
    stack: list[str] = []
    blank = opened = False
    for net, lead, assign, comment, _ in _lines(text + "\n", stack):
        if not lead:
            blank = True
            continue
        if run and (blank or not assign):
            _align(run, rows)
        if blank and rows and not opened and lead[0] not in ")]}":
            rows.append("")
        blank = False
        opened = net > 0 and lead[-1] in "([{"
        indented = "  " * _indent(indents, net) + lead
        if comment:
            comments.append((len(rows) + len(run), comment))
        if assign:
            run.append((indented, assign))
        else:
            rows.append(indented)
    if stack or indents:
        return None
    _align(run, rows)
    if comments:
        _align_comments(comments, rows)
    if any(map(has_long_comment, rows)):
        rows = filled_comments(rows)
    return "\n".join(rows)


def _lines(text: str, stack: list[str]) -> "Iterator[Line]":
    """Yield the logical lines of a text; `stack` is left as the text ends."""
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        line = None if stack else _plain_line(text[position:end].strip(), end + 1)
        if line is None:
            from generator.layout.hcl_line import scan_line

            line = scan_line(text, position, stack)
        yield line
        position = line[-1]


def _plain_line(row: str, end: int) -> "Line | None":
    """Read a row that is blank, a comment or spaced well; None if it is none of these."""
    if not row or row.startswith(("#", "//")):
        return (0, row, "", "", end)
    match = _ROW.fullmatch(row)
    if match is None:
        return None
    key, rest = match.groups()
    bare = _STRINGS.sub("", rest) if '"' in rest else rest
    net = sum(map(bare.count, "([{")) - sum(map(bare.count, ")]}"))
    if key is None:
        # An "=" further on may begin an assignment too, if the brackets behind it are even.
        return None if " = " in bare else (net, rest, "", "", end)
    if net:
        return (net, f"{key} = {rest}", "", "", end)
    return (0, key, "= " + rest, "", end)


def _indent(indents: list[int], net: int) -> int:
    """Return the indent of a line, and note what it opens or closes.

    `indents` holds one number for each indent: how many brackets the line that began it opened.
    """
    if net > 0:
        indents.append(net)
        return len(indents) - 1
    while net < 0 and indents:
        opened = indents[-1]
        if opened + net > 0:
            indents[-1] += net
            break
        indents.pop()
        net += opened
    return len(indents)


def _align(run: list[tuple[str, str]], rows: list[str]) -> None:
    """Move a run of assignments to `rows`, its "=" in one column."""
    width = max((_columns(lead) for lead, _ in run), default=0) + 1
    rows.extend(lead + " " * (width - _columns(lead)) + assign for lead, assign in run)
    run.clear()


def _align_comments(comments: list[tuple[int, str]], rows: list[str]) -> None:
    """Append the trailing comments; those of rows that follow one another stand in one column."""
    for index, (row, _) in enumerate(comments):
        if index and comments[index - 1][0] == row - 1:
            continue
        end = index + 1
        while end < len(comments) and comments[end][0] == comments[end - 1][0] + 1:
            end += 1
        width = max(_columns(rows[at]) for at, _ in comments[index:end]) + 1
        for at, comment in comments[index:end]:
            rows[at] += " " * (width - _columns(rows[at])) + comment


def _columns(text: str) -> int:
    """Count the columns of a text as hclwrite does: one for each character that a reader sees."""
    if text.isascii():
        return len(text)
    import unicodedata

    joined = False
    columns = 0
    for character in text:
        extends = unicodedata.category(character) in {"Mn", "Me", "Mc"} or character == "\u200d"
        columns += not (extends or joined)
        joined = character == "\u200d"
    return columns
