"""Health checks that a cloud refuses, or that can never find a server healthy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.bounds import number, places, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import Inner, System, Thing

Found = tuple["Thing", Note]
RULE = "health-check"
# By type: the block, its path, how often it asks, how long it waits, and how often it asks where
# nothing is said; without names where the cloud takes the two in any order.
CHECKS: dict[str, tuple[str, str, str, str, int]] = {
    "aws_lb_target_group": ("health_check", "path", "interval", "timeout", 30),
    "aws_alb_target_group": ("health_check", "path", "interval", "timeout", 30),
    "aws_elb": ("health_check", "", "interval", "timeout", 30),
    "alicloud_alb_server_group": ("health_check_config", "health_check_path", "", "", 0),
    "azurerm_application_gateway": ("probe", "path", "", "", 0),
    "azure_native.network.ApplicationGateway": ("probes", "path", "", "", 0),
}


def judge(system: System) -> Iterator[Found]:
    """Judge every health check."""
    for type_, (block, path, every, limit, default) in CHECKS.items():
        for thing in system.of(type_):
            for one in places(thing, [block]):
                if path:
                    yield from rooted(thing, one, path)
                # Of functions the times are others, by default too.
                if limit and thing.value("target_type") != "lambda":
                    yield from timed(thing, one, every, limit, default)


def rooted(thing: Thing, one: Inner, name: str) -> Iterator[Found]:
    """Judge the path that is asked for."""
    value: Any = said(thing, one, name)
    if isinstance(value, str) and value and not value.startswith("/"):
        message = f"the path `{value}` does not start with `/`"
        yield thing, Note(RULE, one.body.attributes[name].pos, message, f'write "/{value}"')


def timed(thing: Thing, one: Inner, every: str, limit: str, default: int) -> Iterator[Found]:
    """Judge how long an answer may take: it must be there before the next one is asked for."""
    asked = number(said(thing, one, every)) if every in one.body.attributes else float(default)
    waits = number(said(thing, one, limit))
    if asked is not None and waits is not None and waits >= asked:
        message = f"it waits {waits:g} s for an answer and asks again after {asked:g} s"
        hint = f"let `{limit}` be less than `{every}`"
        yield thing, Note(RULE, one.body.attributes[limit].pos, message, hint)
