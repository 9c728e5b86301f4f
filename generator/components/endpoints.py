"""Services of the cloud inside a network that has no way out."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Endpoints(Component):
    """The cloud's own names of the services that servers need to start and to be looked after."""

    template: ClassVar[str] = "endpoints"

    services: tuple[str, ...]
