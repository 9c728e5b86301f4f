"""Which of two systems clients are sent to."""

from typing import ClassVar

from generator.components.variables import standby
from generator.components.zone import NAME
from generator.project import Component, Variable
from generator.record import record


@record
class Failover(Component):
    """A profile that asks from outside whether the service answers, and names who does.

    `standby` is the address of a load balancer elsewhere, which answers while this system does not.
    """

    template: ClassVar[str] = "failover"

    standby: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        if self.standby is None:
            return ()
        return (
            standby(
                self.standby,
                pattern=NAME,
                message="A DNS name in lower case.",
            ),
        )
