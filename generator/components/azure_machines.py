"""Model servers on Azure: what its machines need beside what every cloud's do."""

from generator.components.autoscaling import Autoscaling
from generator.components.servers import Servers
from generator.project import Check, Variable
from generator.record import record, replace


def _ssh_key(*, default: str | None) -> Variable:
    """The administrator's key, which Azure wants though no port of SSH is open."""
    return Variable(
        name="admin_ssh_public_key",
        type="string",
        default=default,
        description="Public key of the administrator, as Azure wants one; no port of SSH is open.",
        check=Check(
            kind="pattern",
            args={"pattern": "^ssh-(rsa|ed25519) [A-Za-z0-9+/=]+( .*)?$"},
            message="A public key that starts with ssh-ed25519 or ssh-rsa.",
        ),
    )


def _host_encryption(*, default: bool) -> Variable:
    """Encryption that begins on the host, which a subscription has to enable once."""
    return Variable(
        name="encryption_at_host",
        type="bool",
        default=default,
        description="Whether the host encrypts temporary disks and caches, too.",
    )


@record
class AzureServers(Servers):
    """A fixed number of machines; `secure_boot` admits only signed kernel modules."""

    secure_boot: bool
    encryption_at_host: bool
    ssh_public_key: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *super().variables,
            _ssh_key(default=self.ssh_public_key),
            _host_encryption(default=self.encryption_at_host),
        )


# Azure repairs no instance before its grace period is over, which has this end (minutes).
LONGEST_GRACE = 90


@record
class AzureAutoscaling(Autoscaling):
    """A scale set."""

    encryption_at_host: bool
    ssh_public_key: str | None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *map(_within_grace, super().variables),
            _ssh_key(default=self.ssh_public_key),
            _host_encryption(default=self.encryption_at_host),
        )


def _within_grace(variable: Variable) -> Variable:
    """Return `variable`, its warm-up no longer than Azure waits for a new instance."""
    if variable.name != "warmup_minutes":
        return variable
    bounds = {"min": 1, "max": LONGEST_GRACE}
    message = f"Between 1 and {LONGEST_GRACE} minutes."
    return replace(variable, check=Check(kind="range", args=bounds, message=message))
