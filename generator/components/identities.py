"""Who may use a store."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Identities(Component):
    """One identity that reads and one that writes, for servers to take on; no key is made.

    With `replica`, both read the second copy too.
    """

    template: ClassVar[str] = "identities"

    replica: bool
