"""What a server may do in the account."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Identity(Component):
    """Be reached by a session instead of SSH; with `pulls`, fetch images from the registry."""

    template: ClassVar[str] = "identity"

    pulls: bool
