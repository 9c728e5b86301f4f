"""Expressions of the HCL native syntax, read straight off the text.

There is no separate token list: one regular expression takes a whole word path, number or plain
string together with the space after it, so that most arguments cost a single match.
"""

import re

from generator.hcl.cursor import LINE, LINES, Cursor, Fault
from generator.hcl.nodes import (
    Access,
    Call,
    Choice,
    Expression,
    For,
    Items,
    Operation,
    Pairs,
    Reference,
    Value,
)

# Only single characters repeat possessively: of a group, Python before 3.11.5 gets that wrong
# (https://github.com/python/cpython/issues/106052).
TERM = re.compile(
    r"([^\W\d][\w-]*+(?:\.[^\W\d][\w-]*+)*)[ \t\r]*+"
    r"|(\d++(?:\.\d++)?(?:[eE][+-]?\d++)?)[ \t\r]*+"
    r'|"([^"\\$%\n]*+)"[ \t\r]*+'
)
STEP = re.compile(r"\.[ \t\r]*+(?:([^\W\d][\w-]*+)|(\d++)|(\*))")
OPERATOR = re.compile(r"\|\||&&|==|!=|<=|>=|[<>+*%-]|/(?![/*])")
RANKS = {
    "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
}  # fmt: skip
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
NOTHING: frozenset[str] = frozenset()


