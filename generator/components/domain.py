"""The name that clients call, and the certificate for it."""

from typing import ClassVar, Literal

from generator.project import Check, Component, Variable
from generator.record import record

_NAME = Check(
    kind="pattern",
    args={"pattern": "^([a-z0-9-]+\\.)+[a-z]{2,63}$"},
    message="A host name without scheme and path.",
)


@record
class Domain(Component):
    """A host in a DNS zone that is looked up by its name, known by its ID, or created."""

    template: ClassVar[str] = "domain"

    host: str
    zone: str
    zone_by: Literal["name", "id", "creation"]
    zone_id: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        zone = (
            Variable(
                name="zone_id",
                type="string",
                default=self.zone_id,
                description="ID of the DNS zone that holds the domain.",
            )
            if self.zone_by == "id"
            else Variable(
                name="zone",
                type="string",
                default=self.zone,
                description="DNS zone that holds the domain.",
                check=_NAME,
            )
        )
        return (
            Variable(
                name="domain",
                type="string",
                default=self.host,
                description="Host name that clients call.",
                check=_NAME,
            ),
            zone,
        )
