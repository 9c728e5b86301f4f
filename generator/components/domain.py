"""The name that an edge's clients call, and the certificate for it."""

from typing import ClassVar

from generator.components.zone import Zone
from generator.project import Check
from generator.record import record


@record
class Domain(Zone):
    """A host in a DNS zone that is looked up by its name, known by its ID, or created."""

    template: ClassVar[str] = "domain"
    called: ClassVar[str] = "Host name that clients call."
    form: ClassVar[Check] = Check(
        kind="pattern",
        args={"pattern": "^([a-z0-9-]+\\.)+[a-z]{2,63}$"},
        message="A host name without scheme and path.",
    )
