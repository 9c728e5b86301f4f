"""Whether the world can reach a system."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class HealthCheck(Component):
    """Asks the health path from several continents, and tells of failure.

    With `own_topic` the alarm lives in a region of its own, so it needs a topic there.
    """

    template: ClassVar[str] = "health_check"

    own_topic: bool
