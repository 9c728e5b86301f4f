"""A bucket as the origin, and what lets the edge, and nobody else, read it."""

from typing import ClassVar

from generator.project import Component
from generator.record import record


@record
class OriginBucket(Component):
    """A private, versioned bucket, and the identity with which the edge asks for its objects.

    `redundancy` is said in the cloud's own word, where it has to be said.
    """

    template: ClassVar[str] = "origin_bucket"

    redundancy: str | None = None


@record
class OriginAccess(Component):
    """The bucket's encryption key and its policy; both admit one distribution."""

    template: ClassVar[str] = "origin_access"
