"""The records of a review: what changed in the specs, and which resources that touches."""

from __future__ import annotations

from typing import Any, Literal

from generator.record import record

NOT_SET: Any = object()
"""What a field has that the spec does not name."""

Fate = Literal["added", "changed", "replaced", "removed"]
FATES: tuple[Fate, ...] = ("added", "changed", "replaced", "removed")


@record
class FieldChange:
    """A field of a spec that has another value than before; `NOT_SET` where it is not named."""

    path: str
    before: Any = NOT_SET
    after: Any = NOT_SET

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads; a side that is not set has no key."""
        sides = {"before": self.before, "after": self.after}
        return {"path": self.path, **{k: v for k, v in sides.items() if v is not NOT_SET}}


@record
class ArgumentChange:
    """An argument that differs, as a dotted path, and whether that replaces its resource."""

    path: str
    replaces: Literal["", "yes", "perhaps"] = ""


@record
class ResourceChange:
    """What becomes of one resource.

    `after` names the resources whose replacement replaces this one too. `protected` tells that the
    engine refuses to delete it before somebody lifts its protection.
    """

    address: str
    type: str
    fate: Fate
    arguments: tuple[ArgumentChange, ...] = ()
    after: tuple[str, ...] = ()
    protected: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        return {
            "address": self.address,
            "type": self.type,
            "fate": self.fate,
            "arguments": [{"path": a.path, "replaces": a.replaces} for a in self.arguments],
            "after": list(self.after),
            "protected": self.protected,
        }


@record
class ProjectChange:
    """What becomes of one project, with its defaults or the values of one environment."""

    cloud: str
    engine: str
    environment: str = ""
    resources: tuple[ResourceChange, ...] = ()
    files: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Name it, as in `aws/terraform (prod)`."""
        named = f"{self.cloud}/{self.engine}"
        return f"{named} ({self.environment})" if self.environment else named

    def of(self, fate: Fate) -> tuple[ResourceChange, ...]:
        """List the resources of one fate."""
        return tuple(one for one in self.resources if one.fate == fate)

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        return {
            "cloud": self.cloud,
            "engine": self.engine,
            "environment": self.environment,
            "resources": [one.as_json() for one in self.resources],
            "files": list(self.files),
            "unknown": list(self.unknown),
        }


@record
class SystemChange:
    """What becomes of one system; `problem` tells why one of the two sides is not known."""

    name: str
    spec: str
    fate: Literal["added", "changed", "removed"]
    fields: tuple[FieldChange, ...] = ()
    projects: tuple[ProjectChange, ...] = ()
    problem: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        return {
            "name": self.name,
            "spec": self.spec,
            "fate": self.fate,
            "problem": self.problem,
            "fields": [one.as_json() for one in self.fields],
            "projects": [one.as_json() for one in self.projects],
        }


@record
class Review:
    """Every system that a change touches, and what it was compared with."""

    base: str
    systems: tuple[SystemChange, ...] = ()
    same: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return what a machine reads."""
        return {
            "base": self.base,
            "unchanged": self.same,
            "systems": [one.as_json() for one in self.systems],
        }
