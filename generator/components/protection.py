"""What keeps a store private."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection(Component):
    """No public access by any means, and TLS alone, for each store of the first region."""

    template: ClassVar[str] = "protection"
