"""Alarms, and whom they reach."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class Monitoring(Component):
    """Alarms about failing, slow and missing servers, which reach `emails`.

    `average` tells that answers are slow on average, as a cloud that tells no percentiles sees it,
    `confirms` that an address has to confirm before it gets alarms.
    """

    template: ClassVar[str] = "monitoring"

    emails: tuple[str, ...]
    slow_seconds: int
    errors_per_minute: int
    average: bool = False
    confirms: bool = True

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="alarm_emails",
                type="list(string)",
                default=list(self.emails),
                description="Who gets the alarms; each address has to confirm once."
                if self.confirms
                else "Who gets the alarms.",
                check=Check(
                    kind="each_pattern",
                    args={"pattern": "^[^@ ]+@[^@ ]+$"},
                    message="Email addresses, such as oncall@example.com.",
                ),
            ),
            Variable(
                name="slow_seconds",
                type="number",
                default=self.slow_seconds,
                description="Seconds that answers may take on average before an alarm."
                if self.average
                else "Seconds that one answer in twenty may exceed before an alarm.",
                check=Check(
                    kind="range", args={"min": 1, "max": 180}, message="Between 1 and 180 seconds."
                ),
            ),
            Variable(
                name="errors_per_minute",
                type="number",
                default=self.errors_per_minute,
                description="Errors in a minute that are taken without an alarm.",
                check=Check(
                    kind="range",
                    args={"min": 0, "max": 100000},
                    message="Between 0 and 100000 errors.",
                ),
            ),
        )
