"""The key that encrypts what is stored."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Component):
    """A customer-managed key that rotates by itself.

    `instance` is the cloud's own name of a dedicated key service, where there is one.
    """

    template: ClassVar[str] = "key"

    instance: str | None = None
