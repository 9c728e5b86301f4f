"""What an edge keeps, for how long, and what tells two requests apart."""

from typing import ClassVar

from generator.project import Check, Component, Variable
from generator.record import record

DEFAULT = "default"


@record
class CachedPath:
    """A path, or all below it where `pattern` ends in `/*`.

    Answers are kept at most `ttl_seconds`. Where callers do not share them, the Authorization
    header is part of the key.
    """

    name: str
    pattern: str
    ttl_seconds: int
    shared: bool

    @property
    def variable(self) -> str:
        """The variable that holds its TTL."""
        return f"ttl_{self.name.replace('-', '_')}"

    @property
    def exact(self) -> bool:
        """Whether the path stands for itself alone."""
        return not self.pattern.endswith("*")

    @property
    def azure_operator(self) -> str:
        """How Front Door compares a request's path with `azure_values`."""
        if self.name == DEFAULT:
            return "Any"
        return "Equal" if self.exact else "BeginsWith"

    @property
    def azure_values(self) -> tuple[str, ...] | None:
        """The path without the slash at its start, as Front Door writes it."""
        bare = self.pattern.removesuffix("*").removeprefix("/")
        return None if self.name == DEFAULT else (bare,)

    @property
    def azure_operator_member(self) -> str:
        """The operator as Pulumi's enumeration names it."""
        return {"Any": "ANY", "Equal": "EQUAL", "BeginsWith": "BEGINS_WITH"}[self.azure_operator]

    @property
    def folder(self) -> str:
        """The folder that it covers, as a CDN whose rules hold for folders writes it."""
        return "/" if self.exact else self.pattern.removesuffix("*")


@record
class Cache(Component):
    """One policy per path, the most specific first, and one for what no path names if that is kept.

    `key_headers` is empty in front of a bucket, whose objects depend on their path alone.
    """

    template: ClassVar[str] = "cache"

    paths: tuple[CachedPath, ...]
    default: CachedPath | None
    key_headers: tuple[str, ...]

    @property
    def policies(self) -> tuple[CachedPath, ...]:
        """All that is kept."""
        return (*self.paths, self.default) if self.default else self.paths

    @property
    def exact(self) -> tuple[CachedPath, ...]:
        """The paths that stand for themselves alone."""
        return tuple(path for path in self.paths if path.exact)

    @property
    def shared(self) -> tuple[CachedPath, ...]:
        """The paths whose answers all callers share."""
        return tuple(path for path in self.policies if path.shared)

    @property
    def of_callers(self) -> tuple[CachedPath, ...]:
        """The paths whose answers belong to the caller who asked."""
        return tuple(path for path in self.policies if not path.shared)

    @property
    def azure_lists(self) -> str:
        """The lists of paths that there are, as one expression of Terraform."""
        if self.shared and self.separate:
            return "concat(local.shared_paths, local.separate_paths)"
        return "local.separate_paths" if self.separate else "local.shared_paths"

    @property
    def separate(self) -> bool:
        """Whether some answers are kept for one caller alone."""
        return not all(path.shared for path in self.policies)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        return (
            *(_lifetime(path) for path in self.policies),
            *((_headers(self.key_headers),) if self.key_headers else ()),
        )


@record
class Uncached(Cache):
    """Nothing is kept: what answers POST alone has no answers that may be. It takes no file."""

    template: ClassVar[str] = ""


def _lifetime(path: CachedPath) -> Variable:
    answers = "what no path names" if path.name == DEFAULT else path.pattern
    return Variable(
        name=path.variable,
        type="number",
        default=path.ttl_seconds,
        description=f"Seconds that answers of {answers} are kept at most.",
        check=Check(
            kind="range",
            args={"min": 1, "max": 31536000},
            message="Between 1 second and a year.",
        ),
    )


def _headers(names: tuple[str, ...]) -> Variable:
    return Variable(
        name="key_headers",
        type="list(string)",
        default=list(names),
        description="Request headers that lead to different answers, beside Authorization.",
        check=Check(
            kind="each_pattern",
            args={"pattern": "^[A-Za-z][A-Za-z0-9-]*$", "some": True},
            message="At least one request header, such as X-Model-Version.",
        ),
    )
