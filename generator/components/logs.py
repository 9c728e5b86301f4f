"""The record of who used a store."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class Logs(Component):
    """A store of its own for access logs, kept for `retention` days.

    `least` and `most` are the days that the cloud's store of logs takes.
    """

    template: ClassVar[str] = "logs"

    retention: int
    least: int = 1
    most: int = 3650

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
                    args={"min": self.least, "max": self.most},
                    message=f"Between {self.least} and {self.most} days.",
                ),
            ),
        )
