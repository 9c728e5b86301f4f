"""Comments and docstrings whose rows are too long: their words move on to the next row.

A value in a sentence, or the name of a part before another name, makes a row longer than who wrote
the template could see. What fits stays as it was written.
"""

import re
from collections.abc import Iterator

WIDEST = 100
"""Columns of a row of prose, in every language."""

# Words behind one `#`, and neither a row of a list nor one for a tool, which reads no second row.
_TOOLS = "gen|fmt|isort|mypy|pragma|pylint|pyright|ruff|tflint-ignore|tfsec|trivy|type"
_PROSE = re.compile(rf"( *# )(?!(?:{_TOOLS}):|noqa|nosec|[^\w`'\"(])")
_LONG = re.compile(rf"(?m)^(?= *# ).{{{WIDEST + 1}}}")


def has_long_comment(text: str) -> bool:
    """Tell whether some row is a comment that is too long."""
    return len(text) > WIDEST and "# " in text and _LONG.search(text) is not None


def filled_comments(rows: list[str]) -> list[str]:
    """Fill each paragraph of comments again, from its first row that is too long to its end."""
    filled: list[str] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        found = _PROSE.match(row) if len(row) > WIDEST else None
        if found is None:
            filled.append(row)
            at += 1
            continue
        start, end = found[1], at + 1
        while end < len(rows) and _continues(rows[end], start):
            end += 1
        words = " ".join(one[len(start) :] for one in rows[at:end]).split()
        filled.extend(start + text for text in _filled(words, WIDEST - len(start)))
        at = end
    return filled


def _continues(row: str, start: str) -> bool:
    found = _PROSE.match(row)
    return found is not None and found[1] == start


def filled_docstring(text: str, indent: int) -> str:
    """Fill the paragraphs of a docstring of which a row is too long; its first row has no indent.

    A docstring of one row becomes one of several, and ends on a row of its own.
    """
    rows = (" " * indent + text).split("\n")
    if all(len(row) <= WIDEST for row in rows) or text.count('"""') > 2:  # noqa: PLR2004
        return text
    if len(rows) == 1:
        words = rows[0].removesuffix('"""').split()
        rows = [*_filled(words, WIDEST - indent - len('"""')), '"""']
        return ("\n" + " " * indent).join(rows)
    filled: list[str] = []
    at = 0
    while at < len(rows):
        end = at + 1
        if len(rows[at]) > WIDEST:
            while end < len(rows) and rows[end].strip() not in ("", '"""'):
                end += 1
            words = " ".join(rows[at:end]).split()
            filled += [" " * indent + one for one in _filled(words, WIDEST - indent)]
        else:
            filled.append(rows[at])
        at = end
    return "\n".join(filled).lstrip()


def _filled(words: list[str], width: int) -> Iterator[str]:
    """Put as many words in each row as it has columns for; a longer word has one for itself."""
    row = words[0]
    for word in words[1:]:
        if len(row) + 1 + len(word) > width:
            yield row
            row = word
        else:
            row = f"{row} {word}"
    yield row
