"""One logical line of HCL, token by token: the spacing that `terraform fmt` gives it.

A logical line ends at a newline token. A heredoc or a multi-line comment has none inside, so a line
may span several rows of text. The tokens and the rules of spacing are those of hclwrite, the
library beneath `terraform fmt` (as of Terraform 1.11).
"""

import re
from functools import cache

# One logical line, its columns not aligned yet: opened minus closed brackets, what stands before
# the assignment, the assignment from its "=" on (if the line is a whole one), a trailing comment,
# and the offset of the next line.
Line = tuple[int, str, str, str, int]

# What the scanner is inside of: "{" a brace, "${" a template sequence, '"' a quoted template, and
# otherwise the end marker of a heredoc.
Stack = list[str]

_EXPRESSION = re.compile(
    r"""[ \t\r]*(?:
    (?P<newline>\n)
  | (?P<comment>\#[^\n]*|//[^\n]*)\n?
  | (?P<inline>/\*[\s\S]*?\*/)
  | (?P<unclosed>/\*)
  | (?P<heredoc><<-?(?P<marker>[^\W\d][\w-]*)[^\n]*\n)
  | (?P<ident>[^\W\d][\w-]*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<quote>")
  | (?P<end>~?\})
  | (?P<mark>\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[-+*/%!<>=?:,.()\[\]{&|])
    )""",
    re.VERBOSE,
)
_QUOTED = re.compile(r'(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))+')
_HEREDOC_PART = re.compile(r"(?:[^$%\n]|\$\$\{|%%\{|[$%](?!\{))*\n?")
_SEQUENCE = re.compile(r"[$%]\{~?")

_IDENTS = frozenset({"ident", "in"})
_OPENERS = frozenset({"(", "[", "{", "${"})
_CLOSERS = frozenset({")", "]", "}", "}$"})
# After one of these, or at the start of a line, a minus is a sign and not a subtraction.
_BEFORE_SIGN = frozenset(
    ["", *"( { [ = : , ? + * / % - == != > >= < <= && || !".split()],  # noqa: SIM905 - readable
)
_GLUED_BEFORE = frozenset({"literal", "open-quote", "heredoc"})
_GLUED_AFTER = frozenset({"literal", "close-quote", "heredoc-end"})


@cache
def _spaced(before: str, subject: str, after: str) -> bool:  # noqa: C901, PLR0911 - a table
    """Say whether a space stands between `subject` and `after`; the first rule that fits wins."""
    if subject in _IDENTS and after in {"(", "::"}:
        return False
    if subject == "::" and after in _IDENTS:
        return False
    if subject == "." or after in {".", ",", "..."}:
        return False
    if subject == ",":
        return True
    if subject in _GLUED_BEFORE or after in _GLUED_AFTER:
        return False
    if subject == "in" and before in _IDENTS:
        return True
    if after == "[" and (subject in _IDENTS or subject == "number" or subject in _CLOSERS):
        return False
    if subject == "!":
        return False
    if subject == "-":
        return before not in _BEFORE_SIGN
    if subject == "{" or after == "}":
        return not (subject == "{" and after == "}")
    if (subject == "${" and after == "{") or (subject == "}" and after == "}$"):
        return True
    if subject == "}$" and after == "${":
        return False
    return subject not in _OPENERS and after not in _CLOSERS


def scan_line(text: str, start: int, stack: Stack) -> "Line":
    """Read one logical line of `text` from offset `start`, and space its tokens.

    `stack` says what the line begins inside of, and is left as the line ends. Raises ValueError
    where the text is not HCL or stops inside a template.
    """
    kinds: list[str] = []
    words: list[str] = []
    position = start
    comment = ""
    size = len(text)
    while position < size:
        inside = stack[-1] if stack else "{"
        if inside not in ("{", "${"):
            position = _template(text, position, stack, kinds, words)
            continue
        match = _EXPRESSION.match(text, position)
        if match is None:
            if not text[position:].strip():
                position = size
                break
            raise ValueError(f"not HCL: {text[position:].splitlines()[0].strip()!r}")
        position = match.end()
        kind = match.lastgroup or ""
        if kind == "newline":
            break
        if kind == "unclosed":
            stack.append("/*")
            position = size
            break
        if kind == "comment":
            comment = match["comment"].rstrip()
            break
        _expression(match, kind, stack, kinds, words)
    if not words:
        return (0, comment, "", "", position)
    return _cells(kinds, words, comment, position)


def _expression(
    match: re.Match[str], kind: str, stack: Stack, kinds: list[str], words: list[str]
) -> None:
    """Note one token of an expression, and what it opens or closes."""
    word = match[kind]
    if kind == "heredoc":
        stack.append(match["marker"])
    elif kind == "mark":
        kind = word
        if word == "{":
            stack.append("{")
    elif kind == "end":
        kind = "}$" if stack and stack.pop() == "${" else "}"
    elif kind == "quote":
        kind = "open-quote"
        stack.append('"')
    elif kind == "ident" and word == "in":
        kind = "in"
    kinds.append(kind)
    words.append(word)


def _template(text: str, start: int, stack: Stack, kinds: list[str], words: list[str]) -> int:
    """Note one token of a quoted template or a heredoc and return the offset behind it."""
    sequence = _SEQUENCE.match(text, start)
    if sequence:
        stack.append("${")
        kinds.append("${")
        words.append(sequence[0])
        return sequence.end()
    if stack[-1] == '"':
        literal = _QUOTED.match(text, start)
        if literal:
            kinds.append("literal")
            words.append(literal[0])
            return literal.end()
        if text[start] != '"':
            raise ValueError(f"a quoted string is not closed before {text[start : start + 40]!r}")
        stack.pop()
        kinds.append("close-quote")
        words.append('"')
        return start + 1
    if text[start - 1] == "\n":
        newline = text.find("\n", start)
        row = text[start : newline if newline >= 0 else len(text)]
        if row.strip() == stack[-1]:
            stack.pop()
            kinds.append("heredoc-end")
            words.append(row.rstrip())
            return start + len(row)
    part = _HEREDOC_PART.match(text, start)
    end = part.end() if part else start
    kinds.append("literal")
    words.append(text[start:end])
    return end


def _cells(kinds: list[str], words: list[str], comment: str, end: int) -> "Line":
    """Join the tokens of one line into its cells."""
    net = 0
    equals = -1
    equals_net = 0
    parts: list[str] = []
    before = subject = ""
    for index, (kind, word) in enumerate(zip(kinds, words, strict=True)):
        if kind == "=" and index and equals < 0:
            equals = index
            equals_net = net
        if kind in _OPENERS:
            net += 1
        elif kind in _CLOSERS:
            net -= 1
        if index and _spaced(before, subject, kind):
            parts.append(" ")
        if index == equals:
            at = len(parts)
        parts.append(word)
        before, subject = subject, kind
    if equals >= 0 and net == equals_net:
        lead = "".join(parts[:at]).rstrip()
        return (net, lead, "".join(parts[at:]), comment, end)
    return (net, "".join(parts), "", comment, end)
