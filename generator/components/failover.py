"""Which of two systems clients are sent to."""

from typing import ClassVar

from generator.project import Check, Component, Variable
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
            Variable(
                name="standby",
                type="string",
                default=self.standby,
                description="Load balancer that answers while this one is unhealthy.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$"},
                    message="A DNS name in lower case.",
                ),
            ),
        )
