"""Overrides as Terraform takes them: arguments, and nested blocks that replace all of their type.

A block of an override file keeps nothing of the one that it replaces, so what the spec does not say
of it is written there again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.filters import hcl
from generator.hcl import written
from generator.hcl.merging import made
from generator.overrides.fitting import facts_of
from generator.overrides.laid import Laid, Nested

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.facts import BlockFacts
    from generator.overrides.fitting import Written
    from generator.project import Override


def in_terraform(one: Override, base: Written) -> Laid:
    """Say an override as Terraform does, over the resource that it names."""
    type_, _, label = one.address.partition(".")
    known = facts_of(one.address)
    names = known.blocks if known is not None else {}
    plain = {name: value for name, value in one.arguments.items() if name not in names}
    return Laid(
        type=type_,
        name=label,
        because=one.because,
        arguments=plain,
        blocks=tuple(
            block
            for name, value in one.arguments.items()
            if known is not None and name in names
            for block in nested(name, value, known, base.inside(name))
        ),
    )


def nested(
    name: str, value: Any, known: BlockFacts, there: tuple[Written, ...]
) -> Iterator[Nested]:
    """Give the blocks of a type as they are in the end; `there` are those of the project."""
    said = known.block(name)
    inner = known if said is None else said.block
    if isinstance(value, dict):
        yield laid(name, value, inner, next(iter(there), None))
    else:
        yield from (laid(name, item, inner, None) for item in value)


def laid(type_: str, given: Mapping[str, Any], known: BlockFacts, base: Written | None) -> Nested:
    """Lay arguments over a block, and write it whole."""
    arguments: dict[str, str] = {} if base is None else texts(base)
    arguments |= {name: hcl(value) for name, value in given.items() if name not in known.blocks}
    blocks: list[Nested] = []
    wanted = {name: value for name, value in given.items() if name in known.blocks}
    for one in () if base is None else base.all_inside():
        name = made(one.block)
        if name in wanted and base is not None:
            blocks += nested(name, wanted.pop(name), known, base.inside(name))
        elif name not in given:
            blocks.append(kept(one))
    for name, value in wanted.items():
        blocks += nested(name, value, known, ())
    there = (
        set() if base is None else {*texts(base), *(made(one.block) for one in base.all_inside())}
    )
    return Nested(
        type=type_,
        arguments=arguments,
        blocks=tuple(blocks),
        file=base.file if base is not None and there - given.keys() else "",
    )


def kept(one: Written) -> Nested:
    """Write a block again as the project has it."""
    words = [one.block.type, *(f'"{label}"' for label in one.block.labels)]
    return Nested(
        type=" ".join(words),
        arguments=texts(one),
        blocks=tuple(kept(inner) for inner in one.all_inside()),
    )


def texts(one: Written) -> dict[str, str]:
    """Give the arguments of a block as they are written."""
    return {name: written(one.section, said) for name, said in one.block.body.attributes.items()}
