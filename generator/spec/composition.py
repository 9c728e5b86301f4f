"""The parts of a stack, each turned into the spec that its blueprint knows, and how they join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import SpecError, moved
from generator.record import record
from generator.spec.joining import (
    READERS,
    Join,
    asks_endpoints,
    joined,
    joins,
    misjoined,
    split,
)
from generator.spec.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.spec.limits import Path
    from generator.spec.nodes import Node


_NETWORKED = frozenset({"parallel-serving", "resilient-network"})


@record
class StackPart:
    """A part: its own spec, what it joins, and where in the whole spec it is said.

    `by_path` tells that on Alibaba Cloud the paths of requests say which endpoint is asked.
    """

    name: str
    spec: Any
    joins: tuple[Join, ...]
    by_path: bool
    home: Callable[[Path], Path]


@record
class StackSpec:
    """A stack whose parts are validated."""

    name: str
    blueprint: str
    tags: dict[str, str]
    engines: tuple[str, ...]
    environments: dict[str, Any]
    overrides: dict[str, Any]
    state: Any
    clouds: Any
    network: Any
    parts: dict[str, StackPart]


def composed(source: Source, stack: Any, read: Callable[[Source], Any]) -> StackSpec:
    """Validate every part of a validated `stack` by `read`, as its blueprint does.

    Raises SpecError with all that is wrong with the parts and with what joins them.
    """
    from generator.spec.report import place, tidy

    data: dict[str, Any] = source.data["parts"]
    problems = [place(source, one, at_key=at_key) for one, at_key in misjoined(source.data)]
    if problems:
        raise SpecError(tidy(problems))
    parts = {}
    for name, said in data.items():
        home = _Home(source.data, name)
        whole = _whole(source.data, name, stack.clouds.chosen)
        part = _PartSource(file=source.file, text=source.text, data=whole, format=source.format)
        part.__dict__["root"] = _Moved(source, home)
        try:
            spec = read(part)
        except SpecError as refused:
            problems += [moved(one, home) for one in refused.problems]
            continue
        parts[name] = StackPart(
            name=name,
            spec=spec,
            joins=tuple(joins(said)),
            by_path=split(said) is not None,
            home=home,
        )
    if problems:
        raise SpecError(tidy(problems))
    return StackSpec(
        parts=parts,
        **{field: getattr(stack, field) for field in _FIELDS},
    )


_FIELDS = (
    "name", "blueprint", "tags", "engines", "environments", "overrides", "state", "clouds",
    "network",
)  # fmt: skip


class _PartSource(Source):
    """The text of a stack, read as one of its parts."""


class _Moved:
    """Finds in the text of a stack what a part's own spec calls by a shorter path."""

    def __init__(self, source: Source, home: Callable[[Path], Path]) -> None:
        self.source = source
        self.home = home

    def walk(self, path: Path) -> tuple[Node, int]:
        """Follow a path of the part; as the walk of a node does."""
        moved = self.home(path)
        node, steps = self.source.root.walk(moved)
        return node, len(path) if steps == len(moved) else -1

    def all(self) -> Iterator[tuple[Path, Node]]:
        """Yield every node of the stack."""
        return self.source.root.all()


class _Home:
    """Where the path of a part's own spec leads to in the spec of the stack."""

    def __init__(self, data: dict[str, Any], name: str) -> None:
        self.data = data
        self.name = name

    def __call__(self, path: Path) -> Path:
        """Return the place: in the part, unless only the stack says it."""
        own: Path = ("parts", self.name, *path)
        if path[:1] == ("name",):
            return own[:2]
        if path[:2] == ("origin", "host"):
            return (*own[:3], *([] if joined(self.data, self.name) is None else ["part"]))
        if path and _has(self.data["parts"][self.name], path):
            return own
        return path if path and path[0] != "blueprint" and _has(self.data, path) else own


def _has(data: Any, path: Path) -> bool:
    for step in path:
        in_object = isinstance(data, dict) and step in data
        in_list = isinstance(data, list) and step in range(len(data))
        if not (in_object or in_list):
            return False
        data = data[step]
    return True


def _whole(data: dict[str, Any], name: str, chosen: tuple[str, ...]) -> dict[str, Any]:
    """Write a part as the spec that its blueprint reads."""
    part = dict(data["parts"][name])
    networked = part["blueprint"] in _NETWORKED
    part["name"] = f"{data['name']}-{name}"
    if "tags" in data:
        part["tags"] = data["tags"]
    if part["blueprint"] in READERS:
        part.pop("models", None)
    if networked and "network" in data:
        part["network"] = data["network"]
    own = part.get("clouds", {})
    places = dict(own) if isinstance(own, dict) else {}
    for cloud in chosen:
        place = {k: v for k, v in data["clouds"][cloud].items() if k == "region" or networked}
        said = {} if places.get(cloud) is None else places[cloud]
        places[cloud] = {**place, **said} if isinstance(said, dict) else said
    part["clouds"] = places if isinstance(own, dict) else own
    if joined(data, name) is not None:
        origin = {k: v for k, v in part["origin"].items() if k not in {"part", "parts"}}
        part["origin"] = {"host": _host(data, part["origin"].get("part")), **origin}
        if asks_endpoints(data, name):
            part["cache"] = _NOTHING_KEPT
            if isinstance(places.get("alibaba"), dict):
                places["alibaba"] = {k: v for k, v in places["alibaba"].items() if k != "split"}
    return part


_NOTHING_KEPT = {"paths": {"nothing": {"path": "/nothing", "ttl_seconds": 1}}}
"""A cache as a CDN's spec needs one; planning a stack takes it out again."""


def _host(data: dict[str, Any], part: str | None) -> str:
    """Return the host of an origin; a managed endpoint's is known only when it is there."""
    domain = data["parts"].get(part, {}).get("domain")
    host = domain.get("host") if isinstance(domain, dict) else None
    return host if isinstance(host, str) else "predictions.internal"
