"""What is wrong with text that nearly is JSON, where the scanner stands."""

import re
from dataclasses import dataclass
from math import isinf

from generator.spec.limits import MOST_DIGITS, BrokenTextError, Path, number_too_large
from generator.spec.nodes import Node

STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
WORD = re.compile("[^\\s\\[\\]{},:\"'\u201c\u201d\u2018\u2019]+")
NUMBER_LIKE = re.compile(r"[+-]?\.?[0-9][0-9a-fA-FxXoO_.+-]*")
WORDS = {"true", "false", "null"}
OTHER_WORDS = {"True": "true", "False": "false", "None": "null", "yes": "true", "no": "false"}
NOT_NUMBERS = {"NaN", "Infinity", "-Infinity"}
QUOTES = "'`\u201c\u201d\u2018\u2019"
CLOSING = {"{": "}", "[": "]"}


@dataclass(slots=True)
class Open:
    """A container that is not closed yet: its node, its bracket, and the key that is being read."""

    node: Node
    bracket: str
    path: Path
    key: tuple[int, int] | None = None
    name: str | int = 0


class JsonFaults:
    """Refuses what stands at `offset` in the containers of `stack`, with a hint that mends it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.stack: list[Open] = []

    def peek(self) -> str:
        """Give the character that the scanner stands at; empty at the end."""
        return self.text[self.offset : self.offset + 1]

    def refuse_endless(self, number: re.Match[str]) -> None:
        """Refuse a number that no spec can hold."""
        text = number.group()
        whole = text.removeprefix("-").isdigit()
        if (whole and len(text.removeprefix("-")) > MOST_DIGITS) or isinf(float(text)):
            raise number_too_large(*number.span())

    def word_end(self) -> int:
        """Tell where the word that stands here ends."""
        word = WORD.match(self.text, self.offset)
        return word.end() if word else self.offset + 1

    def refuse_comment(self) -> None:
        """Refuse a comment, if one starts here."""
        if self.text.startswith(("//", "/*", "#"), self.offset):
            raise BrokenTextError(
                "JSON has no comments",
                "remove it, or write the spec as YAML, where `#` starts a comment",
                self.offset,
                self.offset + (1 if self.peek() == "#" else 2),
                code="GEN104",
            )

    def refuse_end(self, top: Open) -> None:
        """Refuse the end of the text, or the wrong bracket, inside an open container."""
        letter = self.peek()
        if not letter:
            raise BrokenTextError(
                f"this `{top.bracket}` is never closed",
                f"the file ends before its `{CLOSING[top.bracket]}`",
                top.node.start,
                code="GEN101",
            )
        if letter in "]}" and letter != CLOSING[top.bracket]:
            raise BrokenTextError(
                f"`{letter}` closes nothing that is open here",
                f"the innermost open bracket is `{top.bracket}`: close it with "
                f"`{CLOSING[top.bracket]}` first",
                self.offset,
                code="GEN101",
            )

    def refuse_key(self, top: Open) -> None:
        """Say what stands where a key belongs."""
        self.refuse_end(top)
        letter = self.peek()
        if letter == '"':
            self.refuse_string()
        if letter in QUOTES:
            self.refuse_quotes()
        if letter == ",":
            raise BrokenTextError(
                "a field is missing before this comma", "remove it", self.offset, code="GEN102"
            )
        if letter in "{[:":
            raise BrokenTextError(
                f"`{letter}` stands where a key belongs",
                'write "key": value',
                self.offset,
                code="GEN102",
            )
        raise BrokenTextError(
            "a key stands in double quotes in JSON",
            'write "key": value',
            self.offset,
            self.word_end(),
            code="GEN103",
        )

    def refuse_quotes(self) -> None:
        """Say which quotes JSON does not know."""
        kind = "single" if self.peek() in "'`" else "typographic"
        raise BrokenTextError(
            f"{kind} quotes: JSON knows only double ones",
            'write "text"',
            self.offset,
            code="GEN103",
        )

    def refuse_value(self, word: re.Match[str] | None) -> None:
        """Say what stands where a value belongs; `word` is what could be read."""
        letter = self.peek()
        self.refuse_comment()
        if self.stack:
            self.refuse_end(self.stack[-1])
        if letter and letter in QUOTES:
            self.refuse_quotes()
        if word is None:
            if letter and letter in ",]}:":
                raise BrokenTextError(
                    f"a value is missing before this `{letter}`",
                    "write one, or remove its key",
                    self.offset,
                    code="GEN102",
                )
            raise BrokenTextError(
                "a value is missing here", "write one, or null", self.offset, code="GEN102"
            )
        self._refuse_word(word)

    def _refuse_word(self, word: re.Match[str]) -> None:
        text = word.group()
        if text in OTHER_WORDS:
            raise BrokenTextError(
                "JSON does not know this word",
                f"write {OTHER_WORDS[text]}",
                *word.span(),
                code="GEN103",
            )
        if text in NOT_NUMBERS:
            raise BrokenTextError(
                "this is not a number that a spec can hold",
                "write a finite number",
                *word.span(),
                code="GEN105",
            )
        if NUMBER_LIKE.fullmatch(text):
            raise BrokenTextError(
                "this is not a number that JSON knows",
                "write it without leading zero, plus sign, underscore or prefix, as in 8 or 0.5; "
                "or put text in double quotes",
                *word.span(),
                code="GEN105",
            )
        raise BrokenTextError(
            "text stands in double quotes in JSON", 'write "text"', *word.span(), code="GEN103"
        )

    def refuse_string(self) -> None:
        """Say what is wrong with the string that starts here."""
        start = self.offset
        good = re.compile(STRING.pattern[:-1]).match(self.text, start)
        at = good.end() if good else start + 1
        letter = self.text[at : at + 1]
        if letter == "\\":
            raise BrokenTextError(
                "JSON does not know this escape",
                'a backslash itself is written \\\\; the others are \\" \\/ \\n \\t \\uXXXX',
                at,
                at + 2,
                code="GEN106",
            )
        if letter and letter not in "\r\n":
            raise BrokenTextError(
                f"a control character (U+{ord(letter):04X}) inside a text",
                "remove it",
                at,
                code="GEN106",
            )
        raise BrokenTextError(
            "this text is never closed", "end it with a double quote", start, at, code="GEN101"
        )
