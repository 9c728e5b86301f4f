"""A place in a text of HCL that moves on over space and comments, and what is wrong there."""

import re

# Deep nesting is never written by people; the limit keeps hostile text off Python's own stack.
DEPTH = 100

# Only single characters repeat possessively: of a group, Python before 3.11.5 gets that wrong
# (https://github.com/python/cpython/issues/106052).
SPACE = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*\*/)*")
BLANK = re.compile(r"(?:[ \t\r]++|/\*(?:[^*]++|\*(?!/))*\*/)*")
# How far an expression may go: over line ends, or to the end of its line.
LINES, LINE = True, False


class Fault(Exception):  # noqa: N818 (it never leaves the reader; what does is `HclError`)
    """The text breaks the syntax at offset `pos` of its section."""

    def __init__(self, message: str, pos: int) -> None:
        super().__init__(message)
        self.message = message
        self.pos = pos


class Cursor:
    """Where the readers stand in a text, which must end in a newline and a NUL (its end mark)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.depth = 0

    def fault(self, wanted: str) -> Fault:
        """Say what was wanted where the reader stands."""
        found = self.text[self.pos]
        what = {"\0": "the end of the file", "\n": "the end of the line"}.get(found, f"`{found}`")
        return Fault(f"{wanted} expected, found {what}", self.pos)

    def skip(self, multi: bool) -> str:  # noqa: FBT001 (hot, called with one flag everywhere)
        """Pass over space and comments, over line ends too if `multi`; give the next character."""
        text = self.text
        char = text[self.pos]
        if char in " \t\r\n/#":
            self.pos = (SPACE if multi else BLANK).match(text, self.pos).end()  # type: ignore[union-attr]
            char = text[self.pos]
        return char

    def take(self, char: str, *, multi: bool) -> None:
        """Pass over `char`, which must come next."""
        if self.skip(multi) != char:
            raise self.fault(f"`{char}`")
        self.pos += 1

    def deeper(self, start: int) -> None:
        """Count one more level of nesting."""
        self.depth += 1
        if self.depth > DEPTH:
            raise Fault(f"nested more than {DEPTH} levels deep", start)
