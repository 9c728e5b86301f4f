"""What a server may do in the account."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record


@record
class Identity(Component):
    """Be reached by a session instead of SSH; with `pulls`, fetch images from the registry."""

    template: ClassVar[str] = "identity"

    pulls: bool


@record
class RegistryIdentity(Component):
    """Fetch images from one registry, `registry` by its full ID, and nothing else."""

    template: ClassVar[str] = "identity"

    registry: str

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="registry_id",
                type="string",
                default=self.registry,
                description="Container registry of the image, by its full ID.",
                check=Check(
                    kind="pattern",
                    args={"pattern": "^/subscriptions/.+/registries/[A-Za-z0-9]+$"},
                    message="The full ID of a container registry.",
                ),
            ),
        )
