"""Bodies and whole files of HCL: `read` gives a `Document`, or raises `HclError` with the place.

A file is read top-level block by top-level block, and the result of every block is remembered by
its text: projects of one blueprint share most of their blocks.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.errors import GenError, Problem
from generator.hcl.cursor import LINE, LINES, Fault
from generator.hcl.nodes import Attribute, Block, Body
from generator.hcl.templates import TemplateReader

ITEM = re.compile(
    r"(?:[ \t\r\n]++|#[^\n]*+|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*\*/)*"
    r"(?:([^\W\d][\w-]*+)[ \t]*+(?:(=)(?!=)"
    r'|((?:[ \t]*+"[^"\\$%\n]*+"|(?<=[ \t"])[^\W\d][\w-]*+[ \t]*+)*)[ \t]*+(\{))|(\}))'
)
ATTRIBUTE, BLOCK = 2, 4
LINE_END = re.compile(r"[ \t\r]*+(?:/\*(?:[^*]++|\*(?!/))*\*/[ \t\r]*+)*(?:(?:#|//)[^\n]*+)?\n")
LABEL = re.compile(r'"([^"]*)"|([^\s"]+)')
CLOSED = re.compile(r"^\}[ \t\r]*\n", re.MULTILINE)
OVERRIDE = ("/override.tf", "_override.tf", "/override.tofu", "_override.tofu")


class HclError(GenError):
    """The text breaks the syntax of HCL; `line` and `column` count from 1."""

    def __init__(self, message: str, *, line: int, column: int, source: str = "") -> None:
        super().__init__([Problem(message=message, line=line, column=column, source=source)])
        self.message = message
        self.line = line
        self.column = column


class Section:
    """A stretch of a file: its text, the line that it starts on, and what it says."""

    __slots__ = ("body", "line", "text")

    def __init__(self, text: str, line: int, body: Body) -> None:
        self.text = text
        self.line = line
        self.body = body

    def place(self, pos: int) -> tuple[int, int]:
        """Tell line and column in the file of the offset `pos`."""
        line, column = place(self.text, pos)
        return line + self.line - 1, column

    def where(self, file: str, pos: int) -> tuple[str, int, int]:
        """Tell file, line and column of the offset `pos`, in a section of `file`."""
        return (file, *self.place(pos))


class Document:
    """One file, as sections in the order of its text."""

    __slots__ = ("sections",)

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.sections = sections

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Give every top-level block with the section that it stands in."""
        for section in self.sections:
            for block in section.body.blocks:
                yield section, block

    def attributes(self) -> Iterator[tuple[Section, Attribute]]:
        """Give every top-level attribute with the section that it stands in."""
        for section in self.sections:
            for attribute in section.body.attributes.values():
                yield section, attribute


