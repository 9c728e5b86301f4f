"""Whether the world can reach a system."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck(Component):
    """Asks the health path from several continents, and tells of failure.

    With `own_topic` the alarm lives in a region of its own, so it needs a topic there.
    """

    template: ClassVar[str] = "health_check"

    own_topic: bool
