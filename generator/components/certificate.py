"""The certificate of a system's name."""

from dataclasses import dataclass
from typing import ClassVar

from generator.project import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Component):
    """Issued by the cloud, proved by a DNS record, renewed by itself."""

    template: ClassVar[str] = "certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCertificate(Component):
    """Kept in a vault, which the load balancer may read; a renewed one is taken up by itself."""

    template: ClassVar[str] = "certificate"
