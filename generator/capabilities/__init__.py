"""What each blueprint can do on each cloud: the same, differently, or not at all.

A table stands beside the code that it speaks of and is held to it by a test: what is native or
different renders with what it names, and what is refused is refused in those words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from generator.blueprints import BLUEPRINTS
from generator.record import field, record

if TYPE_CHECKING:
    from generator.project import Cloud


@record(kw_only=False)
class Native:
    """The cloud has it as it is meant; `shows` is what the rendered Terraform then holds."""

    shows: str

    @property
    def verdict(self) -> Literal["native"]:
        """The word for it."""
        return "native"

    @property
    def told(self) -> str:
        """What there is to say."""
        return ""


@record(kw_only=False)
class Different:
    """The cloud does it in another way, which `how` says; `shows` is as for Native."""

    how: str
    shows: str

    @property
    def verdict(self) -> Literal["different"]:
        """The word for it."""
        return "different"

    @property
    def told(self) -> str:
        """What there is to say."""
        return self.how


@record(kw_only=False)
class Refused:
    """The cloud does not have it: planning refuses the field with `why`."""

    why: str

    @property
    def verdict(self) -> Literal["refused"]:
        """The word for it."""
        return "refused"

    @property
    def told(self) -> str:
        """What there is to say."""
        return self.why


Verdict = Native | Different | Refused


@record(kw_only=False)
class Capability:
    """One row: its name, what a spec says to have it, and the verdict of each cloud.

    `says` is laid over a starter, and over that what `says_on` holds for the cloud.
    """

    name: str
    says: dict[str, Any] = field(default_factory=dict)
    says_on: dict[Cloud, dict[str, Any]] = field(default_factory=dict)
    alibaba: Verdict | None = None
    aws: Verdict | None = None
    azure: Verdict | None = None

    def on(self, cloud: Cloud) -> Verdict | None:
        """Return the verdict of a cloud; None where nobody has said one."""
        found: Verdict | None = getattr(self, cloud)
        return found


def table(blueprint: str) -> tuple[Capability, ...]:
    """Return the rows of a blueprint."""
    rows: tuple[Capability, ...] = import_module(
        f"generator.capabilities.{BLUEPRINTS[blueprint]}"
    ).TABLE
    return rows
