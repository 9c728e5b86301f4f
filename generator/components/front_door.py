"""What Front Door of Azure has as parts of their own."""

from typing import ClassVar

from generator.components.variables import unique_name
from generator.components.waf import requests_per_minute
from generator.project import Check, Component, Variable
from generator.record import record


@record
class EdgeFirewall(Component):
    """Requests that are refused: by country, by one address's number of them, by known attacks.

    `managed` rules against known attacks come with the Premium tier.
    """

    template: ClassVar[str] = "waf"

    requests_per_minute: int | None
    managed: bool

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        if self.requests_per_minute is None:
            return ()
        return (requests_per_minute(self.requests_per_minute),)


@record
class CustomDomain(Component):
    """The name that clients call, with a certificate that Front Door keeps."""

    template: ClassVar[str] = "domain"


@record
class Route(Component):
    """What connects name, rules and origin."""

    template: ClassVar[str] = "route"


@record
class BlobOrigin(Component):
    """A store of objects that Front Door reaches by a private link.

    `unique_name` must be free in the whole cloud. `uploaders` are the addresses that upload. A
    `zonal` store survives the loss of a zone.
    """

    template: ClassVar[str] = "origin_bucket"

    unique_name: str
    uploaders: tuple[str, ...]
    zonal: bool

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            unique_name(self.unique_name, "Name of the store; nobody else in Azure may have it."),
            Variable(
                name="uploaders",
                type="list(string)",
                default=list(self.uploaders),
                description="Public IPv4 ranges that reach the store, to upload.",
                check=Check(
                    kind="each_pattern",
                    args={"pattern": "^([0-9]{1,3}[.]){3}[0-9]{1,3}/[0-9]{1,2}$"},
                    message="IPv4 ranges such as 203.0.113.0/24.",
                ),
            ),
            Variable(
                name="deletion_protection",
                type="bool",
                default=True,
                description="Whether a lock keeps others from deleting the store.",
            ),
        )
