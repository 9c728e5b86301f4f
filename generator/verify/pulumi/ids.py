"""IDs that stand where those of another kind are wanted, in the programs of bridged providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref
from generator.verify.terraform.ids import KINDS, WANTED, alone, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.hcl import Block, Reference
    from generator.verify.meaning.things import Thing

IDS = (("id",), ("arn",))


def wanted(block: Block) -> Iterator[tuple[str, Reference]]:
    """List the arguments of a block that take one kind of ID, with what stands alone in them."""
    for name in block.body.attributes.keys() & WANTED.keys():
        for reference in alone(block.body.attributes[name].value):
            if reference.steps[-1:] in IDS:
                yield name, reference
    for inner in block.body.blocks:
        yield from wanted(inner)


def ids(
    thing: Thing, found: tuple[tuple[str, Reference], ...], types: Mapping[str, str]
) -> Iterator[Note]:
    """Judge what stands in such arguments; `types` are those of all resources by address."""
    for name, reference in found:
        value = thing.look.refer(reference, {})
        if not isinstance(value, Ref) or value.steps not in IDS:
            continue
        have = KINDS.get(types.get(value.address, ""))
        if have == WANTED[name] and not fitting(name, str(value.steps[0])):
            message = f"`{name}` wants the ID of {have}, and this is its `{value.steps[0]}`"
            yield Note("wrong-id", reference.pos, message, "read its `id`")
        elif have is not None and have != WANTED[name]:
            message = f"`{name}` wants the ID of {WANTED[name]}, and this is that of {have}"
            yield Note("wrong-id", reference.pos, message)
