"""Strings with interpolations and directives, quoted or as heredocs."""

import re

from generator.hcl.cursor import LINE, LINES, Fault
from generator.hcl.expressions import ExpressionReader
from generator.hcl.nodes import Choice, Expression, For, Template, Value

QUOTED = re.compile(r'(?:[^"\\$%\n\0]++|\\[^\n]|\$\$\{|%%\{|[$%](?!\{))+')
PLAIN = re.compile(r"(?:[^$%]++|\$\$\{|%%\{|[$%](?!\{))+")
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
Parts = list[str | Expression]


class TemplateReader(ExpressionReader):
    """Reads the two forms of template."""

    def quoted(self) -> Expression:
        """Read a quoted string, from its opening quote."""
        start = self.pos
        self.pos += 1
        self.deeper(start)
        parts, stop = self.parts(QUOTED, len(self.text))
        self.depth -= 1
        if stop:
            raise Fault(f"`%{{ {stop} }}` without its beginning", start)
        if self.text[self.pos] != '"':
            raise Fault("this string is not closed on its line", start)
        self.pos += 1
        self.skip(LINE)
        return template(start, parts)

    def heredoc(self) -> Expression:
        """Read a heredoc, from its `<<`; indentation common to all lines goes away after `<<-`."""
        start = self.pos
        head = re.compile(r"<<(-?)([^\W\d][\w-]*+)\r?\n").match(self.text, start)
        if head is None:
            raise Fault("a heredoc starts with `<<NAME` at the end of its line", start)
        end = re.compile(rf"^[ \t]*+{re.escape(head[2])}(?=\r?$)", re.MULTILINE).search(
            self.text, head.end()
        )
        if end is None:
            raise Fault(f"this heredoc has no closing line `{head[2]}`", start)
        raw = self.text[head.end() : end.start()]
        self.pos = head.end()
        self.deeper(start)
        parts, stop = self.parts(PLAIN, end.start())
        self.depth -= 1
        if stop:
            raise Fault(f"`%{{ {stop} }}` without its beginning", start)
        self.pos = end.end()
        if head[1]:
            margin = min(
                (len(line) - len(line.lstrip(" \t")) for line in raw.splitlines() if line.strip()),
                default=0,
            )
            indent = re.compile(rf"^[ \t]{{0,{margin}}}", re.MULTILINE)
            at_line_start = True
            for index, part in enumerate(parts):
                if isinstance(part, str):
                    # The start of a part that follows an interpolation is not the start of a line.
                    first, newline, rest = part.partition("\n")
                    first = indent.sub("", first) if at_line_start else first
                    parts[index] = first + newline + indent.sub("", rest)
                at_line_start = False
        return template(start, parts)

    def parts(self, literal: re.Pattern[str], end: int) -> tuple[Parts, str]:
        """Read literal text, interpolations and directives up to `end` or the closing quote.

        Also stops after `%{ else }`, `%{ endif }` and `%{ endfor }`, and says which it was.
        """
        parts: Parts = []
        trim = False
        while True:
            match = literal.match(self.text, self.pos, end)
            if match is not None:
                text = match[0]
                if literal is QUOTED and "\\" in text:
                    text = self.unescaped(text, self.pos)
                text = text.replace("$${", "${").replace("%%{", "%{")
                self.pos = match.end()
                parts.append(text.lstrip() if trim else text)
            mark = self.text[self.pos : self.pos + 2] if self.pos < end else ""
            if mark not in ("${", "%{"):
                return parts, ""
            start = self.pos
            self.pos += 2
            if self.text[self.pos] == "~":
                self.pos += 1
                if parts and isinstance(parts[-1], str):
                    parts[-1] = parts[-1].rstrip()
            if mark == "${":
                parts.append(self.nested(start))
                trim = self.close()
                continue
            word = self.directive()
            if word in ("else", "endif", "endfor"):
                self.close()
                return parts, word
            parts.append(self.section(word, start, literal, end))
            trim = False

    def directive(self) -> str:
        """Read the word of a directive."""
        self.skip(LINES)
        match = re.compile(r"if|else|endif|for|endfor").match(self.text, self.pos)
        if match is None:
            raise self.fault("`if`, `else`, `endif`, `for` or `endfor`")
        if match[0] != "for":
            self.pos = match.end()
        return match[0]

    def section(self, word: str, start: int, literal: re.Pattern[str], end: int) -> Expression:
        """Read `%{ if }` or `%{ for }` to its end."""
        self.deeper(start)
        if word == "if":
            test = self.expression(LINES)
            self.close()
            yes, stop = self.parts(literal, end)
            no: Parts = []
            if stop == "else":
                no, stop = self.parts(literal, end)
            wanted = "endif"
            node: Expression = Choice(start, test, template(start, yes), template(start, no))
        else:
            names, collection = self.binding()
            before, self.bound = self.bound, self.bound | frozenset(names)
            self.close()
            inner, stop = self.parts(literal, end)
            self.bound = before
            wanted = "endfor"
            node = For(start, names, collection, None, template(start, inner), None, grouped=False)
        if stop != wanted:
            raise Fault(f"this `%{{ {word} }}` has no `%{{ {wanted} }}`", start)
        self.depth -= 1
        return node

    def close(self) -> bool:
        """Pass the brace that ends an interpolation; say whether it trims what follows."""
        trim = self.skip(LINES) == "~"
        if trim:
            self.pos += 1
        if self.text[self.pos] != "}":
            raise self.fault("`}`")
        self.pos += 1
        return trim

    def unescaped(self, text: str, start: int) -> str:
        """Resolve backslash escapes; `start` is where the text stands."""

        def resolve(match: re.Match[str]) -> str:
            mark = match[1]
            if mark in ESCAPES:
                return ESCAPES[mark]
            if len(mark) > 1 and int(mark[1:], 16) <= 0x10FFFF:  # noqa: PLR2004 (Unicode's last)
                return chr(int(mark[1:], 16))
            raise Fault(f"`\\{mark[0]}` is not an escape", start + match.start())

        return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", resolve, text)


def template(pos: int, parts: Parts) -> Expression:
    """Make the node: a plain value where there is nothing but text."""
    if not parts:
        return Value(pos, "")
    if len(parts) == 1 and isinstance(parts[0], str):
        return Value(pos, parts[0])
    return Template(pos, tuple(parts))
