"""Services of the cloud inside a network that has no way out."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints(Component):
    """The cloud's own names of the services that servers need to start and to be looked after."""

    template: ClassVar[str] = "endpoints"

    services: tuple[str, ...]
