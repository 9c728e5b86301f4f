"""The key of what a system tells about itself."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption(Component):
    """A rotated key for alarms and logs, which the services that write them may use."""

    template: ClassVar[str] = "encryption"
