"""From the text of a project to its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.picture import words
from generator.picture.captions import Captions
from generator.picture.kinds import FAINT, SHOWN, WORLDWIDE, WORLDWIDE_TYPES, role
from generator.picture.model import Arrow, Box, Frame, Picture
from generator.picture.places import Map, Place
from generator.picture.ways import edges, reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.parity.system import System
    from generator.parity.values import Instance
    from generator.picture.model import Way
    from generator.picture.places import Places
    from generator.picture.ways import Edges
    from generator.project import Engine, Plan

_FEW = 3  # servers in one place that are drawn one by one
_ENTRANCES = ("record", "director", "cdn", "balancer", "endpoint", "deployment")
_WAYS: tuple[Way, ...] = ("traffic", "data", "guards", "logs")
_LABELS = {"key": "encrypted by", "certificate": "name proved by"}


def draw(plan: Plan, files: Mapping[str, str], *, engine: Engine) -> Picture:
    """Draw the project that was rendered from a plan as path -> text."""
    from generator import clouds
    from generator.parity import pulumi, terraform

    expand = terraform.expand if engine == "terraform" else pulumi.expand
    system = expand(files)
    roles = {one: found for one in system.of("resource") if (found := role(one))}
    title = f"{plan.name} on {clouds.facts(plan.cloud).title}, {engine}"
    parts = [part.name for part in plan.parts]
    return Drawing(system, roles, home=plan.region, parts=parts).picture(title)


class Drawing:
    """One picture in the making."""

    def __init__(
        self, system: System, roles: dict[Instance, str], *, home: str, parts: Sequence[str]
    ) -> None:
        self.roles = roles
        self.ways: dict[Way, Edges] = {way: edges(way, roles) for way in _WAYS}
        self.ways["egress"] = edges("egress", roles)
        self.map = Map(roles, self.ways["egress"])
        self.captions = Captions(system, self.map, home=home, parts=parts)
        self.arrows: dict[tuple[str, str, Way], list[str]] = {}
        self.outside: dict[str, Box] = {}
        self.boxes: dict[Instance, list[str]] = {}
        self.count = 0
        self.top = Frame(id="top", title="")
        self.frames: dict[tuple[str, ...], Frame] = {(): self.top}

    def picture(self, title: str) -> Picture:
        """Put the boxes into their places and join them."""
        paths = list(self.paths())
        joined = {one for _, path in paths for one in (path[0], path[-1])}
        for members, places in self.groups(self.drawn(joined)):
            for place in places:
                self.box(members, place)
        for way, path in paths:
            self.join(way, path)
        self.ends()
        self.top.boxes[:0] = self.outside.values()
        arrows = tuple(
            Arrow(source=source, target=target, way=way, label=", ".join(dict.fromkeys(labels)))
            for (source, target, way), labels in self.arrows.items()
        )
        return Picture(title=title, top=self.top, arrows=arrows)

    def visible(self, one: Instance) -> bool:
        """Tell whether a resource is one to draw; whether it is drawn may depend on its ways."""
        found = self.roles.get(one, "")
        return found in SHOWN.keys() - {"subnet"} and not (found == "identity" and self.busy)

    @property
    def busy(self) -> bool:
        """Whether something computes here: whose identities then is told better by its code."""
        return bool({"server", "group", "endpoint", "deployment"} & set(self.roles.values()))

    def paths(self) -> Iterator[tuple[Way, tuple[Instance, ...]]]:
        """Give the ways between what is drawn, through what is not."""
        for way in _WAYS:
            for one in self.roles:
                if self.visible(one):
                    for path in reached([one], self.ways[way], self.visible):
                        if path[-1] is not one:
                            yield way, path
        for one, found in self.roles.items():
            if found in {"server", "group"}:
                for subnet in self.map.subnets(one):
                    for path in reached([subnet], self.ways["egress"], self.visible):
                        yield "egress", (one, *path)

    def drawn(self, joined: set[Instance]) -> Iterator[Instance]:
        """Give the resources that are drawn."""
        held = {
            subnet
            for one, found in self.roles.items()
            if self.visible(one)
            for subnet in self.map.subnets(one)
        }
        for one, found in self.roles.items():
            if found == "subnet":
                if one not in held:
                    yield one
            elif found == "record":
                if one in joined or words.hosts(one, found):
                    yield one
            elif self.visible(one) and (found not in FAINT or one in joined):
                yield one

    def groups(self, drawn: Iterable[Instance]) -> Iterator[tuple[list[Instance], list[Places]]]:
        """Put those together that one block makes in one place, where they are many."""
        found: dict[tuple[str, tuple[Places, ...]], list[Instance]] = {}
        for one in drawn:
            places = tuple(self.placed(one))
            found.setdefault((one.place, places), []).append(one)
        for (_, places), members in found.items():
            few = 1 if self.roles[members[0]] == "record" else _FEW
            whole = [members] if len(members) > few else [[one] for one in members]
            for each in whole:
                yield each, list(places)

    def placed(self, one: Instance) -> list[Places]:
        """Tell all frames of a resource."""
        nowhere = self.roles[one] in WORLDWIDE or one.type in WORLDWIDE_TYPES
        where = "global" if nowhere else self.captions.region(one)
        if where == "global":
            return [()]
        return [(Place(f"region {where}", f"region {where}"), *p) for p in self.map.places(one)]

    def frame(self, places: Places) -> Frame:
        """Give the frame of a place, with those around it."""
        keys = tuple(place.key for place in places)
        if keys not in self.frames:
            around = self.frame(places[:-1])
            self.frames[keys] = Frame(id=f"f{len(self.frames)}", title=places[-1].title)
            around.frames.append(self.frames[keys])
        return self.frames[keys]

    def box(self, members: list[Instance], places: Places) -> None:
        """Draw one box for resources that are alike."""
        one = members[0]
        id_ = f"b{self.count}"
        self.count += 1
        self.frame(places).boxes.append(
            Box(
                id=id_,
                title=self.captions.title(members),
                type=words.type_(one),
                details=self.captions.details(one),
            )
        )
        for each in members:
            self.boxes.setdefault(each, []).append(id_)

    def join(self, way: Way, path: tuple[Instance, ...]) -> None:
        """Draw an arrow along a path between boxes."""
        source, target = path[0], path[-1]
        label = ""
        if way == "traffic":
            if self.roles[target] == "balancer":
                label = self.entrance(target)
            elif self.roles[source] == "balancer":
                label = words.service(path, self.roles)
            elif self.roles[target] == "deployment":
                label = self.captions.share(target)
        elif way in {"guards", "logs"}:
            label = _LABELS.get(self.roles[target], "")
        starts = self.boxes.get(source, [])
        subnets = self.map.subnets(source)
        if way == "egress" and len(starts) == len(subnets):  # one box in each: its own way out
            starts = [starts[subnets.index(path[1])]]
        for start in starts:
            for end in self.boxes.get(target, ()):
                if start != end:
                    self.arrow(start, end, way, label)

    def arrow(self, source: str, target: str, way: Way, label: str = "") -> None:
        """Draw an arrow, once; labels are gathered."""
        labels = self.arrows.setdefault((source, target, way), [])
        if label:
            labels.append(label)

    def entrance(self, balancer: Instance) -> str:
        """Tell what a load balancer is called by."""
        return self.captions.entrance(balancer, self.ways["traffic"].get(balancer, {}))

    def ends(self) -> None:
        """Draw who calls from outside, and what is called there."""
        for one, found in self.roles.items():
            self.sent(one, found)
        reached_ = {target for _, target, way in self.arrows if way == "traffic"}
        callers = words.callers(self.roles)
        for one, found in self.roles.items():
            for box in self.boxes.get(one, ()):
                if found in _ENTRANCES and box not in reached_:
                    self.someone("clients", "clients", callers)
                    label = self.entrance(one) if found == "balancer" else ""
                    label = self.captions.share(one) if found == "deployment" else label
                    self.arrow("clients", box, "traffic", label)
                if found == "nat":
                    self.someone("internet", "internet")
                    self.arrow(box, "internet", "egress")

    def sent(self, one: Instance, found: str) -> None:
        """Draw the hosts that requests are sent to: records of this system, or somebody outside."""
        senders = [one]
        if found in {"directed", "origin"}:
            senders += [o for o in self.roles if one in self.ways["traffic"].get(o, {})]
        boxes = [box for each in senders for box in self.boxes.get(each, ())]
        if found == "record" and any(way[0] in boxes for way in self.arrows):
            return
        for host in words.hosts(one, found):
            target = "" if found == "record" else self.record(host)
            if boxes and not target:
                known = {box.title: box.id for box in self.outside.values()}
                target = known.get(host, f"host{len(known)}")
                self.someone(target, host)
            for box in boxes[:1]:
                self.arrow(box, target, "traffic")

    def record(self, host: str) -> str:
        """Find the box of the record of a host; empty where there is none."""
        boxes = (
            box
            for one, drawn in self.boxes.items()
            if self.roles[one] == "record" and self.captions.host(one) == host
            for box in drawn
        )
        return next(boxes, "")

    def someone(self, id_: str, title: str, details: tuple[str, ...] = ()) -> None:
        """Draw somebody outside, once."""
        few = details if len(details) <= _FEW else (*details[:_FEW], "and more")
        self.outside.setdefault(id_, Box(id=id_, title=title, details=few))
