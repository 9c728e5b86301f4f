"""The certificate: what was compared of two projects, and everything in which they differ."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from generator.parity.values import (
    Applied,
    Attribute,
    Encoded,
    Instance,
    Member,
    Symbol,
    Text,
    Unknown,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two projects differ.

    `what` names it (`aws_lb.main: idle_timeout`), `message` tells both sides, the places are
    `file:line` in each project, empty where there is none. `reason` is why it is accepted.
    """

    what: str
    message: str
    terraform: str = ""
    pulumi: str = ""
    reason: str = ""


@dataclass(slots=True)
class Certificate:
    """What came of comparing a Terraform project with a Pulumi program.

    `resources` counts pairs, `compared` arguments, options, settings and outputs, `equal` those
    without a difference; `unknown` names what the texts alone do not tell.
    """

    resources: int = 0
    compared: int = 0
    equal: int = 0
    differences: list[Difference] = field(default_factory=list)
    accepted: list[Difference] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def differ(self, difference: Difference) -> None:
        """Take in a difference, which may be an accepted one."""
        for entry in reasons():
            if fits(difference.what, entry["what"]) and fits(difference.message, entry["message"]):
                reason = Difference(
                    difference.what,
                    difference.message,
                    difference.terraform,
                    difference.pulumi,
                    entry["reason"],
                )
                self.accepted.append(reason)
                return
        self.differences.append(difference)

    @property
    def line(self) -> str:
        """Say in one line what the certificate comes to."""
        return (
            f"{self.resources} resources and {self.compared} values compared: "
            f"{len(self.differences)} differences, {len(self.accepted)} accepted, "
            f"{len(self.unknown)} not told by the text"
        )

    def text(self) -> str:
        """Write the certificate for people."""
        lines = [self.line]
        for one in self.differences:
            lines.append(f"  {one.what}: {one.message}")
            lines.append(f"    terraform {one.terraform or '-'}, pulumi {one.pulumi or '-'}")
        for one in self.accepted:
            lines.append(f"  accepted: {one.what}: {one.message}")
            lines.append(f"    {one.reason}")
        lines += [f"  not compared: {one}" for one in self.unknown]
        return "\n".join(lines)


@lru_cache(maxsize=1)
def reasons() -> tuple[dict[str, str], ...]:
    """Read the accepted differences: patterns of what differs and how, and the reason."""
    text = files("generator.parity").joinpath("accepted.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def fits(text: str, pattern: str) -> bool:
    """Tell whether a text fits a pattern, in which a star stands for any text."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text) is not None


def shown(value: Any, limit: int = 70) -> str:
    """Write a value for people, shortened."""
    text = _shown(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _shown(value: Any) -> str:  # noqa: PLR0911 (one case per kind of value)
    if isinstance(value, Attribute):
        return ".".join([value.instance.address, *map(str, value.path)])
    if isinstance(value, Instance):
        return value.address
    if isinstance(value, Text):
        return "".join(p if isinstance(p, str) else f"${{{_shown(p)}}}" for p in value.parts)
    if isinstance(value, Encoded):
        return _shown(value.value)
    if isinstance(value, Applied):
        return f"{value.name}({', '.join(_shown(arg) for arg in value.args)})"
    if isinstance(value, Member):
        return value.name.rpartition(".")[2]
    if isinstance(value, Unknown):
        return f"({value.why})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_shown(k)}: {_shown(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    return "nothing" if value is None or isinstance(value, Symbol) else json.dumps(value)
