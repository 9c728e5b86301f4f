"""What lets callers of an edge reach managed endpoints that know callers of their cloud alone."""

from typing import ClassVar

from generator.components.variables import number
from generator.project import Check, Component, Variable
from generator.record import record


@record
class Shares:
    """Parts that requests are split between, in percent: most of them go to `stable`."""

    stable: str
    canary: str | None
    percent: dict[str, int]

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """The parts with their roles, as templates call them."""
        found = (("stable", self.stable), ("canary", self.canary))
        return tuple((role, part) for role, part in found if part)

    @property
    def variable(self) -> Variable:
        """The shares, as a team tunes them."""
        names = sorted(self.percent)
        return Variable(
            name="shares",
            type="map(number)",
            default=self.percent,
            description="Share of the requests that each endpoint gets, in percent.",
            check=Check(
                kind="shares",
                args={"names": names},
                message=f"Whole shares for {', '.join(names)} that add up to 100.",
            ),
        )


@record
class Gateway(Component):
    """An API that signs requests for endpoints, for callers who show a key.

    `shares` are None in front of a single endpoint.
    """

    template: ClassVar[str] = "gateway"

    shares: Shares | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *((self.shares.variable,) if self.shares else ()),
            number(
                "requests_per_second",
                50,
                "Requests in a second that callers may send together.",
                bounds=(1, 10000),
                unit="requests",
            ),
        )
