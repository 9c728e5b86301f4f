"""JSON read with its positions, and what is wrong with text that nearly is JSON.

`json.loads` reads the specs; this scanner is asked only when there is a problem to place. It
accepts exactly what `json.loads` accepts, apart from NaN, Infinity and the limits on depth and
number of values.
"""

import json
import re
from dataclasses import dataclass
from math import isinf

from generator.spec.limits import DEEPEST, MOST_DIGITS, MOST_VALUES, BrokenTextError, Path
from generator.spec.nodes import Node, Repeated

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile("[^\\s\\[\\]{},:\"'\u201c\u201d\u2018\u2019]+")
_NUMBER_LIKE = re.compile(r"[+-]?\.?[0-9][0-9a-fA-FxXoO_.+-]*")
_WORDS = {"true", "false", "null"}
_OTHER_WORDS = {"True": "true", "False": "false", "None": "null", "yes": "true", "no": "false"}
_NOT_NUMBERS = {"NaN", "Infinity", "-Infinity"}
_QUOTES = "'`\u201c\u201d\u2018\u2019"
_CLOSING = {"{": "}", "[": "]"}


@dataclass(slots=True)
class _Open:
    node: Node
    bracket: str
    path: Path
    key: tuple[int, int] | None = None
    name: str | int = 0


