"""The name that clients call."""

from typing import ClassVar

from generator.project import Check, Component, Variable
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
        return (
            Variable(
                name="standby",
                type="string",
                default=self.standby,
                description="Load balancer that answers while this one is unhealthy.",
                check=Check(
                    kind="pattern",
                    args={
                        "pattern": f"^[a-z0-9-]+\\.{self.standby_region}\\.elb\\.amazonaws\\.com$"
                    },
                    message=f"The DNS name of a load balancer in {self.standby_region}.",
                ),
            ),
        )
