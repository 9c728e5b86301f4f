"""The name that clients call."""

from typing import ClassVar

from generator.components.variables import standby
from generator.project import Component, Variable
from generator.record import record


@record
class Dns(Component):
    """An alias of the load balancer, or with `standby`, of the healthy one of two.

    `standby` is the address of a load balancer in `standby_region`.
    """

    template: ClassVar[str] = "dns"

    standby: str | None
    standby_region: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        if self.standby is None:
            return ()
        region = self.standby_region
        return (
            standby(
                self.standby,
                pattern=f"^[a-z0-9-]+\\.{region}\\.elb\\.amazonaws\\.com$",
                message=f"The DNS name of a load balancer in {region}.",
            ),
        )
