"""What keeps a store private."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Protection(Component):
    """No public access by any means, and TLS alone, for each store of the first region."""

    template: ClassVar[str] = "protection"
