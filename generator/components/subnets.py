"""The subnets of a network, where they are apart from it."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Subnets(Component):
    """One for the load balancer and those of the servers, with what guards each and its way out."""

    template: ClassVar[str] = "subnets"
