"""Who may call whom."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Firewall(Component):
    """Two groups by reference: clients to the load balancer, the load balancer to the servers."""

    template: ClassVar[str] = "firewall"
