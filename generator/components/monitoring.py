"""Alarms, and whom they reach."""

from typing import ClassVar

from generator.components.variables import number
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
            number(
                "slow_seconds",
                self.slow_seconds,
                "Seconds that answers may take on average before an alarm."
                if self.average
                else "Seconds that one answer in twenty may exceed before an alarm.",
                bounds=(1, 180),
                unit="seconds",
            ),
            number(
                "errors_per_minute",
                self.errors_per_minute,
                "Errors in a minute that are taken without an alarm.",
                bounds=(0, 100000),
                unit="errors",
            ),
        )
