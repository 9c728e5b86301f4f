"""The subnets of a network, where they are apart from it."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Subnets(Component):
    """One for the load balancer and those of the servers, with what guards each and its way out."""

    template: ClassVar[str] = "subnets"
