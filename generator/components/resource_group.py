"""What everything of a system lives in, where a cloud has such a thing."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class ResourceGroup(Component):
    """A group in one place; `services` are those that the subscription must have registered."""

    template: ClassVar[str] = "resource_group"

    services: tuple[str, ...]
