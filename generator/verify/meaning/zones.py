"""What a cloud wants spread over two zones at least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref
from generator.verify.meaning.things import valued
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
# The argument that names the subnets, each of which lies in one zone.
BY_SUBNETS = {
    "aws_lb": "subnets",
    "aws_alb": "subnets",
    "aws_db_subnet_group": "subnet_ids",
    "aws_docdb_subnet_group": "subnet_ids",
    "aws_neptune_subnet_group": "subnet_ids",
}
# Blocks that each name a zone. The provider's schema asks for one, the API for two.
BY_BLOCKS = {
    "alicloud_alb_load_balancer": "zone_mappings",
    "alicloud_nlb_load_balancer": "zone_mappings",
}
LEAST = 2


def judge(system: System) -> Iterator[Found]:
    """Judge what names its zones."""
    for type_, name in BY_SUBNETS.items():
        for thing in system.of(type_):
            if type_ in ("aws_lb", "aws_alb") and thing.value("load_balancer_type") not in (
                None,
                "application",
            ):
                continue
            yield from subnets(thing, name)
    for type_, name in BY_BLOCKS.items():
        for thing in system.of(type_):
            blocks = thing.inner(name)
            zones = [valued(thing.look, one.body, "zone_id", one.names) for one in blocks]
            if blocks and all(one.certain for one in blocks):
                yield from counted(thing, blocks[0].pos, zones)
    for thing in system.of("aws_eks_cluster"):
        for inner in thing.inner("vpc_config"):
            value = valued(thing.look, inner.body, "subnet_ids", inner.names)
            yield from spread(thing, inner.pos, value)


def subnets(thing: Thing, name: str) -> Iterator[Found]:
    """Judge a list of subnets."""
    for names in thing.instances()[:1]:
        yield from spread(thing, thing.pos(name), thing.value(name, names))


def spread(thing: Thing, pos: int, value: Any) -> Iterator[Found]:
    """Judge subnets by their number and by the zones that they are in."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list) or any(one is UNKNOWN for one in value):
        return
    yield from counted(thing, pos, [zone(thing, one) for one in value])


def zone(thing: Thing, value: Any) -> Any:
    """Tell the zone of a subnet, as far as the project says."""
    if not isinstance(value, Ref):
        return UNKNOWN
    found = thing.look.value_of(value, "availability_zone")
    return UNKNOWN if found is None else found


def counted(thing: Thing, pos: int, zones: list[Any]) -> Iterator[Found]:
    """Judge zones; those that are not known may all differ."""
    known = [one for one in zones if isinstance(one, str)]
    if zones and (len(zones) < LEAST or (len(known) == len(zones) and len(set(known)) < LEAST)):
        hint = "name a subnet in a second zone"
        yield thing, Note("one-zone", pos, f"`{thing.called}` wants two zones at least", hint)
