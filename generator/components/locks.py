"""What keeps others from deleting a system, where the cloud does it by locks."""

from typing import ClassVar

from generator.project import Component, Variable
from generator.record import record


@record
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
