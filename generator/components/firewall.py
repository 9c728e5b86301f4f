"""Who may call whom."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Firewall(Component):
    """Two groups by reference: clients to the load balancer, the load balancer to the servers.

    With `health_checkers`, those of the DNS service are admitted beside the clients, and with
    `edge` those of a CDN. A `closed` network has no way out, only services inside it.
    """

    template: ClassVar[str] = "firewall"

    health_checkers: bool = False
    edge: bool = False
    closed: bool = False
