"""The workspace that a managed endpoint lives in, with what belongs to it."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class WorkspaceStores(Component):
    """Where the workspace keeps model files, images and secrets.

    `unique_name` names them, and must be free in the whole cloud. A `private` store is not on the
    internet; a `zonal` one survives the loss of a zone.
    """

    template: ClassVar[str] = "workspace_stores"

    unique_name: str
    private: bool
    zonal: bool

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="unique_name",
                type="string",
                default=self.unique_name,
                description="Name of the stores and the endpoint; no one else may have it.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^[a-z][a-z0-9]{4,23}$"},
                    message="5 to 24 lowercase letters and digits, starting with a letter.",
                ),
            ),
        )


@record
class WorkspaceMonitoring(Component):
    """Where logs and traces go, kept for `log_days` days."""

    template: ClassVar[str] = "workspace_monitoring"

    log_days: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="log_days",
                type="number",
                default=self.log_days,
                description="Days for which logs are kept.",
                check=Check(
                    kind="range", args={"min": 30, "max": 730}, message="Between 30 and 730 days."
                ),
            ),
        )


@record
class WorkspaceAccess(Component):
    """One identity for the workspace and one for the endpoint, and what each may do."""

    template: ClassVar[str] = "workspace_access"


@record
class Workspace(Component):
    """The workspace itself; a `private` one answers only inside a network."""

    template: ClassVar[str] = "workspace"

    private: bool


@record
class PrivateAccess(Component):
    """Private addresses of the workspace and its stores in an existing subnet."""

    template: ClassVar[str] = "private_access"

    subnet: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="subnet_id",
                type="string",
                default=self.subnet,
                description="Subnet of the private addresses; callers must reach it.",
                check=Check(
                    kind="pattern",
                    args={
                        "pattern": r"^/subscriptions/[^/]+/resourceGroups/[^/]+/providers"
                        r"/Microsoft\.Network/virtualNetworks/[^/]+/subnets/[^/]+$"
                    },
                    message="The full resource ID of a subnet.",
                ),
            ),
        )
