"""The edge that clients call."""

from typing import ClassVar

from generator.components.gateway import Shares
from generator.project import Check, Component, Variable
from generator.record import record


@record
class ApiOrigin:
    """An HTTPS API by its host name; `timeout_seconds` is how long the edge waits for an answer.

    `verify_header` carries a secret that tells the API that the edge is calling. `least_seconds`
    is the shortest that the edge waits. `path` is put before the path of each request.
    """

    host: str
    timeout_seconds: int
    verify_header: str | None
    least_seconds: int = 1
    path: str | None = None


@record
class Geo:
    """Countries that are served, or that are not."""

    allow: bool
    countries: tuple[str, ...]


@record
class Cdn(Component):
    """A distribution in front of `api`, or without one in front of a bucket.

    `premium` is the tier where a cloud has two. `shares` tell how requests are split between
    origins, where the edge itself does that.
    """

    template: ClassVar[str] = "cdn"

    api: ApiOrigin | None
    geo: Geo | None
    domain: bool
    waf: bool
    premium: bool = False
    shares: Shares | None = None

    @property
    def firewalled(self) -> bool:
        """Whether some requests are refused: by a firewall, or by the countries they come from."""
        return self.waf or self.geo is not None

    @property
    def azure_sku(self) -> str:
        """The tier of Front Door."""
        return "Premium_AzureFrontDoor" if self.premium else "Standard_AzureFrontDoor"

    @property
    def azure_sku_member(self) -> str:
        """The tier as Pulumi's enumeration names it."""
        return "PREMIUM_AZURE_FRONT_DOOR" if self.premium else "STANDARD_AZURE_FRONT_DOOR"

    @property
    def origin_name(self) -> str:
        """The setting with the name that the edge of Alibaba Cloud calls its origin by.

        A firewall in between knows it by the name that clients call.
        """
        return "domain" if self.waf else "origin_host"

    @property
    def viewer_protocol(self) -> str:
        """Whether plain HTTP is redirected, or refused: a redirect comes after a key was sent."""
        return "https-only" if self.api else "redirect-to-https"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that are passed on; only an API takes those that change something."""
        if self.api:
            return ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
        return ("GET", "HEAD")

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *(_of_api(self.api) if self.api else ()),
            *((self.shares.variable,) if self.shares else ()),
            *(_of_geo(self.geo) if self.geo else ()),
        )


def _of_api(api: ApiOrigin) -> tuple[Variable, ...]:
    secret = (
        (
            Variable(
                name="origin_secret",
                type="string",
                description=f"Secret that the API expects in the header {api.verify_header}.",
                sensitive=True,
            ),
        )
        if api.verify_header
        else ()
    )
    return (
        Variable(
            name="origin_host",
            type="string",
            default=api.host,
            description="Host name of the API; its certificate must be valid for it.",
            check=Check(
                kind="pattern",
                args={"pattern": "^[a-z0-9][a-z0-9.-]+[a-z]$"},
                message="A host name without scheme and path.",
            ),
        ),
        Variable(
            name="origin_timeout_seconds",
            type="number",
            default=api.timeout_seconds,
            description="Seconds that the edge waits for a prediction.",
            check=Check(
                kind="range",
                args={"min": api.least_seconds, "max": 60},
                message=f"Between {api.least_seconds} and 60 seconds.",
            ),
        ),
        *secret,
    )


def _of_geo(geo: Geo) -> tuple[Variable, ...]:
    return (
        Variable(
            name="countries",
            type="list(string)",
            default=list(geo.countries),
            description=(
                "The only countries that are served."
                if geo.allow
                else "Countries that are not served."
            ),
            check=Check(
                kind="each_pattern",
                args={"pattern": "^[A-Z]{2}$", "some": True},
                message="At least one country code of ISO 3166, such as DE.",
            ),
        ),
    )
