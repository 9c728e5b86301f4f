"""The record of who used a store."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class Logs(Component):
    """A store of its own for access logs, kept for `retention` days."""

    template: ClassVar[str] = "logs"

    retention: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="log_days",
                type="number",
                default=self.retention,
                description="Days for which access logs are kept.",
                check=Check(
                    kind="range",
                    args={"min": 1, "max": 3650},
                    message="Between 1 and 3650 days.",
                ),
            ),
        )
