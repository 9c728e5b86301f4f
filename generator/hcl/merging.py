"""Override files (`override.tf`, `*_override.tf`), merged into what they override.

As Terraform does it: arguments replace those of their name, nested blocks all those of their type,
and what `lifecycle` says is merged argument by argument.
https://developer.hashicorp.com/terraform/language/files/override
"""

from typing import Any, NamedTuple

from generator.hcl.nodes import Attribute, Block, Body
from generator.hcl.reader import Section

# Blocks of a resource in which both sides keep what the other does not say.
BY_ARGUMENT = frozenset({"lifecycle"})


class Part(NamedTuple):
    """A stretch of a file inside a joined section: the offset at which it begins there."""

    start: int
    file: str
    section: Section


class Joined(Section):
    """Stretches of several files, one after the other: an offset leads to one of them."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Part, ...]) -> None:
        first = parts[0].section
        text = "\n".join(part.section.text for part in parts)
        super().__init__(text, first.line, first.body)
        self.parts = parts

    def part(self, pos: int) -> Part:
        """Find the stretch that an offset is in."""
        return next(part for part in reversed(self.parts) if part.start <= pos)

    def place(self, pos: int) -> tuple[int, int]:
        """Tell line and column of an offset in its own file."""
        part = self.part(pos)
        return part.section.place(pos - part.start)

    def where(self, file: str, pos: int) -> tuple[str, int, int]:
        """Tell file, line and column of an offset, whichever file it is in."""
        del file
        part = self.part(pos)
        return part.section.where(part.file, pos - part.start)


def joined(file: str, section: Section, over: str, other: Section) -> Joined:
    """Put the section of an override behind the one that it changes."""
    parts = section.parts if isinstance(section, Joined) else (Part(0, file, section),)
    return Joined((*parts, Part(len(section.text) + 1, over, other)))


def merged(block: Block, over: Block, start: int) -> Block:
    """Lay an override over a block; its offsets are counted from `start`."""
    return Block(block.pos, block.type, block.labels, laid(block.body, moved(over.body, start)))


def laid(body: Body, over: Body) -> Body:
    """Lay one body over another."""
    given = {made(one) for one in over.blocks} - BY_ARGUMENT
    kept = [one for one in body.blocks if made(one) not in given]
    there = {one.type: at for at, one in enumerate(kept)}
    for one in over.blocks:
        at = there.get(one.type) if one.type in BY_ARGUMENT else None
        if at is None:
            kept.append(one)
        else:
            old = kept[at]
            kept[at] = Block(old.pos, old.type, old.labels, laid(old.body, one.body))
    return Body(body.attributes | over.attributes, tuple(kept))


def made(block: Block) -> str:
    """Tell the type of the blocks that a block stands for."""
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type


def moved(node: Any, start: int) -> Any:
    """Copy a node, or whatever holds nodes, with all offsets counted from `start`."""
    if isinstance(node, tuple):
        return tuple([moved(one, start) for one in node])
    if isinstance(node, dict):
        return {key: moved(one, start) for key, one in node.items()}
    slots = getattr(type(node), "__slots__", None)
    if slots is None or not type(node).__module__.startswith("generator.hcl"):
        return node
    copied = object.__new__(type(node))
    for slot in slots:
        value = getattr(node, slot)
        setattr(copied, slot, value + start if slot == "pos" else moved(value, start))
    return copied


def only(block: Block, attribute: Attribute) -> Block:
    """Leave out everything but one argument of a block."""
    return Block(block.pos, block.type, block.labels, Body({attribute.name: attribute}, ()))
