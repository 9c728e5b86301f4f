"""What a server may do in the account."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Component):
    """Be reached by a session instead of SSH; with `pulls`, fetch images from the registry."""

    template: ClassVar[str] = "identity"

    pulls: bool
