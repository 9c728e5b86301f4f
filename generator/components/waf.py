"""The web application firewall in front of an edge's cache, or of a load balancer."""

from typing import ClassVar

from generator.components.variables import number
from generator.project import Component, Variable
from generator.record import record


@record
class Waf(Component):
    """Known attackers and one address's floods are refused before they reach cache or origin.

    `seat` is the region that the firewall is managed from, where that is another.
    """

    template: ClassVar[str] = "waf"

    requests_per_minute: int
    seat: str | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (requests_per_minute(self.requests_per_minute),)


@record
class WebAcl(Waf):
    """Known attackers and one address's floods are refused before they reach the servers."""

    template: ClassVar[str] = "web_acl"


@record
class EdgeOnly(Component):
    """Requests of one edge reach the servers, and those of the clients that are named."""

    template: ClassVar[str] = "web_acl"


def requests_per_minute(default: int) -> Variable:
    """Declare how much of a flood is let through."""
    return number(
        "requests_per_minute",
        default,
        "Requests that one address may send in a minute.",
        bounds=(10, 10000000),
        unit="requests",
    )
