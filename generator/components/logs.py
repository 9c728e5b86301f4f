"""The record of who used a store."""

from typing import ClassVar

from generator.components.variables import number
from generator.project import Component, Variable
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
            number(
                "log_days",
                self.retention,
                "Days for which access logs are kept.",
                bounds=(self.least, self.most),
                unit="days",
            ),
        )