class _Scanner:
    """One pass over a text, without recursion: the stack is a list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.stack: list[_Open] = []
        self.repeated: list[Repeated] = []
        self.values = 0

    def scan(self) -> Node:
        self._skip()
        root = self._value()
        while self.stack:
            self._step()
        self._skip()
        if self.offset < len(self.text):
            self._refuse_comment()
            raise BrokenTextError(
                "there is more text after the end of the spec",
                "a spec is one JSON object; look for a bracket that closes it too early",
                self.offset,
                self._word_end(),
                code="GEN101",
            )
        return root

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset

    def _peek(self) -> str:
        return self.text[self.offset : self.offset + 1]

    def _step(self) -> None:
        """Read the next item of the innermost container, or its end."""
        top = self.stack[-1]
        self._skip()
        first = not top.node.children
        if self._peek() == _CLOSING[top.bracket]:
            self._close(top)
            return
        if not first:
            self._comma(top)
        if top.bracket == "{":
            self._key(top)
        else:
            top.name = len(top.node.children or ())
            self._refuse_end(top)
        self._value()

    def _close(self, top: _Open) -> None:
        self.offset += 1
        top.node.end = self.offset
        self.stack.pop()

    def _comma(self, top: _Open) -> None:
        if self._peek() == ",":
            comma = self.offset
            self.offset += 1
            self._skip()
            if self._peek() == _CLOSING[top.bracket]:
                raise BrokenTextError(
                    f"a comma before the closing `{self._peek()}`",
                    "remove the comma",
                    comma,
                    code="GEN102",
                )
            if self._peek() == ",":
                raise BrokenTextError(
                    "two commas in a row", "remove one of them", self.offset, code="GEN102"
                )
            return
        self._refuse_comment()
        self._refuse_end(top)
        last = list((top.node.children or {}).values())[-1]
        item = "item" if top.bracket == "[" else "field"
        if self._peek() == ":" and top.bracket == "[":
            raise BrokenTextError(
                "a list holds no `key: value`",
                "put the keys inside { }",
                self.offset,
                code="GEN102",
            )
        raise BrokenTextError(
            f"a comma is missing after this {item}",
            "put a comma between one value and the next",
            max(last.end - 1, 0),
            last.end,
            code="GEN102",
        )

    def _key(self, top: _Open) -> None:
        self._refuse_comment()
        match = _STRING.match(self.text, self.offset)
        if match is None:
            self._refuse_key(top)
            return
        name: str = json.loads(match.group())
        span = match.span()
        before = (top.node.children or {}).get(name)
        if before is not None and before.key is not None:
            self.repeated.append(Repeated((*top.path, name), *span, before.key[0]))
        top.name, top.key = name, span
        self.offset = match.end()
        self._skip()
        if self._peek() != ":":
            self._refuse_comment()
            self._refuse_end(top)
            hint = 'write "key": value'
            if self._peek() == "=":
                raise BrokenTextError(
                    "`=` stands where `:` belongs", hint, self.offset, code="GEN102"
                )
            raise BrokenTextError("a colon is missing after the key", hint, *span, code="GEN102")
        self.offset += 1
        self._skip()

    def _value(self) -> Node:
        """Read one value and hang it into the innermost container."""
        start = self.offset
        letter = self._peek()
        node = Node(start=start, end=start + 1)
        self.values += 1
        if self.values > MOST_VALUES:
            raise BrokenTextError(
                f"more than {MOST_VALUES:,} values",
                "split the spec into several",
                start,
                code="GEN110",
            )
        parent = self.stack[-1] if self.stack else None
        if letter and letter in "{[":
            self._open(node, letter, parent)
        else:
            self.offset = node.end = self._scalar_end(letter)
            if letter == '"':
                node.text = json.loads(self.text[start : node.end])
        if parent is not None:
            node.key = parent.key
            if parent.node.children is not None:
                parent.node.children[parent.name] = node
        return node

    def _open(self, node: Node, bracket: str, parent: _Open | None) -> None:
        if len(self.stack) >= DEEPEST:
            raise BrokenTextError(
                f"nested more than {DEEPEST} deep",
                "no spec needs that; look for brackets that never close",
                self.offset,
                code="GEN110",
            )
        node.children = {}
        path = () if parent is None else (*parent.path, parent.name)
        self.stack.append(_Open(node, bracket, path))
        self.offset += 1

    def _scalar_end(self, letter: str) -> int:
        if letter == '"':
            match = _STRING.match(self.text, self.offset)
            if match is None:
                self._refuse_string()
            else:
                return match.end()
        word = _WORD.match(self.text, self.offset)
        if word is not None:
            if word.group() in _WORDS:
                return word.end()
            if _NUMBER.fullmatch(word.group()):
                self._refuse_endless(word)
                return word.end()
        self._refuse_value(word)
        raise AssertionError  # the line above always raises

    def _refuse_endless(self, number: re.Match[str]) -> None:
        text = number.group()
        whole = text.removeprefix("-").isdigit()
        if (whole and len(text.removeprefix("-")) > MOST_DIGITS) or isinf(float(text)):
            raise BrokenTextError(
                "this number is too large",
                f"write one of at most {MOST_DIGITS} digits",
                *number.span(),
                code="GEN105",
            )

    def _word_end(self) -> int:
        word = _WORD.match(self.text, self.offset)
        return word.end() if word else self.offset + 1

    def _refuse_comment(self) -> None:
        if self.text.startswith(("//", "/*", "#"), self.offset):
            raise BrokenTextError(
                "JSON has no comments",
                "remove it, or write the spec as YAML, where `#` starts a comment",
                self.offset,
                self.offset + (1 if self._peek() == "#" else 2),
                code="GEN104",
            )

    def _refuse_end(self, top: _Open) -> None:
        """Refuse the end of the text, or the wrong bracket, inside an open container."""
        letter = self._peek()
        if not letter:
            raise BrokenTextError(
                f"this `{top.bracket}` is never closed",
                f"the file ends before its `{_CLOSING[top.bracket]}`",
                top.node.start,
                code="GEN101",
            )
        if letter in "]}" and letter != _CLOSING[top.bracket]:
            raise BrokenTextError(
                f"`{letter}` closes nothing that is open here",
                f"the innermost open bracket is `{top.bracket}`: close it with "
                f"`{_CLOSING[top.bracket]}` first",
                self.offset,
                code="GEN101",
            )

    def _refuse_key(self, top: _Open) -> None:
        self._refuse_end(top)
        letter = self._peek()
        if letter == '"':
            self._refuse_string()
        if letter in _QUOTES:
            self._refuse_quotes()
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
            self._word_end(),
            code="GEN103",
        )

    def _refuse_quotes(self) -> None:
        kind = "single" if self._peek() in "'`" else "typographic"
        raise BrokenTextError(
            f"{kind} quotes: JSON knows only double ones",
            'write "text"',
            self.offset,
            code="GEN103",
        )

    def _refuse_value(self, word: re.Match[str] | None) -> None:
        letter = self._peek()
        self._refuse_comment()
        if self.stack:
            self._refuse_end(self.stack[-1])
        if letter and letter in _QUOTES:
            self._refuse_quotes()
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
        if text in _OTHER_WORDS:
            raise BrokenTextError(
                "JSON does not know this word",
                f"write {_OTHER_WORDS[text]}",
                *word.span(),
                code="GEN103",
            )
        if text in _NOT_NUMBERS:
            raise BrokenTextError(
                "this is not a number that a spec can hold",
                "write a finite number",
                *word.span(),
                code="GEN105",
            )
        if _NUMBER_LIKE.fullmatch(text):
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

    def _refuse_string(self) -> None:
        """Say what is wrong with the string that starts here."""
        start = self.offset
        good = re.compile(_STRING.pattern[:-1]).match(self.text, start)
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


def scan(text: str) -> tuple[Node, list[Repeated]]:
    """Read JSON text into nodes with offsets, and the keys that an object holds twice.

    Of a repeated key the tree holds the last value. Raises BrokenTextError at the first place that
    is not JSON, is too deep, or holds a number that no spec can.
    """
    scanner = _Scanner(text)
    root = scanner.scan()
    return root, scanner.repeated
