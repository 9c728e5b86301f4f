"""The key of what a system tells about itself."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Encryption(Component):
    """A rotated key for logs, and for `alarms` if there are some; their services may use it."""

    template: ClassVar[str] = "encryption"

    alarms: bool = True
