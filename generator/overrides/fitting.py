"""What an override names that is not there: resources, arguments, and blocks to lay it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.hcl import overrides, read
from generator.hcl.merging import made
from generator.overrides import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Path, Problem
    from generator.facts import BlockFacts
    from generator.hcl import Block, Section
    from generator.project import Override


class Written(NamedTuple):
    """A resource, or a block inside, as it stands in a file of the project."""

    file: str
    section: Section
    block: Block

    def inside(self, name: str) -> tuple[Written, ...]:
        """Give the blocks of a type, one that makes several among them."""
        return tuple(one for one in self.all_inside() if made(one.block) == name)

    def all_inside(self) -> Iterator[Written]:
        """Give every block inside."""
        return (self._replace(block=one) for one in self.block.body.blocks)


Declared = dict[str, Written]


def declared(files: Mapping[str, str]) -> Declared:
    """List the resources of a Terraform project by their addresses, where they are declared."""
    return {
        ".".join(block.labels): Written(file, section, block)
        for file, text in files.items()
        if file.endswith(".tf") and not overrides(file)
        for section, block in read(text).blocks()
        if block.type == "resource"
    }


def unfit(one: Override, there: Declared) -> Iterator[Problem]:
    """Find what an override names that is not there."""
    from generator.verify.finding import nearest

    written = there.get(one.address)
    if written is None:
        message = f"there is no resource `{one.address}` in the project"
        yield problem(message, one.address, hint=nearest(one.address, there))
        return
    known = facts_of(one.address)
    if known is not None:
        name = one.address.partition(".")[0]
        yield from misfits(one.arguments, known, written, (one.address,), name)


def misfits(
    given: Mapping[str, Any], known: BlockFacts, written: Written | None, path: Path, called: str
) -> Iterator[Problem]:
    """Find what the arguments of a resource or a block name that is not there.

    `written` is what the project has at this place; `called` is how people call it.
    """
    from generator.verify.finding import nearest

    for name, value in given.items():
        if name in known.blocks:
            yield from misfit_block(name, value, known, written, path)
        elif name not in known.arguments:
            message = f"`{called}` has no argument `{name}`"
            yield problem(message, *path, name, hint=nearest(name, known.names()))


def misfit_block(
    name: str, value: Any, known: BlockFacts, written: Written | None, path: Path
) -> Iterator[Problem]:
    """Find what is wrong with what is laid over the blocks of a type."""
    said = known.block(name)
    inner = said.block if said is not None else known
    blocks = written.inside(name) if written is not None else ()
    several = said is not None and said.most != 1
    if isinstance(value, list | tuple) and value and all(isinstance(item, dict) for item in value):
        for at, item in enumerate(value):
            yield from misfits(item, inner, None, (*path, name, at), name)
    elif not isinstance(value, dict) or not value:
        message = f"`{name}` is a nested block"
        hint = "say a list of its blocks" if several else "say an object of the arguments to set"
        yield problem(message, *path, name, hint=hint)
    elif len(blocks) > 1 or any(one.block.type == "dynamic" for one in blocks):
        message = f"there may be several `{name}` here: an object is laid over the only one"
        yield problem(message, *path, name, hint="say a list of its blocks")
    else:
        yield from misfits(value, inner, next(iter(blocks), None), (*path, name), name)


def facts_of(address: str) -> BlockFacts | None:
    """Look up what the newest version of the provider says of a resource's type."""
    from generator import facts

    type_ = address.partition(".")[0]
    told = facts.type_facts(facts.provider_of(type_), "resource", type_) or ()
    known = [one for one in told if one is not None]
    return known[-1].block if known else None
