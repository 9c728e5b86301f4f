"""Faults of arguments and nested blocks: missing, misspelt, twice, too many, not settable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.mutations.mutant import Edit
from benchmarks.mutations.terraform.common import (
    JUDGED,
    about,
    everywhere,
    first,
    gone,
    inside,
    misspelt,
    named,
    source,
    text_of,
    tops,
)
from generator import facts
from generator.facts.pack import SET

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change
    from benchmarks.mutations.scan import Piece, Place

Changes = "Iterator[Change]"
META = frozenset({"count", "for_each", "provider", "depends_on"})
# A value of each type, as one would write it first.
PLAIN = {"s": '"example"', "n": "1", "b": "true"}


def dropped(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave out an argument."""
    for place in inside(base, *JUDGED, blocks=False):
        yield about(place), (gone(place),)


def dropped_block(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave out a nested block."""
    for place in inside(base, *JUDGED, blocks=True):
        yield f"{about(place)}.{place.piece.name}", (gone(place),)


def emptied_block(base: Base, _: random.Random) -> Iterator[Change]:
    """Leave a nested block empty."""
    for place in inside(base, *JUDGED, blocks=True):
        if text_of(base, place).strip():
            piece = place.piece
            edit = Edit(place.file, piece.inner, piece.end - 1, "\n")
            yield f"{about(place)}.{piece.name}", (edit,)


def misspelt_argument(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the name of an argument."""
    for place in inside(base, *JUDGED, blocks=False):
        yield about(place), (named(place, misspelt(place.piece.name, chance)),)


def misspelt_block(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the name of a nested block."""
    for place in inside(base, *JUDGED, blocks=True):
        name = f"{about(place)}.{place.piece.name}"
        yield name, (named(place, misspelt(place.piece.name, chance)),)


def misspelt_type(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the type of a resource or a data source."""
    for place in tops(base, *JUDGED):
        type_ = place.piece.labels[0]
        start = base.files[place.file].index(type_, place.piece.start)
        yield (
            type_,
            (Edit(place.file, start, start + len(type_), misspelt(type_, chance)),),
        )


def misplaced(base: Base, chance: random.Random) -> Iterator[Change]:
    """Set an argument that belongs to another type."""
    everything = list(inside(base, *JUDGED, blocks=False))
    for place in tops(base, *JUDGED):
        other = chance.choice(everything)
        if other.piece.name not in META | {one.name for one in place.piece.pieces or ()}:
            yield about(place), (first(place.file, place.piece, source(base, other)),)


def twice(base: Base, _: random.Random) -> Iterator[Change]:
    """Set an argument twice."""
    for place in inside(base, *JUDGED, "variable", "output", blocks=False):
        piece = place.piece
        yield about(place), (Edit(place.file, piece.end, piece.end, f"\n{source(base, place)}"),)


def block_twice(base: Base, _: random.Random) -> Iterator[Change]:
    """Write a nested block twice."""
    for place in inside(base, *JUDGED, blocks=True):
        piece = place.piece
        edit = Edit(place.file, piece.end, piece.end, f"\n{source(base, place)}")
        yield f"{about(place)}.{piece.name}", (edit,)


def block_for_argument(base: Base, _: random.Random) -> Iterator[Change]:
    """Write an argument as a block."""
    for place in inside(base, *JUDGED, blocks=False):
        text = text_of(base, place)
        held = text[1:-1] if text.startswith("{") else "\n"
        piece = place.piece
        edit = Edit(place.file, piece.start, piece.end, f"{piece.name} {{{held}}}")
        yield about(place), (edit,)


def argument_for_block(base: Base, _: random.Random) -> Iterator[Change]:
    """Write a nested block as an argument."""
    for place in inside(base, *JUDGED, blocks=True):
        piece = place.piece
        if not piece.labels and not any(one.is_block for one in piece.pieces or ()):
            edit = Edit(
                place.file,
                piece.start,
                piece.end,
                f"{piece.name} = {{{text_of(base, place)}}}",
            )
            yield f"{about(place)}.{piece.name}", (edit,)


def read_only(base: Base, _: random.Random) -> Iterator[Change]:
    """Set what only the provider sets."""
    for place, block, said in described(base):
        for name, one in said.arguments.items():
            if not one[0] & SET:
                line = f"{name} = {written(one[1])}"
                yield about(place), (first(place.file, block, line),)


def one_more(base: Base, _: random.Random) -> Iterator[Change]:
    """Set one more of a type's arguments: it may exclude what is set, or need something else."""
    for place, block, said in described(base):
        have = {one.name for one in block.pieces or ()}
        for name, one in said.arguments.items():
            if one[0] & SET and name not in have:
                line = f"{name} = {written(one[1])}"
                yield f"{about(place)}.{name}", (first(place.file, block, line),)


def one_more_block(base: Base, _: random.Random) -> Iterator[Change]:
    """Write one more of a type's nested blocks, empty."""
    for place, block, said in described(base):
        for name in said.blocks:
            yield about(place), (first(place.file, block, f"{name} {{}}"),)


def described(base: Base) -> Iterator[tuple[Place, Piece, Any]]:
    """Give resources, data sources and their blocks with what AWS says may stand in them."""
    for place in everywhere(base):
        top = place.top
        if not place.piece.is_block or top.name not in JUDGED:
            continue
        known = facts.type_facts("aws", top.name, top.labels[0])  # type: ignore[arg-type]
        said = known[0].block if known and known[0] else None
        for piece in (*place.around[1:], *([place.piece] if place.around else [])):
            nested = said.block(piece.name) if said else None
            said = nested.block if nested else None
        if said is not None:
            yield place, place.piece, said


def written(kind: Any) -> str:
    """Write a plain value of a type."""
    if isinstance(kind, str):
        return PLAIN.get(kind, '"example"')
    if kind[0] in {"l", "t"}:
        return f"[{written(kind[1])}]"
    return f"{{ key = {written(kind[1])} }}" if kind[0] == "m" else "{}"


BREAKERS = {
    "argument left out": dropped,
    "nested block left out": dropped_block,
    "nested block left empty": emptied_block,
    "argument misspelt": misspelt_argument,
    "nested block misspelt": misspelt_block,
    "resource type misspelt": misspelt_type,
    "argument of another type": misplaced,
    "argument twice": twice,
    "nested block twice": block_twice,
    "argument written as block": block_for_argument,
    "block written as argument": argument_for_block,
    "read-only attribute set": read_only,
    "one more argument (may conflict)": one_more,
    "one more empty block": one_more_block,
}
