"""A system as its text describes it, in one form for both engines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.parity.checks import Check
    from generator.parity.values import Instance


@dataclass(slots=True)
class Setting:
    """What a team tunes: the value that it has, where it stands, and what is refused."""

    name: str
    value: Any
    place: str
    checks: list[Check] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Output:
    """What the system tells, and where the text says so."""

    value: Any
    place: str


@dataclass(slots=True)
class System:
    """Everything that a project describes.

    `gaps` are things that are in the text and were not followed, as `place: what`.
    """

    instances: list[Instance] = field(default_factory=list)
    settings: dict[str, Setting] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[Instance]:
        """List the instances of a kind, in the order of the text."""
        return [one for one in self.instances if one.kind == kind]
