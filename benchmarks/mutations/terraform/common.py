"""What the ways to break Terraform share: walking a project, misspelling, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.mutations.mutant import Base, Edit
from benchmarks.mutations.scan import Piece, Place, places

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

JUDGED = ("resource", "data")


def everywhere(base: Base) -> list[Place]:
    """List everything in the project's Terraform files."""
    if "places" not in base.kept:
        base.kept["places"] = [
            place
            for file, text in base.files.items()
            if file.endswith(".tf")
            for place in places(file, text)
        ]
    return base.kept["places"]  # type: ignore[return-value]


def tops(base: Base, *kinds: str) -> Iterator[Place]:
    """Give the top-level blocks of some types."""
    return (one for one in everywhere(base) if not one.around and one.piece.name in kinds)


def inside(base: Base, *kinds: str, blocks: bool | None = None) -> Iterator[Place]:
    """Give what stands inside the top-level blocks of some types: attributes, blocks or both."""
    for one in everywhere(base):
        if one.around and one.top.name in kinds and blocks in {None, one.piece.is_block}:
            yield one


def about(place: Place) -> str:
    """Name what a place belongs to: a resource type, or the kind of block."""
    top = place.top
    return top.labels[0] if top.name in JUDGED else top.name


def text_of(base: Base, place: Place) -> str:
    """Give an attribute's value, or what stands between a block's braces, as it is written."""
    piece = place.piece
    end = piece.end - 1 if piece.is_block else piece.end
    return base.files[place.file][piece.inner : end]


def source(base: Base, place: Place) -> str:
    """Give a piece as it is written."""
    return base.files[place.file][place.piece.start : place.piece.end]


def gone(place: Place) -> Edit:
    """Remove a piece."""
    return Edit(place.file, place.piece.start, place.piece.end, "")


def valued(place: Place, value: str) -> Edit:
    """Give an attribute another value."""
    return Edit(place.file, place.piece.inner, place.piece.end, value)


def named(place: Place, name: str) -> Edit:
    """Give an attribute or a block another name."""
    return Edit(place.file, place.piece.start, place.piece.start + len(place.piece.name), name)


def first(file: str, block: Piece, text: str) -> Edit:
    """Put a line at the beginning of a block."""
    return Edit(file, block.inner, block.inner, f"\n  {text}\n")


def last(base: Base, file: str, text: str) -> Edit:
    """Put something at the end of a file."""
    end = len(base.files[file])
    return Edit(file, end, end, f"\n{text}\n")


def misspelt(word: str, chance: random.Random) -> str:
    """Misspell a word as people do: a letter lost, doubled, swapped or mistaken."""
    at = chance.randrange(1, len(word)) if len(word) > 1 else 0
    how = chance.randrange(4)
    if how == 0 and len(word) > 2:  # noqa: PLR2004 (something must be left)
        wrong = word[:at] + word[at + 1 :]
    elif how == 1:
        wrong = word[:at] + word[at] + word[at:]
    elif how == 2 and at + 1 < len(word):  # noqa: PLR2004 (the third way)
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        wrong = word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]
    return wrong if wrong != word else f"{word}x"
