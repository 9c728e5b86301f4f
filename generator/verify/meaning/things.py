"""Resources as rules of meaning see them: the same for both engines.

A resource of a bridged provider has Terraform's type and argument names, whichever language it is
written in. One of Azure's own SDK is called by its class (`azure_native.network.PublicIPAddress`)
and has its Python names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.facts.spelling import snake
from generator.hcl import (
    Attribute,
    Body,
    Items,
    Pairs,
    Reference,
    Value,
)
from generator.record import record, replace
from generator.verify.meaning.evaluation import Look, Names, Ref, entries
from generator.verify.meaning.reading import Home, Read, trace
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.hcl import Block, Expression
    from generator.verify.finding import Finding, Note

REPEATS = frozenset({"count", "for_each"})


class Thing:
    """A resource or data source, where its names are looked up, and how findings are placed."""

    __slots__ = ("address", "block", "called", "deprecated", "look", "names", "place",
        "repeated", "type")  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 (all of it is what a resource is)
        self,
        type_: str,
        address: str,
        block: Block,
        look: Look,
        place: Callable[[Note], Finding],
        repeated: Callable[[], list[Names]] | None = None,
    ) -> None:
        self.deprecated = False
        self.called = type_
        self.type = type_
        self.address = address
        self.block = block
        self.look = look
        self.place = place
        self.names: list[Names] | None = None
        self.repeated = repeated

    def instances(self) -> list[Names]:
        """Give what each instance binds.

        One that binds nothing stands for all where they are not known, and where by the defaults
        there are none.
        """
        return self.known() or [{}]

    def absent(self) -> bool:
        """Tell whether there is no instance, as long as nobody sets a variable otherwise."""
        several = self.repeated is not None or self.block.body.attributes.keys() & REPEATS
        return bool(several) and not self.known()

    def known(self) -> list[Names]:
        """Give what each instance binds; one that binds nothing where they are not known."""
        if self.names is None:
            if self.repeated is not None:
                self.names = self.repeated()
            else:
                found = self.look.instances(self.address)
                self.names = [{}] if found is None else list(found.values())
        return self.names

    def get(self, name: str) -> Expression | None:
        """Give the value of an argument."""
        attribute = self.block.body.attributes.get(name)
        return None if attribute is None else attribute.value

    def pos(self, name: str) -> int:
        """Tell where an argument stands, or else the resource."""
        attribute = self.block.body.attributes.get(name)
        return self.block.pos if attribute is None else attribute.pos

    def spelt(self, name: str) -> str:
        """Tell how the text calls an argument."""
        attribute = self.block.body.attributes.get(name)
        return name if attribute is None else attribute.name

    def value(self, name: str, names: Names | None = None) -> Any:
        """Evaluate an argument; None where it is not set."""
        return valued(self.look, self.block.body, name, names or {})

    def refer(self, name: str, names: Names | None = None) -> Any:
        """Tell the attribute of a resource that an argument refers to; UNKNOWN for none."""
        node = self.get(name)
        value = UNKNOWN if node is None else self.look.refer(node, names or {})
        return value if isinstance(value, Ref) else UNKNOWN

    def inner(self, *types: str, names: Names | None = None) -> list[Inner]:
        """Give the nested blocks of some names, in every form in which they may be written.

        `names` are what an instance binds.
        """
        return list(inner(self.look, self.block.body, types, names or {}))


@record(kw_only=False)
class Inner:
    """A nested block, what is bound inside it, and whether it stands there for certain."""

    body: Body
    pos: int
    names: Names
    certain: bool
    home: Thing | Home | None = None


def valued(look: Look, body: Body, name: str, names: Names) -> Any:
    """Evaluate an argument of a body; None where it is not set."""
    attribute = body.attributes.get(name)
    return None if attribute is None else look.value(attribute.value, names)


def nowhere(note: Note) -> Finding:
    """Stand for the place of a resource where nobody asks for it."""
    raise LookupError(note.message)


def inner(look: Look, body: Body, types: tuple[str, ...], names: Names) -> Iterator[Inner]:
    """Give the nested blocks of some names; a dynamic one as often as it is known to repeat."""
    for block in body.blocks:
        if block.type in types:
            yield Inner(block.body, block.pos, names, certain=True)
        elif block.type == "dynamic" and block.labels and block.labels[0] in types:
            yield from repeated(look, block, names)
    for type_ in types:
        attribute = body.attributes.get(type_)
        if attribute is not None:
            home = Home(nowhere)
            for one in objects(Read(attribute.value, look, home), names):
                # What is written elsewhere is told of where it is used.
                yield one if one.home is home else moved(one, attribute.pos)


def moved(one: Inner, pos: int) -> Inner:
    """Put a nested block, and what is in it, at one place."""
    attributes = {
        name: Attribute(pos, said.name, said.value, (), ())
        for name, said in one.body.attributes.items()
    }
    return replace(one, body=Body(attributes, ()), pos=pos)


def objects(read: Read, names: Names) -> Iterator[Inner]:
    """Give the objects of an argument that stands for nested blocks."""
    found: list[Read] = []
    trace(read, None, found, 0)
    for found_ in found:
        node, one_look, home = found_.node, found_.look, found_.home
        if isinstance(node, Items):
            for one in node.items:
                yield from objects(Read(one, one_look, home), names)
        elif isinstance(node, Pairs):
            body = Body(dict(entitled(node, one_look)), ())
            yield Inner(body, node.pos, names, certain=len(found) == 1, home=home)
        else:
            yield Inner(Body({}, ()), node.pos, names, certain=False, home=home)


def entitled(node: Pairs, look: Look) -> Iterator[tuple[str, Attribute]]:
    """Give the entries of an object as arguments.

    Those of Azure's API are called as its SDK for Python does, which knows no `properties`.
    """
    for key, one in node.pairs:
        if not isinstance(key, Value):
            continue
        name = snake(str(key.value))
        yield name, Attribute(one.pos, str(key.value), one, (), ())
        if name == "properties":
            home = Home(nowhere)
            inside: list[Read] = []
            trace(Read(one, look, home), None, inside, 0)
            if len(inside) == 1 and isinstance(inside[0].node, Pairs):
                for word, said in entitled(inside[0].node, inside[0].look):
                    pos = said.pos if inside[0].home is home else one.pos
                    yield word, Attribute(pos, said.name, said.value, (), ())


def repeated(look: Look, block: Block, names: Names) -> Iterator[Inner]:
    """Repeat the content of a dynamic block."""
    content = next((one.body for one in block.body.blocks if one.type == "content"), None)
    if content is None:
        return
    iterator = block.body.attributes.get("iterator")
    word = block.labels[0]
    if iterator is not None and isinstance(iterator.value, Reference):
        word = iterator.value.root
    over = block.body.attributes.get("for_each")
    pairs = None if over is None else entries(look.value(over.value, names))
    if pairs is None:
        yield Inner(content, block.pos, names | {word: UNKNOWN}, certain=False)
        return
    for key, item in pairs:
        # What a loop of Python's binds is the item itself.
        bound = item if word.startswith("$") else {"key": key, "value": item}
        yield Inner(content, block.pos, names | {word: bound}, certain=True)


class System:
    """All resources of a project, by type."""

    def __init__(self, things: list[Thing], arguments: frozenset[str]) -> None:
        self.types: dict[str, list[Thing]] = {}
        # Those with one of the arguments that are judged wherever they stand.
        self.marked: list[Thing] = []
        self.marks: set[str] = set()
        for thing in things:
            self.types.setdefault(thing.type, []).append(thing)
            marks = arguments.intersection(thing.block.body.attributes)
            if marks:
                self.marked.append(thing)
                self.marks |= marks

    def of(self, *types: str) -> Iterator[Thing]:
        """Give the resources of some types, without those of which there are none by default."""
        for type_ in types:
            for thing in self.types.get(type_, ()):
                if not thing.absent():
                    yield thing
