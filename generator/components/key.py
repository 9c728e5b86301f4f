"""The key that encrypts what is stored."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Key(Component):
    """A customer-managed key that rotates by itself.

    `instance` is the cloud's own name of a dedicated key service, where there is one.
    """

    template: ClassVar[str] = "key"

    instance: str | None = None
