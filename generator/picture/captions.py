"""What is written at the boxes and arrows of one system: names, hosts, zones, shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.picture import words
from generator.picture.kinds import SHOWN
from generator.picture.places import Map, name, zones_of
from generator.picture.ways import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.parity.system import System
    from generator.parity.values import Instance


class Captions:
    """The words of one picture; `home` is the region of what names none, `parts` are a stack's."""

    def __init__(self, system: System, map_: Map, *, home: str, parts: Sequence[str]) -> None:
        self.system = system
        self.roles = map_.roles
        self.map = map_
        self.home = home
        self.parts = parts

    def title(self, members: Sequence[Instance]) -> str:
        """Name a resource, or several that are alike; what is called main is called what it is."""
        one = members[0]
        found = self.roles[one]
        if found == "record":
            return self.host(one) or SHOWN[found]
        if len(members) > 1:
            each = re.split(r"[-_ ]*[0-9]*$", one.name)[0]
            return f"{len(members)} x {SHOWN[found] if each == 'main' else each}"
        title = name(one)
        if title in self.parts:
            same = title.lower() == SHOWN[found].lower()
            return SHOWN[found] if same else f"{title} {SHOWN[found]}"
        return re.sub(r"^main\b", SHOWN[found], title)

    def region(self, one: Instance) -> str:
        """Tell the region of a resource: its own, its provider's, or that of what it is in."""
        own = words.first(one.args, "location") or words.first(one.args, "region")
        for provider in () if own else self.system.of("provider"):
            alias = provider.name if (provider.type, provider.name) == one.options.provider else ""
            if alias:
                own = words.first(provider.args, "region")
        for _, other in references(one):
            if not own and self.roles.get(other) == "vault":
                own = words.first(other.args, "location")
        return own or self.home

    def details(self, one: Instance) -> tuple[str, ...]:
        """Tell what matters most about a resource: of a load balancer, its zones."""
        found = self.roles[one]
        if found == "balancer":
            subnets = self.map.subnets(one)
            every = dict.fromkeys(zone for each in (one, *subnets) for zone in zones_of(each))
            return (f"zones {', '.join(every)}",) if every else ()
        zones = zones_of(one) if found == "nat" and not self.map.subnets(one) else []
        return (*words.details(one, found), *(f"zone {zone}" for zone in zones))

    def host(self, record: Instance) -> str:
        """Tell the host that a record is for, as far as the text does."""
        host = words.first(record.args, "name", "rr")
        of_part = self.system.settings.get(f"{record.name.replace('-', '_')}_domain")
        told = of_part or self.system.settings.get("domain")
        return str(told.value) if "." not in host and told else host

    def share(self, deployment: Instance) -> str:
        """Tell the share of the requests that a deployment gets."""
        told = self.system.settings.get("traffic")
        shares = told.value if told and isinstance(told.value, dict) else {}
        key = str(deployment.key) or deployment.name.removeprefix("deployment-")
        return next((f"{shares[one]} %" for one in shares if key in {one, f"version-{one}"}), "")

    def entrance(self, balancer: Instance, behind: Iterable[Instance]) -> str:
        """Tell what a load balancer is called by; `behind` is what it sends requests to."""
        return words.entrance(balancer, [one for one in behind if self.roles[one] == "listener"])
