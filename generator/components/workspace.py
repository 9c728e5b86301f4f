"""The workspace that a managed endpoint lives in, with what belongs to it."""

from typing import ClassVar

from generator.components.variables import number, unique_name
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
        what = "Name of the stores and the endpoint; no one else may have it."
        return (unique_name(self.unique_name, what),)


@record
class WorkspaceMonitoring(Component):
    """Where logs and traces go, kept for `log_days` days."""

    template: ClassVar[str] = "workspace_monitoring"

    log_days: int

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        what = "Days for which logs are kept."
        return (number("log_days", self.log_days, what, bounds=(30, 730), unit="days"),)


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
    """Private addresses of the workspace and its stores in an existing subnet.

    `zones_group` has the private zones of its network; without one they are made.
    """

    template: ClassVar[str] = "private_access"

    subnet: str
    zones_group: str | None

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
            *(
                (
                    Variable(
                        name="private_zones_group",
                        type="string",
                        default=self.zones_group,
                        description="Resource group with the private DNS zones of the network.",
                        check=Check(
                            kind="pattern",
                            args={"pattern": "^/subscriptions/[^/]+/resourceGroups/[^/]+$"},
                            message="The full resource ID of a resource group.",
                        ),
                    ),
                )
                if self.zones_group
                else ()
            ),
        )
