"""The private network of a system."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from generator.project import Check, Component, Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Component):
    """Subnets in every zone: one row for the load balancer, one for the servers."""

    template: ClassVar[str] = "network"

    cidr: str
    zones: tuple[str, ...]
    nat: Literal["one", "per-zone", "none"]

    @property
    def nat_zones(self) -> tuple[str, ...]:
        """The zones that get a NAT gateway of their own."""
        return {"one": self.zones[:1], "per-zone": self.zones, "none": ()}[self.nat]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="network_cidr",
                type="string",
                default=self.cidr,
                description="Private IPv4 range of the network; each zone takes two sixteenths of it.",
                check=Check(
                    kind="cidr",
                    args={"max_prefix": 24},
                    message="An IPv4 range of /24 or larger: a subnet needs at least sixteen addresses.",
                ),
            ),
        )
