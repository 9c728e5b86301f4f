"""Who may call whom."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Firewall(Component):
    """Two groups by reference: clients to the load balancer, the load balancer to the servers.

    With `health_checkers`, those of the DNS service are admitted beside the clients. A `closed`
    network has no way out, only services inside it.
    """

    template: ClassVar[str] = "firewall"

    health_checkers: bool = False
    closed: bool = False
