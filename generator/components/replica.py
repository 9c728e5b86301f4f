"""A second copy in a second region."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class Replica(Component):
    """The store of the second copy, protected like the first.

    `key_instance` is the cloud's own name of a dedicated key service there; with `accelerated`,
    data travels to it over the cloud's accelerated network.
    """

    template: ClassVar[str] = "replica"

    region: str
    accelerated: bool
    key_instance: str | None = None


@record
class ReplicaProtection(Component):
    """No public access by any means, and TLS alone, for each store of the second region."""

    template: ClassVar[str] = "replica_protection"


@record
class Replication(Component):
    """The rule that copies, and the role that it copies with.

    `region` is said where the second store is no component of its own.
    """

    template: ClassVar[str] = "replication"

    region: str | None = None
