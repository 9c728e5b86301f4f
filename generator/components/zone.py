"""The DNS zone that a system's name is in."""

from typing import ClassVar, Literal

from generator.project import Check, Component, Variable
from generator.record import record, replace

NAME = "^([a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]$"


@record
class Zone(Component):
    """The zone `name`: created, or an existing one that is found by its name or its ID.

    `host` is the full name in it that clients call.
    """

    template: ClassVar[str] = "zone"
    called: ClassVar[str] = "Name that clients call."
    form: ClassVar[Check] = Check(
        kind="pattern",
        args={"pattern": NAME},
        message="A DNS name in lower case, such as api.example.com.",
    )

    host: str
    name: str
    by: Literal["creation", "name", "id"]
    id: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        by_id = Variable(
            name="zone_id",
            type="string",
            default=self.id,
            description="ID of the DNS zone that holds the domain.",
        )
        by_name = Variable(
            name="zone",
            type="string",
            default=self.name,
            description="DNS zone that holds the domain.",
            check=self.form,
        )
        return (
            Variable(
                name="domain",
                type="string",
                default=self.host,
                description=self.called,
                check=self.form,
            ),
            by_id if self.by == "id" else by_name,
        )


@record
class AzureZone(Zone):
    """A zone of Azure, whose ID tells its group: its records are written as of one subscription."""

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return tuple(
            replace(
                one,
                description="ID of the domain's DNS zone, in the subscription that deploys.",
                check=Check(
                    kind="pattern",
                    args={
                        "pattern": "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers"
                        "/Microsoft[.]Network/dnsZones/[a-z0-9.-]+$"
                    },
                    message="The full resource ID of a DNS zone.",
                ),
            )
            if one.name == "zone_id"
            else one
            for one in super().variables
        )
