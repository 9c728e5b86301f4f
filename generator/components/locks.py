"""What keeps others from deleting a system, where the cloud does it by locks."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component, Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Locks(Component):
    """A lock on each part that is slow to build again, or that cannot be."""

    template: ClassVar[str] = "locks"

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="deletion_protection",
                type="bool",
                default=True,
                description="Whether locks keep others from deleting what this project made.",
            ),
        )
