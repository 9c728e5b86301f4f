"""Ranges of addresses: of their form, inside their network, and apart from each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.cidr import Range, read
from generator.hcl import Value
from generator.record import record
from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref
from generator.verify.meaning.things import valued
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.evaluation import Names
    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]


@record(kw_only=False)
class Kind:
    """How a type tells its ranges, and the network that it lies in."""

    ranges: tuple[str, ...]
    network: str = ""
    by: str = ""


NETWORKS = {
    "aws_vpc": Kind(("cidr_block",)),
    "alicloud_vpc": Kind(("cidr_block",)),
    "azurerm_virtual_network": Kind(("address_space",)),
    "azure_native.network.VirtualNetwork": Kind(("address_space",)),
}
SUBNETS = {
    "aws_subnet": Kind(("cidr_block",), "aws_vpc", "vpc_id"),
    "alicloud_vswitch": Kind(("cidr_block",), "alicloud_vpc", "vpc_id"),
    "azurerm_subnet": Kind(
        ("address_prefixes",), "azurerm_virtual_network", "virtual_network_name"
    ),
    "azure_native.network.Subnet": Kind(
        ("address_prefix", "address_prefixes"),
        "azure_native.network.VirtualNetwork",
        "virtual_network_name",
    ),
}
# Subnets that a network tells itself, and how they tell their ranges.
INSIDE = {
    "azurerm_virtual_network": "subnet",
    "azure_native.network.VirtualNetwork": "subnets",
}
# More ranges that are added to a network elsewhere.
MORE = ("aws_vpc_ipv4_cidr_block_association", "alicloud_vpc_ipv4_cidr_block")
HERE = ("secondary_cidr_blocks", "ipv4_ipam_pool_id")


@record(kw_only=False)
class Placed:
    """A subnet's range: of which instance, and in which network."""

    thing: Thing
    pos: int
    network: Any
    range: Range


def judge(system: System) -> Iterator[Found]:
    """Judge the ranges of all networks and of their subnets."""
    whole: dict[tuple[str, Any], list[Range]] = {}
    for type_, kind in NETWORKS.items():
        for thing in system.of(type_):
            several = thing.look.instances(thing.address)
            for key, names in ({"": {}} if several is None else several).items():
                found: list[Range] = []
                yield from ranges(thing, names, kind, found)
                whole[thing.address, key] = found
                if type_ in INSIDE:
                    yield from told_inside(thing, names, key, found)
    open_ = {added(thing) for thing in system.of(*MORE)}
    for type_, kind in SUBNETS.items():
        placed: list[Placed] = []
        for thing in system.of(type_):
            yield from subnet(thing, kind, placed)
        yield from apart(placed)
        for one in placed:
            ref = one.network
            around = whole.get((ref.address, ref.key)) if isinstance(ref, Ref) else None
            if not around or one.network.address in open_ or None in open_:
                continue
            if not any(one.range.within(each) for each in around):
                yield one.thing, astray(one, around)


def told_inside(thing: Thing, names: Names, key: Any, around: list[Range]) -> Iterator[Found]:
    """Judge the subnets that a network tells itself."""
    placed: list[Placed] = []
    for one in thing.inner(INSIDE[thing.type], names=names):
        for name in ("address_prefix", "address_prefixes"):
            for value in listed(valued(thing.look, one.body, name, one.names)):
                said = network(value)
                if isinstance(said, str):
                    yield thing, Note("wrong-network", one.pos, said)
                if isinstance(said, Range):
                    placed.append(Placed(thing, one.pos, Ref(thing.address, key, ()), said))
    yield from apart(placed)
    for each in placed if around else ():
        if not any(each.range.within(range_) for range_ in around):
            yield thing, astray(each, around)


def astray(one: Placed, around: list[Range]) -> Note:
    """Say that a range does not lie in its network's."""
    said = ", ".join(map(str, around))
    message = f"`{one.range}` does not lie in its network's `{said}`"
    return Note("outside-network", one.pos, message)


def added(thing: Thing) -> str | None:
    """Tell the network that a range is added to; None where that is not known."""
    value = thing.refer("vpc_id")
    return value.address if isinstance(value, Ref) else None


def listed(value: Any) -> list[Any]:
    """Make a list of one or many."""
    return value if isinstance(value, list) else list(value) if isinstance(value, dict) else [value]


def values(thing: Thing, name: str, names: Names) -> Iterator[tuple[int, Any]]:
    """Give the ranges that an argument holds, with where it stands."""
    if thing.type.startswith("azure_native") and name == "address_space":
        for one in thing.inner(name):
            prefixes = one.body.attributes.get("address_prefixes")
            if prefixes is not None:
                for value in listed(thing.look.value(prefixes.value, names)):
                    yield prefixes.pos, value
        return
    for value in listed(thing.value(name, names)):
        yield thing.pos(name), value


def ranges(thing: Thing, names: Names, kind: Kind, found: list[Range]) -> Iterator[Found]:
    """Read the ranges of a network; none are known where one of them is not."""
    sure = True
    for name in kind.ranges:
        for pos, value in values(thing, name, names):
            said = network(value)
            if isinstance(said, str) and not judged(thing, name):
                yield thing, Note("wrong-network", pos, said)
            if isinstance(said, Range):
                found.append(said)
            else:
                sure = False
    if not sure or any(thing.get(name) is not None for name in HERE):
        found.clear()


def subnet(thing: Thing, kind: Kind, found: list[Placed]) -> Iterator[Found]:
    """Read the ranges of a subnet, instance by instance."""
    told: set[str] = set()
    for names in thing.instances():
        around = thing.refer(kind.by, names)
        for name in kind.ranges:
            for pos, value in values(thing, name, names):
                said = network(value)
                if isinstance(said, str) and said not in told and not judged(thing, name):
                    told.add(said)
                    yield thing, Note("wrong-network", pos, said)
                if isinstance(said, Range):
                    found.append(Placed(thing, pos, around, said))


def judged(thing: Thing, name: str) -> bool:
    """Tell whether the provider's own rules judge a range: a literal, on AWS."""
    return thing.type.startswith("aws_") and isinstance(thing.get(name), Value)


def network(value: Any) -> Range | str | None:
    """Read a range; say what is wrong with it; None for what is not known or no literal."""
    if not isinstance(value, str):
        return None
    found = read(value)
    if found is None:
        return f"`{value}` is no range of addresses"
    range_, beyond = found
    if beyond:
        return f"`{value}` has bits set beyond its length: the range is `{range_}`"
    return range_


def apart(placed: list[Placed]) -> Iterator[Found]:
    """Find ranges of one network that overlap: each with what reaches furthest before it."""
    groups: dict[Any, list[Placed]] = {}
    for one in placed:
        if one.network is not UNKNOWN:
            held = (one.network.address, one.network.key, one.range.bits)
            groups.setdefault(held, []).append(one)
    for group in groups.values():
        furthest, *rest = sorted(group, key=lambda one: one.range.first)
        for one in rest:
            if one.range.first <= furthest.range.last:
                message = f"`{one.range}` overlaps `{furthest.range}`{of(furthest.thing)}"
                yield one.thing, Note("overlap", one.pos, message)
            if one.range.last > furthest.range.last:
                furthest = one


def of(thing: Thing) -> str:
    """Name whose range it is, if the text gives it a name."""
    return "" if "@" in thing.address else f" of `{thing.address}`"