class BodyReader(TemplateReader):
    """Reads attributes and blocks."""

    def body(self, start: int | None) -> Body:  # noqa: C901 (one case per kind of thing)
        """Read to the brace that closes the block opened at `start`; None: to the file's end."""
        attributes: dict[str, Attribute] = {}
        blocks: list[Block] = []
        text = self.text
        match_item, match_end = ITEM.match, LINE_END.match
        while True:
            match = match_item(text, self.pos)
            if match is None:
                self.skip(LINES)
                if text[self.pos] == "\0" and self.pos == len(text) - 1:
                    if start is None:
                        return Body(attributes, tuple(blocks))
                    raise Fault("this block is never closed", start)
                raise self.not_an_item()
            kind = match.lastindex
            self.pos = match.end()
            if kind == ATTRIBUTE:
                attribute = self.attribute(match[1], match.start(1))
                if attribute.name in attributes:
                    raise Fault(f"`{attribute.name}` is set twice", attribute.pos)
                attributes[attribute.name] = attribute
            elif kind == BLOCK:
                blocks.append(self.block(match))
            elif start is None:
                self.pos -= 1
                raise Fault("this brace closes nothing", self.pos)
            else:
                return Body(attributes, tuple(blocks))
            end = match_end(text, self.pos)
            if end is None:
                if self.skip(LINE) == "\0" and start is None:
                    continue
                raise self.fault("the end of the line")
            self.pos = end.end()

    def attribute(self, name: str, start: int) -> Attribute:
        """Read an attribute's value, and gather what it refers to."""
        refs, calls = len(self.references), len(self.calls)
        value = self.expression(LINE)
        return Attribute(
            start, name, value, tuple(self.references[refs:]), tuple(self.calls[calls:])
        )

    def block(self, match: re.Match[str]) -> Block:
        """Read a block after its opening brace, on several lines or on one."""
        start = match.start(1)
        labels = tuple(a or b for a, b in LABEL.findall(match[3])) if match[3] else ()
        self.deeper(start)
        end = LINE_END.match(self.text, self.pos)
        if end is not None:
            self.pos = end.end()
            body = self.body(start)
        else:
            body = self.one_line()
        self.depth -= 1
        return Block(start, match[1], labels, body)

    def one_line(self) -> Body:
        """Read what stands between braces on one line: nothing, or one attribute."""
        attributes: dict[str, Attribute] = {}
        if self.skip(LINE) != "}":
            match = ITEM.match(self.text, self.pos)
            if match is None or match.lastindex != ATTRIBUTE:
                raise self.fault("an argument, `}` or the end of the line")
            self.pos = match.end()
            attributes[match[1]] = self.attribute(match[1], match.start(1))
        self.take("}", multi=False)
        return Body(attributes, ())

    def not_an_item(self) -> Fault:
        """Say why neither an argument nor a block can be read here."""
        start = self.pos
        word = re.compile(r"[^\W\d][\w-]*[ \t]*").match(self.text, start)
        if word is None:
            return self.fault("an argument or a block")
        self.pos = word.end()
        return self.fault(f"`=` or `{{` after `{word[0].strip()}`")


def place(text: str, pos: int) -> tuple[int, int]:
    """Tell line and column, both from 1, of an offset in a text."""
    return text.count("\n", 0, pos) + 1, pos - text.rfind("\n", 0, pos)


def written(section: Section, attribute: Attribute) -> str:
    """Give the text of an attribute's value."""
    reader = BodyReader(f"{section.text}\n\0")
    reader.pos = start = section.text.index("=", attribute.pos) + 1
    reader.expression(LINE)
    return section.text[start : reader.pos].strip()


def overrides(name: str) -> bool:
    """Tell whether a file changes what others declare and declares nothing, by its name."""
    return f"/{name}".endswith(OVERRIDE)


@lru_cache(maxsize=8192)
def body_of(text: str) -> Body | None:
    """Read a stretch of text that should be whole items; None when it is not."""
    try:
        return BodyReader(f"{text}\n\0").body(None)
    except Fault:
        return None


@lru_cache(maxsize=256)
def read(text: str) -> Document:
    """Read a file's text; HclError says where it breaks the syntax."""
    sections: list[Section] = []
    start, line = 0, 1
    ends = [match.end() for match in CLOSED.finditer(text)]
    for end in (*ends, len(text)):
        part = text[start:end]
        body = body_of(part) if part else Body({}, ())
        if body is None:
            # The cut fell inside something, or the text is faulty: only the whole can tell.
            return Document((whole(text),))
        if body.blocks or body.attributes:
            sections.append(Section(part, line, body))
        line += part.count("\n")
        start = end
    names = [name for section in sections for name in section.body.attributes]
    if len(names) != len(set(names)):
        return Document((whole(text),))
    return Document(tuple(sections))


def whole(text: str) -> Section:
    """Read a file as one section, and turn a fault into an error with its place."""
    try:
        return Section(text, 1, BodyReader(f"{text}\n\0").body(None))
    except Fault as fault:
        line, column = place(text, min(fault.pos, len(text)))
        source = (text.splitlines() or [""])[min(line, len(text.splitlines()) or 1) - 1]
        raise HclError(fault.message, line=line, column=column, source=source) from None
