"""IDs that stand where those of another kind are wanted, in the programs of bridged providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.finding import Finding, Note
from generator.verify.meaning.evaluation import Ref
from generator.verify.terraform.ids import KINDS, WANTED, alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.hcl import Block
    from generator.verify.meaning.things import Thing

IDS = (("id",), ("arn",))


def ids(things: list[Thing]) -> Iterator[Finding]:
    """Judge the references that stand alone in an argument of any resource of a program."""
    types = {thing.address: thing.type for thing in things}
    for thing in things:
        for note in inside(thing, thing.block, types):
            yield thing.place(note)


def inside(thing: Thing, block: Block, types: Mapping[str, str]) -> Iterator[Note]:
    """Judge one block, then those in it."""
    for name, attribute in block.body.attributes.items():
        wanted = WANTED.get(name)
        for reference in alone(attribute.value) if wanted is not None else ():
            value = thing.look.refer(reference, {})
            if not isinstance(value, Ref) or value.steps not in IDS:
                continue
            have = KINDS.get(types.get(value.address, ""))
            if have is not None and have != wanted:
                message = f"`{name}` wants the ID of {wanted}, and this is that of {have}"
                yield Note("wrong-id", reference.pos, message)
    for inner in block.body.blocks:
        yield from inside(thing, inner, types)
