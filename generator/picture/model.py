"""What a picture is made of, before anybody has laid it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator

Way = Literal["traffic", "egress", "data", "guards", "logs"]
"""Requests, calls to the outside, copies and reads, what protects, and what is recorded."""


@record
class Box:
    """One resource, several alike, or somebody outside: then it has no `type`.

    `id` is unique in its picture and made of letters and digits alone.
    """

    id: str
    title: str
    type: str = ""
    details: tuple[str, ...] = ()


@record
class Frame:
    """A place that holds boxes and further frames."""

    id: str
    title: str
    boxes: list[Box] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)

    def every(self) -> Iterator[Box]:
        """Give the boxes in here, in whichever depth."""
        yield from self.boxes
        for inner in self.frames:
            yield from inner.every()


@record
class Arrow:
    """A way between two boxes, by their ids."""

    source: str
    target: str
    way: Way
    label: str = ""


@record
class Picture:
    """A whole system: `top` holds what is in no region, and the regions."""

    title: str
    top: Frame
    arrows: tuple[Arrow, ...]
