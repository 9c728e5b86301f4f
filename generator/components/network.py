"""The private network of a system."""

from typing import ClassVar, Literal

from generator.project import Check, Component, Variable
from generator.record import record

# AWS takes no larger network, and Alibaba Cloud none whose sixteenth is larger than a /16.
_MIN_PREFIX = 16
_ADDRESSES = {24: 16, 23: 32}


@record
class Network(Component):
    """Subnets for the load balancer and for the servers: in every zone, unless they span all.

    `max_prefix` is the smallest network whose subnets the cloud's load balancer still takes.
    """

    template: ClassVar[str] = "network"

    cidr: str
    zones: tuple[str, ...]
    nat: Literal["one", "per-zone", "none"]
    max_prefix: int = 24
    zonal: bool = True

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        share = "each zone takes two sixteenths of it" if self.zonal else "servers take half of it"
        return (
            Variable(
                name="network_cidr",
                type="string",
                default=self.cidr,
                description=f"Private IPv4 range of the network; {share}.",
                check=Check(
                    kind="cidr",
                    args={"min_prefix": _MIN_PREFIX, "max_prefix": self.max_prefix},
                    message=f"An IPv4 range from /{_MIN_PREFIX} to /{self.max_prefix}: "
                    f"a subnet needs {_ADDRESSES[self.max_prefix]} addresses or more.",
                ),
            ),
        )
