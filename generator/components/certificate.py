"""The certificate of a system's name."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Component):
    """Issued by the cloud, proved by a DNS record, renewed by itself."""

    template: ClassVar[str] = "certificate"
