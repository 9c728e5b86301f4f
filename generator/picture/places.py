"""Where resources stand: in which region, network, zone and subnet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.picture.ways import reached, references
from generator.picture.words import details, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.parity.values import Instance
    from generator.picture.ways import Edges

_ZONES = ("availability_zone", "zone_id", "zone", "zones")
_ZONAL = frozenset({"server", "group"})


class Place(NamedTuple):
    """One frame: what makes it the same as another, and its title."""

    key: str
    title: str


Places = tuple[Place, ...]
"""From the outermost frame to the innermost."""


class Map:
    """Where each resource of a system stands."""

    def __init__(self, roles: Mapping[Instance, str], egress: Edges) -> None:
        self.roles = roles
        self.egress = egress
        self.subnets_to: dict[Instance, list[Instance]] = {}
        for one, role in roles.items():
            if role == "subnet":
                for path in reached([one], egress, lambda other: roles.get(other) == "nat"):
                    self.subnets_to.setdefault(path[-1], []).append(one)

    def places(self, one: Instance) -> list[Places]:
        """Tell where a resource stands below its region: several places for one that is spread."""
        role = self.roles[one]
        subnets = self.subnets(one)
        networks = dict.fromkeys(network for each in subnets for network in self.networks(each))
        networks |= dict.fromkeys(self.networks(one))
        if role == "subnet":
            return [(*self.frames(next(iter(networks), None)), *self.zonal(one))]
        if not networks and role == "nat":
            inside = self.subnets_to.get(one, [])
            networks = dict.fromkeys(n for each in inside for n in self.networks(each))
        outer = self.frames(next(iter(networks), None))
        zones = [Place(f"zone {zone}", _zone(zone)) for zone in zones_of(one)]
        if role not in _ZONAL or not (subnets or zones):
            if role not in {"balancer", "nat"} or len(subnets) != 1:
                return [outer]
            [alone] = subnets
            return [(*outer, *self.zonal(alone), self.subnet(alone))]
        inner = [(*outer, *self.zonal(each), self.subnet(each)) for each in subnets] or [outer]
        if not any(self.zonal(each) for each in subnets) and zones:
            return [(*place, zone) for place in inner for zone in zones]
        return inner

    def zonal(self, subnet: Instance) -> Places:
        """Give the frame of a subnet's zone, where subnets have one."""
        return tuple(Place(f"zone {zone}", _zone(zone)) for zone in zones_of(subnet)[:1])

    def subnet(self, one: Instance) -> Place:
        """Give the frame of a subnet."""
        return Place(
            f"subnet {one.address}", " ".join(["subnet", name(one), *details(one, "subnet")])
        )

    def frames(self, network: Instance | None) -> Places:
        """Give the frame of a network; none for none."""
        if network is None:
            return ()
        title = " ".join(["network", *details(network, "network")])
        return (Place(f"network {network.address}", title),)

    def subnets(self, one: Instance) -> list[Instance]:
        """List the subnets that a resource is in, by itself or by its network card."""
        found: dict[Instance, None] = {}
        for _, other in references(one):
            if self.roles.get(other) == "subnet":
                found[other] = None
            elif self.roles.get(other) == "card" and self.roles.get(one) == "server":
                found |= dict.fromkeys(self.subnets(other))
        return list(found)

    def networks(self, one: Instance) -> Iterator[Instance]:
        """Give the networks that a resource names."""
        yield from (other for _, other in references(one) if self.roles.get(other) == "network")


def zones_of(one: Instance) -> list[str]:
    """List the zones that a resource names itself."""
    told = {key: value for key, value in one.args.items() if key in _ZONES}
    return [str(zone) for zone in scalars(told, _ZONES)]


def _zone(zone: str) -> str:
    return f"zone {zone}"


def name(one: Instance) -> str:
    """Name a resource as people do: its label and its key."""
    key = str(one.key)
    return f"{one.name} {key}" if key else one.name
