"""YAML read as if it were JSON with another spelling: events in, values and positions out.

Only what JSON can say is understood: objects with text keys, lists, text, numbers, true, false and
null. `no`, `on`, `12:30`, `0o17` and `2024-01-01` are text, as they look. Anchors, aliases, tags
and a second document are refused: the first can make a small file enormous, the others make the
meaning of a line depend on lines elsewhere.

Events are read one by one with a stack of our own, so depth and size are bounded while reading.
"""

import re
from dataclasses import dataclass
from math import isinf
from typing import Any

import yaml  # type: ignore[import-untyped]

from generator.spec.limits import (
    DEEPEST,
    MOST_DIGITS,
    MOST_VALUES,
    BrokenTextError,
    Path,
    number_too_large,
)
from generator.spec.nodes import Node, Repeated

# The numbers of JSON, nothing else: https://yaml.org/spec/1.2.2/#102-json-schema
_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_ENDLESS = re.compile(r"[+-]?(?:\.?inf|infinity)|\.?nan", re.IGNORECASE)
_WORDS = {"true": True, "false": False, "null": None, "": None}

# What libyaml and its Python twin say, and what a person needs to hear.
_REASONS = (
    ("mapping values are not allowed", "a `:` stands where no key can be",
     "put text that holds `: ` in quotes, and let keys of one object start in the same column",
     "GEN107"),
    ("cannot start any token", "no value can start with this character",
     "put the text in quotes", "GEN103"),
    ("expected ',' or '", "a list or an object in brackets is not closed here",
     "put commas between its items and end it with `]` or `}`", "GEN101"),
    ("end of stream", "a text in quotes is never closed", "close it with the quote that opens it",
     "GEN101"),
    ("could not find expected ':'", "this line is not `key: value`",
     "put a colon and a space after the key", "GEN102"),
    ("unknown escape", "YAML does not know this escape",
     "in double quotes a backslash itself is written \\\\; single quotes need no escapes",
     "GEN106"),
    ("did not find expected", "this line does not fit the ones above it",
     "let keys or dashes of one block start in the same column", "GEN107"),
    ("expected <block end>", "this line does not fit the ones above it",
     "let keys or dashes of one block start in the same column", "GEN107"),
    ("expected the node content", "a value is missing here", "write one, or null", "GEN102"),
)  # fmt: skip


@dataclass(slots=True)
class _Open:
    node: Node
    value: dict[str, Any] | list[Any]
    path: Path
    key: tuple[int, int] | None = None
    name: str | None = None


class _Reader:
    """Builds the value and the nodes of one document from its events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.repeated: list[Repeated] = []
        self.documents = 0
        self.values = 0
        self.root: tuple[Any, Node] | None = None

    def take(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise BrokenTextError(
                        "a second document starts here",
                        "put each spec into its own file",
                        start,
                        code="GEN108",
                    )
            case yaml.AliasEvent():
                raise BrokenTextError(
                    "aliases (`*name`) are not allowed in a spec",
                    "say the value out where it is needed",
                    start,
                    end,
                    code="GEN108",
                )
            case yaml.ScalarEvent():
                self._refuse_marks(event, start)
                self._scalar(event, start, end)
            case yaml.CollectionStartEvent():
                self._refuse_marks(event, start)
                self._open(event, start, end)
            case yaml.CollectionEndEvent():
                top = self.stack.pop()
                top.node.end = max(end, top.node.end)

    def _refuse_marks(self, event: Any, start: int) -> None:
        for mark, sign, kind in ((event.anchor, "&", "anchors"), (event.tag, "!", "tags")):
            if mark is not None:
                place = self.text.find(sign, start)
                raise BrokenTextError(
                    f"{kind} (`{sign}name`) are not allowed in a spec",
                    "say each value out as plain YAML",
                    start if place < 0 else place,
                    code="GEN108",
                )

    def _scalar(self, event: Any, start: int, end: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.name is None:
            self._key(top, event.value, start, end)
            return
        value = event.value
        if event.style in {None, ""} and event.implicit[0]:
            value = _resolve(value, start, end)
        text = value if isinstance(value, str) else None
        self._add(value, Node(start=start, end=end, text=text))

    def _key(self, top: _Open, name: str, start: int, end: int) -> None:
        before = (top.node.children or {}).get(name)
        if before is not None and before.key is not None:
            self.repeated.append(Repeated((*top.path, name), start, end, before.key[0]))
        top.name, top.key = name, (start, end)

    def _open(self, event: Any, start: int, end: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.name is None:
            raise BrokenTextError(
                "a key is text", "a list or an object cannot be a key", start, end, code="GEN108"
            )
        if len(self.stack) >= DEEPEST:
            raise BrokenTextError(
                f"nested more than {DEEPEST} deep", "no spec needs that", start, end, code="GEN110"
            )
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        node = Node(start=start, end=end, children={}, opened=bool(event.flow_style))
        path = self._add(value, node)
        self.stack.append(_Open(node, value, path))

    def _add(self, value: Any, node: Node) -> Path:
        """Hang a value into the innermost container; return its path."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise BrokenTextError(
                f"more than {MOST_VALUES:,} values",
                "split the spec into several",
                node.start,
                code="GEN110",
            )
        if not self.stack:
            self.root = (value, node)
            return ()
        top = self.stack[-1]
        part: str | int
        if isinstance(top.value, dict):
            part = top.name or ""
            top.value[part] = value
            node.key = top.key
            top.name = None
        else:
            part = len(top.value)
            top.value.append(value)
        if top.node.children is not None:
            top.node.children[part] = node
        return (*top.path, part)


def _resolve(text: str, start: int, end: int) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        if len(text.removeprefix("-")) > MOST_DIGITS:
            raise number_too_large(start, end)
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if isinf(number):
            raise number_too_large(start, end)
        return number
    if _ENDLESS.fullmatch(text):
        raise BrokenTextError(
            "this is not a number that a spec can hold",
            "write a finite number, or put text in quotes",
            start,
            end,
            code="GEN105",
        )
    return text


def scan(text: str) -> tuple[Any, Node, list[Repeated]]:
    """Read YAML text into its value, nodes with offsets, and the keys that an object holds twice.

    Raises BrokenTextError at the first place that is not YAML, or that is YAML which a spec may not
    use, and for a text without any value.
    """
    # Only events are taken from the loader, never objects: nothing is constructed or resolved.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _Reader(text)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except yaml.reader.ReaderError as error:
        letter = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else ""
        letter = letter or f"U+{int(error.character):04X}"
        raise BrokenTextError(
            f"a character that YAML does not allow ({letter})",
            "remove it",
            error.position,
            code="GEN106",
        ) from None
    except yaml.MarkedYAMLError as error:
        raise _broken(text, error) from None
    if reader.root is None:
        raise BrokenTextError("the file says nothing", "write `key: value` lines", 0, code="GEN005")
    value, node = reader.root
    return value, node, reader.repeated


def _broken(text: str, error: yaml.MarkedYAMLError) -> BrokenTextError:
    mark: Any = error.problem_mark or error.context_mark
    start = min(mark.index, max(len(text) - 1, 0)) if mark else 0
    said = str(error.problem or error.context or "")
    if text[start : start + 1] == "\t":
        return BrokenTextError(
            "a tab stands where spaces belong", "indent with spaces", start, code="GEN107"
        )
    for part, message, hint, code in _REASONS:
        if part in said:
            if part == "end of stream" and error.context_mark is not None:
                start = error.context_mark.index
            return BrokenTextError(message, hint, start, code=code)
    return BrokenTextError(
        f"this is not YAML: {said}", "write `key: value` lines", start, code="GEN107"
    )
