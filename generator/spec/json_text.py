"""JSON read with its positions.

`json.loads` reads the specs; this scanner is asked only when there is a problem to place. It
accepts exactly what `json.loads` accepts, apart from NaN, Infinity and the limits on depth and
number of values.
"""

import json
import re

from generator.spec.json_faults import CLOSING, STRING, WORD, WORDS, JsonFaults, Open
from generator.spec.limits import DEEPEST, MOST_VALUES, BrokenTextError
from generator.spec.nodes import Node, Repeated

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class _Scanner(JsonFaults):
    """One pass over a text, without recursion: the stack is a list."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[Repeated] = []
        self.values = 0

    def scan(self) -> Node:
        self._skip()
        root = self._value()
        while self.stack:
            self._step()
        self._skip()
        if self.offset < len(self.text):
            self.refuse_comment()
            raise BrokenTextError(
                "there is more text after the end of the spec",
                "a spec is one JSON object; look for a bracket that closes it too early",
                self.offset,
                self.word_end(),
                code="GEN101",
            )
        return root

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset

    def _step(self) -> None:
        """Read the next item of the innermost container, or its end."""
        top = self.stack[-1]
        self._skip()
        first = not top.node.children
        if self.peek() == CLOSING[top.bracket]:
            self._close(top)
            return
        if not first:
            self._comma(top)
        if top.bracket == "{":
            self._key(top)
        else:
            top.name = len(top.node.children or ())
            self.refuse_end(top)
        self._value()

    def _close(self, top: Open) -> None:
        self.offset += 1
        top.node.end = self.offset
        self.stack.pop()

    def _comma(self, top: Open) -> None:
        if self.peek() == ",":
            comma = self.offset
            self.offset += 1
            self._skip()
            if self.peek() == CLOSING[top.bracket]:
                raise BrokenTextError(
                    f"a comma before the closing `{self.peek()}`",
                    "remove the comma",
                    comma,
                    code="GEN102",
                )
            if self.peek() == ",":
                raise BrokenTextError(
                    "two commas in a row", "remove one of them", self.offset, code="GEN102"
                )
            return
        self.refuse_comment()
        self.refuse_end(top)
        last = list((top.node.children or {}).values())[-1]
        item = "item" if top.bracket == "[" else "field"
        if self.peek() == ":" and top.bracket == "[":
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

    def _key(self, top: Open) -> None:
        self.refuse_comment()
        match = STRING.match(self.text, self.offset)
        if match is None:
            self.refuse_key(top)
            return
        name: str = json.loads(match.group())
        span = match.span()
        before = (top.node.children or {}).get(name)
        if before is not None and before.key is not None:
            self.repeated.append(Repeated((*top.path, name), *span, before.key[0]))
        top.name, top.key = name, span
        self.offset = match.end()
        self._skip()
        if self.peek() != ":":
            self.refuse_comment()
            self.refuse_end(top)
            hint = 'write "key": value'
            if self.peek() == "=":
                raise BrokenTextError(
                    "`=` stands where `:` belongs", hint, self.offset, code="GEN102"
                )
            raise BrokenTextError("a colon is missing after the key", hint, *span, code="GEN102")
        self.offset += 1
        self._skip()

    def _value(self) -> Node:
        """Read one value and hang it into the innermost container."""
        start = self.offset
        letter = self.peek()
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

    def _open(self, node: Node, bracket: str, parent: Open | None) -> None:
        if len(self.stack) >= DEEPEST:
            raise BrokenTextError(
                f"nested more than {DEEPEST} deep",
                "no spec needs that; look for brackets that never close",
                self.offset,
                code="GEN110",
            )
        node.children = {}
        path = () if parent is None else (*parent.path, parent.name)
        self.stack.append(Open(node, bracket, path))
        self.offset += 1

    def _scalar_end(self, letter: str) -> int:
        if letter == '"':
            match = STRING.match(self.text, self.offset)
            if match is None:
                self.refuse_string()
            else:
                return match.end()
        word = WORD.match(self.text, self.offset)
        if word is not None:
            if word.group() in WORDS:
                return word.end()
            if _NUMBER.fullmatch(word.group()):
                self.refuse_endless(word)
                return word.end()
        self.refuse_value(word)
        raise AssertionError  # the line above always raises


def scan(text: str) -> tuple[Node, list[Repeated]]:
    """Read JSON text into nodes with offsets, and the keys that an object holds twice.

    Of a repeated key the tree holds the last value. Raises BrokenTextError at the first place that
    is not JSON, is too deep, or holds a number that no spec can.
    """
    scanner = _Scanner(text)
    root = scanner.scan()
    return root, scanner.repeated
