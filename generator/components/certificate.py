"""The certificate of a system's name."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Certificate(Component):
    """Issued by the cloud, proved by a DNS record, renewed by itself."""

    template: ClassVar[str] = "certificate"


@record
class StoredCertificate(Component):
    """Kept in a vault, which the load balancer may read; a renewed one is taken up by itself."""

    template: ClassVar[str] = "certificate"
