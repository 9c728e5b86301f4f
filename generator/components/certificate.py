"""The certificate of a system's name."""

from typing import ClassVar

from generator.components.zone import Zone
from generator.project import Check, Component, Variable
from generator.record import record


@record
class Certificate(Component):
    """Issued by the cloud, proved by a DNS record, renewed by itself.

    It is valid for the system's name, and for that of the system that this one `stands_in_for`.
    """

    template: ClassVar[str] = "certificate"

    stands_in_for: str | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        if self.stands_in_for is None:
            return ()
        return (
            Variable(
                name="stands_in_for",
                type="string",
                default=self.stands_in_for,
                description="Name of the system whose standby this one is.",
                check=Zone.form,
            ),
        )


@record
class StoredCertificate(Component):
    """Kept in a vault, which the load balancer may read; a renewed one is taken up by itself.

    `secret` is its full ID; without it, whoever deploys says it.
    """

    template: ClassVar[str] = "certificate"

    secret: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            Variable(
                name="certificate_id",
                type="string",
                default=self.secret,
                description="Certificate of the HTTPS listener, as a secret of its vault.",
                check=Check(
                    kind="pattern",
                    args={
                        "pattern": "^/subscriptions/.+/vaults/[A-Za-z0-9-]+/secrets/[A-Za-z0-9-]+$"
                    },
                    message="The full ID of a secret, ending in /vaults/VAULT/secrets/NAME.",
                ),
            ),
        )
