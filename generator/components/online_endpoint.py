"""A managed endpoint: the one address of its deployments."""

from typing import ClassVar, Literal

from generator.components.variables import callers
from generator.project import Check, Component, Variable
from generator.record import record

_AZURE_MODES = {"identity": "AADToken", "key": "Key", "token": "AMLToken"}
_AZURE_MEMBERS = {"identity": "AAD_TOKEN", "key": "KEY", "token": "AML_TOKEN"}


@record
class OnlineEndpoint(Component):
    """The address, and how callers prove who they are; a `private` one is not on the internet."""

    template: ClassVar[str] = "endpoint"

    auth: Literal["identity", "key", "token"]
    private: bool

    @property
    def azure_mode(self) -> str:
        """What Azure ML calls the way to authenticate."""
        return _AZURE_MODES[self.auth]

    @property
    def azure_member(self) -> str:
        """The member of azure-native's enumeration."""
        return _AZURE_MEMBERS[self.auth]

    @property
    def azure_access(self) -> str:
        """Whether Azure ML answers on the internet."""
        return "Disabled" if self.private else "Enabled"


@record
class EndpointCallers(Component):
    """Who may call an endpoint that asks for an identity, and nothing more."""

    template: ClassVar[str] = "endpoint_callers"

    callers: tuple[str, ...]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            callers(
                self.callers,
                "Object IDs of the users, groups and applications that may call.",
                pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
                message="Object IDs of Entra ID, in lower case.",
            ),
        )


@record
class EndpointTraffic(Component):
    """The share of the requests, in percent, that each deployment gets."""

    template: ClassVar[str] = "traffic"

    shares: dict[str, int]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        names = sorted(self.shares)
        return (
            Variable(
                name="traffic",
                type="map(number)",
                default=self.shares,
                description="Share of the requests that each deployment gets, in percent.",
                check=Check(
                    kind="shares",
                    args={"names": names},
                    message=f"Whole shares for {', '.join(names)} that add up to 100.",
                ),
            ),
        )


@record
class EndpointDiagnostics(Component):
    """Who called, what the containers printed, and who used the stores."""

    template: ClassVar[str] = "endpoint_diagnostics"
