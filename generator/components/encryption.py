"""The key of what a system tells about itself."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption(Component):
    """A rotated key for logs, and for `alarms` if there are some; their services may use it."""

    template: ClassVar[str] = "encryption"

    alarms: bool = True
