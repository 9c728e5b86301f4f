"""Rules of one list that have the same rank: the cloud refuses the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.bounds import number, places, said
from generator.verify.meaning.evaluation import Ref
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
RULE = "taken-rank"
# By type: the blocks that are the rules, their rank, and what sets lists in it apart.
INSIDE = {
    "azurerm_network_security_group": ("security_rule", "priority", "direction"),
    "azure_native.network.NetworkSecurityGroup": ("security_rules", "priority", "direction"),
    "aws_wafv2_web_acl": ("rule", "priority", ""),
    "aws_wafv2_rule_group": ("rule", "priority", ""),
    "azurerm_application_gateway": ("request_routing_rule", "priority", ""),
}
# By type: what it belongs to, its rank, and what sets lists there apart.
ALONE = {
    "azurerm_network_security_rule": ("network_security_group_name", "priority", "direction"),
    "aws_lb_listener_rule": ("listener_arn", "priority", ""),
    "aws_alb_listener_rule": ("listener_arn", "priority", ""),
    "aws_network_acl_rule": ("network_acl_id", "rule_number", "egress"),
    "alicloud_alb_rule": ("listener_id", "priority", ""),
}


def judge(system: System) -> Iterator[Found]:
    """Judge every list of rules."""
    for type_, (block, rank, apart) in INSIDE.items():
        for thing in system.of(type_):
            for one in places(thing, []):
                yield from listed(thing, thing.inner(block, names=one.names), rank, apart)
    taken: dict[tuple[Any, ...], Thing] = {}
    for type_, (whole, rank, apart) in ALONE.items():
        for thing in system.of(type_):
            yield from single(thing, taken, whole, rank, apart)


def listed(thing: Thing, rules: list[Any], rank: str, apart: str) -> Iterator[Found]:
    """Judge the rules that stand in one resource."""
    taken: set[tuple[Any, float]] = set()
    for one in rules:
        place, kind = number(said(thing, one, rank)), side(said(thing, one, apart))
        if place is None or kind is UNKNOWN or not one.certain:
            continue
        if (kind, place) in taken:
            yield thing, Note(RULE, one.body.attributes[rank].pos, message(rank, place))
        taken.add((kind, place))


def single(
    thing: Thing, taken: dict[tuple[Any, ...], Thing], whole: str, rank: str, apart: str
) -> Iterator[Found]:
    """Judge a rule that is a resource of its own, instance by instance."""
    for names in thing.known():
        ref = thing.refer(whole, names)
        place, kind = number(thing.value(rank, names)), side(thing.value(apart, names))
        if not isinstance(ref, Ref) or place is None or kind is UNKNOWN:
            continue
        key = (ref.address, ref.key, kind, place)
        if key in taken:
            hint = f"the first is `{taken[key].address}`"
            yield thing, Note(RULE, thing.pos(rank), message(rank, place), hint)
        taken.setdefault(key, thing)


def side(value: Any) -> Any:
    """Read what sets lists apart, which clouds write in either case."""
    if isinstance(value, str):
        return value.lower()
    return value if value is UNKNOWN or isinstance(value, bool) else None


def message(rank: str, place: float) -> str:
    """Say that a rank is taken."""
    return f"another rule of this list has the {rank.replace('_', ' ')} {place:g}"
