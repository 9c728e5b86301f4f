"""What everything of a system lives in, where a cloud has such a thing."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceGroup(Component):
    """A group in one place; `services` are those that the subscription must have registered."""

    template: ClassVar[str] = "resource_group"

    services: tuple[str, ...]
