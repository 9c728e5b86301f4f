"""The web application firewall in front of the edge's cache."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class Waf(Component):
    """Known attackers and one address's floods are refused before they reach cache or origin."""

    template: ClassVar[str] = "waf"

    requests_per_minute: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="requests_per_minute",
                type="number",
                default=self.requests_per_minute,
                description="Requests that one address may send in a minute.",
                check=Check(
                    kind="range",
                    args={"min": 10, "max": 10000000},
                    message="Between 10 and 10000000 requests.",
                ),
            ),
        )
