"""What an override comes to in one engine's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.facts import pulumi as sdk
from generator.record import field, record

if TYPE_CHECKING:
    from generator.errors import Path
    from generator.verify.graph import Resource


@record
class Nested:
    """A nested block of Terraform, whole: its arguments as text, and the blocks inside.

    `file` is the one whose block it takes the place of, where the block keeps something of that.
    """

    type: str
    arguments: dict[str, str]
    blocks: tuple[Nested, ...] = ()
    file: str = ""


@record
class Laid:
    """An override in one engine's words; `type` and `name` are those of its resource there.

    `arguments` are values; in Pulumi a dotted name leads into nested ones, and `places` tells where
    the spec says each. Only Terraform has `blocks`.
    """

    type: str
    name: str
    because: str
    arguments: dict[str, Any]
    blocks: tuple[Nested, ...] = ()
    places: dict[str, Path] = field(default_factory=dict)

    def made_as(self, resource: Resource) -> bool:
        """Tell whether a resource of a program is among those that it is laid over."""
        offer = sdk.resource(resource.type)
        token = "" if offer is None else offer.token
        return token == self.type and resource.name.replace("{…}", "*") == self.name