class ExpressionReader(Cursor):
    """Reads expressions of one text.

    `references` and `calls` gather what the expressions hold, in the order of the text.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.bound = NOTHING
        self.references: list[Reference] = []
        self.calls: list[Call] = []

    def expression(self, multi: bool) -> Expression:  # noqa: FBT001
        """Read one expression; line ends count as space if `multi`."""
        if self.text[self.pos] in " \t\r\n/#":
            self.skip(multi)
        start = self.pos
        left = self.operand(multi)
        char = self.skip(multi)
        if char in "\n,)]}\0":
            return left
        left = self.operation(left, 1, multi)
        if self.skip(multi) != "?":
            return left
        self.pos += 1
        self.deeper(start)
        yes = self.expression(multi)
        self.take(":", multi=multi)
        no = self.expression(multi)
        self.depth -= 1
        return Choice(start, left, yes, no)

    def operation(self, left: Expression, lowest: int, multi: bool) -> Expression:  # noqa: FBT001
        """Read the operators of rank `lowest` and above that follow `left`."""
        while True:
            self.skip(multi)
            match = OPERATOR.match(self.text, self.pos)
            if match is None or RANKS[match[0]] < lowest:
                return left
            start, self.pos = self.pos, match.end()
            self.skip(multi)
            right = self.operation(self.operand(multi), RANKS[match[0]] + 1, multi)
            left = Operation(start, match[0], (left, right))

    def operand(self, multi: bool) -> Expression:  # noqa: FBT001
        """Read a term with the steps taken from it."""
        text, start = self.text, self.pos
        match = TERM.match(text, start)
        if match is None:
            term = self.other_term(multi)
        else:
            self.pos = match.end()
            kind = match.lastindex
            if kind == 1:
                return self.word(match[1], start, multi)
            if kind == 3:  # noqa: PLR2004 (the group of plain strings)
                term = Value(start, match[3])
            else:
                number = match[2]
                term = Value(start, int(number) if number.isdigit() else float(number))
        if text[self.pos] in ".[" or multi:
            end = self.pos
            steps = self.steps(multi)
            if steps and isinstance(term, Value):
                raise Fault("a literal has neither attributes nor an index", end)
            if steps:
                return Access(start, term, steps)
        return term

    def word(self, word: str, start: int, multi: bool) -> Expression:  # noqa: FBT001
        """Read on after a name or a dotted path: a reference, a call or a keyword."""
        char = self.text[self.pos]
        if char == "(" or (char == ":" and self.text.startswith("::", self.pos)):
            return self.call(word, start, multi)
        if word in WORDS:
            return Value(start, WORDS[word])
        path: tuple[str | Expression, ...]
        root, *rest = word.split(".")
        path = tuple(rest)
        if char in ".[" or multi:
            path += self.steps(multi)
        reference = Reference(start, root, path)
        if root not in self.bound:
            self.references.append(reference)
        return reference

    def steps(self, multi: bool) -> tuple[str | Expression, ...]:  # noqa: FBT001
        """Read `.name`, `.0`, `.*`, `[expression]` and `[*]` as often as they come."""
        steps: list[str | Expression] = []
        while True:
            char = self.skip(multi) if multi else self.text[self.pos]
            if char == "[":
                start = self.pos
                self.pos += 1
                if self.skip(LINES) == "*":
                    self.pos += 1
                    steps.append("*")
                else:
                    steps.append(self.nested(start))
                self.take("]", multi=True)
            elif char == "." and not self.text.startswith("...", self.pos):
                match = STEP.match(self.text, self.pos)
                if match is None:
                    self.pos += 1
                    raise self.fault("an attribute name")
                self.pos = match.end()
                number = match[2]
                steps.append(
                    Value(match.start(2), int(number)) if number else match[match.lastindex or 1]
                )
            else:
                return tuple(steps)

    def nested(self, start: int) -> Expression:
        """Read an expression inside brackets that opened at `start`."""
        self.deeper(start)
        expression = self.expression(LINES)
        self.depth -= 1
        return expression

    def other_term(self, multi: bool) -> Expression:  # noqa: FBT001
        """Read a term that starts with a mark and not with a word, number or plain string."""
        char, start = self.text[self.pos], self.pos
        if char == '"':
            return self.quoted()
        if char in "-!":
            self.pos += 1
            self.deeper(start)
            self.skip(multi)
            term = self.operand(multi)
            self.depth -= 1
            if char == "-" and isinstance(term, Value) and isinstance(term.value, int | float):
                return Value(start, -term.value)
            return Operation(start, char, (term,))
        if char not in "[{(" and not self.text.startswith("<<", start):
            raise self.fault("a value")
        if char == "<":
            return self.heredoc()
        self.pos += 1
        self.deeper(start)
        if char == "(":
            term = self.expression(LINES)
            self.take(")", multi=True)
        else:
            self.skip(LINES)
            if re.compile(r"for\b(?![\w-])").match(self.text, self.pos):
                term = self.comprehension(start, "]" if char == "[" else "}")
            else:
                term = self.items(start) if char == "[" else self.pairs(start)
        self.depth -= 1
        return term

    def quoted(self) -> Expression:
        """Read a string with escapes or interpolations."""
        raise NotImplementedError

    def heredoc(self) -> Expression:
        """Read a heredoc."""
        raise NotImplementedError

    def items(self, start: int) -> Items:
        """Read a list after its bracket."""
        items: list[Expression] = []
        while self.skip(LINES) != "]":
            items.append(self.expression(LINES))
            if self.skip(LINES) == ",":
                self.pos += 1
            elif self.text[self.pos] != "]":
                raise self.fault("`,` or `]`")
        self.pos += 1
        return Items(start, tuple(items))

    def pairs(self, start: int) -> Pairs:
        """Read an object after its brace."""
        pairs: list[tuple[Expression, Expression]] = []
        while self.skip(LINES) != "}":
            known = len(self.references)
            key = self.expression(LINE)
            if isinstance(key, Reference) and not key.steps:
                key = Value(key.pos, key.root)
                del self.references[known:]
            if self.skip(LINE) not in "=:" or self.text.startswith(("==", "=>"), self.pos):
                raise self.fault("`=`")
            self.pos += 1
            pairs.append((key, self.expression(LINE)))
            char = self.skip(LINE)
            if char == ",":
                self.pos += 1
            elif char not in "\n}#/":
                raise self.fault("`,`, `}` or the end of the line")
        self.pos += 1
        return Pairs(start, tuple(pairs))

    def comprehension(self, start: int, closing: str) -> For:
        """Read a for-expression after its bracket, up to `closing`."""
        names, collection = self.binding()
        before, self.bound = self.bound, self.bound | frozenset(names)
        self.take(":", multi=True)
        key, value, grouped = None, self.expression(LINES), False
        if closing == "}":
            self.skip(LINES)
            if not self.text.startswith("=>", self.pos):
                raise self.fault("`=>`")
            self.pos += 2
            key, value = value, self.expression(LINES)
            self.skip(LINES)
            if self.text.startswith("...", self.pos):
                self.pos += 3
                grouped = True
        condition = None
        if self.skip(LINES) == "i" and self.text.startswith("if", self.pos):
            self.pos += 2
            condition = self.expression(LINES)
        self.take(closing, multi=True)
        self.bound = before
        return For(start, names, collection, key, value, condition, grouped=grouped)

    def binding(self) -> tuple[tuple[str, ...], Expression]:
        """Read `for name, name in collection`."""
        match = re.compile(r"for\s++([^\W\d][\w-]*+)(?:\s*,\s*([^\W\d][\w-]*+))?\s++in\b").match(
            self.text, self.pos
        )
        if match is None:
            raise self.fault("`for NAME in …`")
        self.pos = match.end()
        return tuple(name for name in match.groups() if name), self.expression(LINES)

    def call(self, name: str, start: int, multi: bool) -> Expression:  # noqa: FBT001
        """Read a call's arguments, and the steps taken from its result."""
        while self.text.startswith("::", self.pos):
            match = TERM.match(self.text, self.pos + 2)
            if match is None or not match[1]:
                raise self.fault("a function's name")
            name, self.pos = f"{name}::{match[1]}", match.end()
        if self.text[self.pos] != "(" or "." in name:
            raise self.fault("a function's name" if "." in name else "`(`")
        self.deeper(self.pos)
        self.pos += 1
        args: list[Expression] = []
        spread = False
        while self.skip(LINES) != ")":
            args.append(self.expression(LINES))
            char = self.skip(LINES)
            if char == "," and not spread:
                self.pos += 1
            elif self.text.startswith("...", self.pos) and not spread:
                self.pos += 3
                spread = True
            elif char != ")":
                raise self.fault("`,` or `)`")
        self.pos += 1
        self.depth -= 1
        call = Call(start, name, tuple(args), spread=spread)
        self.calls.append(call)
        if self.text[self.pos] in ".[" or multi:
            steps = self.steps(multi)
            if steps:
                return Access(start, call, steps)
        return call
