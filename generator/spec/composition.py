"""The parts of a stack, each turned into the spec that its blueprint knows, and how they join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import Problem, SpecError, moved
from generator.record import record
from generator.spec.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.spec.limits import Path
    from generator.spec.nodes import Node

RESERVED = frozenset({
    "main", "name", "names", "network", "outputs", "providers", "settings", "tags", "variables",
    "versions",
})  # fmt: skip
"""Names that something in a project has already."""

_OF_THE_STACK = (
    "$schema", "version", "name", "engines", "tags", "environments", "state", "network",
)  # fmt: skip
_READERS = frozenset({"resilient-network"})
_NETWORKED = frozenset({"parallel-serving", "resilient-network"})
_LONGEST = 24
MODELS = "models/"
"""The folder of an inference cache that servers read."""

_FITS = {
    "origin": ("resilient-network", "managed-endpoint"),
    "shares": ("managed-endpoint",),
    "models": ("inference-cache",),
}
_NO_URL = {
    "parallel-serving": "a parallel-serving has no name with a certificate, which a CDN asks for",
    "inference-cache": "an inference-cache has no URL that a CDN could ask",
    "cdn-caching": "a CDN before a CDN would only keep answers twice",
    "resilient-network": "one resilient-network scales by itself, and has no share to give",
}


@record
class Join:
    """What a part takes from another: as its `origin`, with a `share` in percent, or `models`."""

    kind: str
    part: str
    share: int = 100


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
    problems = [place(source, one, at_key=at_key) for one, at_key in _misjoined(source.data)]
    if problems:
        raise SpecError(tidy(problems))
    parts = {}
    for name in data:
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
            joins=tuple(_joins(data[name])),
            by_path=_split(data[name]) is not None,
            home=home,
        )
    if problems:
        raise SpecError(tidy(problems))
    return StackSpec(
        parts=parts,
        **{field: getattr(stack, field) for field in _FIELDS},
    )


_FIELDS = (
    "name", "blueprint", "tags", "engines", "environments", "state", "clouds", "network",
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
            return (*own[:3], *([] if _joined(self.data, self.name) is None else ["part"]))
        if path and _has(self.data["parts"][self.name], path):
            return own
        return path if path and path[0] != "blueprint" and _has(self.data, path) else own


def _has(data: Any, path: Path) -> bool:
    for step in path:
        if (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
        else:
            return False
    return True


def _joined(data: dict[str, Any], name: str) -> Any:
    """Return the origin of a part if it is another part, or several."""
    origin = data["parts"][name].get("origin")
    if not isinstance(origin, dict) or not {"part", "parts"} & origin.keys():
        return None
    return origin


def _split(data: dict[str, Any]) -> Any:
    """Return what a part says of how Alibaba Cloud splits requests."""
    clouds = data.get("clouds")
    place = clouds.get("alibaba") if isinstance(clouds, dict) else None
    return place.get("split") if isinstance(place, dict) else None


def _joins(data: dict[str, Any]) -> Iterator[Join]:
    origin, models = data.get("origin"), data.get("models")
    if isinstance(origin, dict) and "part" in origin:
        yield Join(kind="origin", part=origin["part"])
    if isinstance(origin, dict) and "parts" in origin:
        for part, share in origin["parts"].items():
            yield Join(kind="shares", part=part, share=share)
    if data["blueprint"] in _READERS and models is not None:
        yield Join(kind="models", part=models)


def _whole(data: dict[str, Any], name: str, chosen: tuple[str, ...]) -> dict[str, Any]:
    """Write a part as the spec that its blueprint reads."""
    part = dict(data["parts"][name])
    networked = part["blueprint"] in _NETWORKED
    part["name"] = f"{data['name']}-{name}"
    if "tags" in data:
        part["tags"] = data["tags"]
    if part["blueprint"] in _READERS:
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
    if _joined(data, name) is not None:
        origin = {k: v for k, v in part["origin"].items() if k not in {"part", "parts"}}
        part["origin"] = {"host": _host(data, part["origin"].get("part")), **origin}
        if _asks_endpoints(data, name):
            part["cache"] = _NOTHING_KEPT
            if isinstance(places.get("alibaba"), dict):
                places["alibaba"] = {k: v for k, v in places["alibaba"].items() if k != "split"}
    return part


_NOTHING_KEPT = {"paths": {"nothing": {"path": "/nothing", "ttl_seconds": 1}}}
"""A cache as a CDN's spec needs one; planning a stack takes it out again."""


def _asks_endpoints(data: dict[str, Any], name: str) -> bool:
    """Tell whether the origin of a part is one managed endpoint or several."""
    origin = _joined(data, name) or {}
    asked = data["parts"].get(origin.get("part"), {})
    return "parts" in origin or asked.get("blueprint") == "managed-endpoint"


def _host(data: dict[str, Any], part: str | None) -> str:
    """Return the host of an origin; a managed endpoint's is known only when it is there."""
    domain = data["parts"].get(part, {}).get("domain")
    host = domain.get("host") if isinstance(domain, dict) else None
    return host if isinstance(host, str) else "predictions.internal"


Placed = tuple[Problem, bool]
"""A problem, and whether its place is the key."""


def _misjoined(data: dict[str, Any]) -> Iterator[Placed]:
    """Find what parts say that only the stack can, and joins that make no sense."""
    for name, part in data["parts"].items():
        place: Path = ("parts", name)
        yield from _misnamed(data, name)
        for field in _OF_THE_STACK:
            if field in part:
                yield (
                    Problem(
                        code="GEN310",
                        message=f"a part has no `{field}` of its own",
                        hint="say it once, beside `parts`: all parts share it",
                        path=(*place, field),
                    ),
                    True,
                )
        yield from _foreign_clouds(data, name)
        origin = _joined(data, name)
        if origin is not None and part["blueprint"] == "cdn-caching":
            yield from _origin(data, name, origin)
            split = _split(part)
            if split not in {None, "path"} and "parts" in origin:
                yield (
                    Problem(
                        code="GEN405",
                        message="on Alibaba Cloud requests are split by their paths, or not",
                        hint='say "split": "path"',
                        path=(*place, "clouds", "alibaba", "split"),
                    ),
                    False,
                )
            if "verify_header" in origin and _asks_endpoints(data, name):
                yield (
                    Problem(
                        code="GEN307",
                        message="a managed endpoint checks no header: it asks callers for a proof",
                        hint="leave verify_header out",
                        path=(*place, "origin", "verify_header"),
                    ),
                    True,
                )
            if "cache" in part and _asks_endpoints(data, name):
                yield (
                    Problem(
                        code="GEN307",
                        message="a managed endpoint answers POST alone, and no CDN keeps that",
                        hint="leave the cache out",
                        path=(*place, "cache"),
                    ),
                    True,
                )
        if "models" in part and part["blueprint"] in _READERS:
            problem = _misfit(data, name, "models", part["models"], (*place, "models"))
            if problem is None and not _has_models(data["parts"][part["models"]]):
                problem = Problem(
                    code="GEN312",
                    message=f"`{part['models']}` has no folder {MODELS} to read models from",
                    hint=f'add "{MODELS}": {{}} to its folders',
                    path=(*place, "models"),
                )
            if problem:
                yield problem, False


def _has_models(cache: dict[str, Any]) -> bool:
    folders = cache.get("folders")
    return not isinstance(folders, dict) or MODELS in folders


def _misnamed(data: dict[str, Any], name: str) -> Iterator[Placed]:
    whole = f"{data['name']}-{name}"
    if name in RESERVED:
        yield (
            Problem(
                code="GEN311",
                message=f"a part cannot be called `{name}`: something in each project is",
                hint="call it by what it does, as in api, cdn or models",
                path=("parts", name),
            ),
            True,
        )
    elif len(whole) > _LONGEST:
        yield (
            Problem(
                code="GEN311",
                message=f"`{whole}`, which names of this part begin with, is too long",
                hint=f"{_LONGEST} characters at most: shorten the part's name or the stack's",
                path=("parts", name),
            ),
            True,
        )


def _foreign_clouds(data: dict[str, Any], name: str) -> Iterator[Placed]:
    clouds = data["parts"][name].get("clouds")
    for cloud, said in clouds.items() if isinstance(clouds, dict) else ():
        path: Path = ("parts", name, "clouds", cloud)
        if data["clouds"].get(cloud) is None and cloud in {"alibaba", "aws", "azure"}:
            yield (
                Problem(
                    code="GEN310",
                    message=f"the stack is not built on {cloud}",
                    hint=f'name "{cloud}" in its own `clouds` too, or leave it out here',
                    path=path,
                ),
                True,
            )
        for field in ("region", "zones"):
            if isinstance(said, dict) and field in said:
                yield (
                    Problem(
                        code="GEN310",
                        message=f"a part has no `{field}` of its own",
                        hint="say it once, in the `clouds` beside `parts`: all parts share it",
                        path=(*path, field),
                    ),
                    True,
                )


def _origin(data: dict[str, Any], name: str, origin: dict[str, Any]) -> Iterator[Placed]:
    place: Path = ("parts", name, "origin")
    said = [key for key in ("part", "parts", "host", "bucket") if key in origin]
    if len(said) > 1:
        yield (
            Problem(
                code="GEN305",
                message=f"an origin is said in exactly one way, not as {' and '.join(said)}",
                hint='say {"part": "api"}, or {"parts": {"stable": 90, "canary": 10}}',
                path=(*place, said[1]),
            ),
            True,
        )
    elif "part" in origin:
        problem = _misfit(data, name, "origin", origin["part"], (*place, "part"))
        if problem:
            yield problem, False
    else:
        yield from _shares(data, name, origin["parts"], (*place, "parts"))


def _shares(data: dict[str, Any], name: str, shares: Any, place: Path) -> Iterator[Placed]:
    example = 'as in {"stable": 90, "canary": 10}'
    if not isinstance(shares, dict) or len(shares) != 2:  # noqa: PLR2004 - what a canary is
        yield (
            Problem(
                code="GEN302",
                message="requests are split between exactly two parts",
                hint=f"name each with its share in percent, {example}",
                path=place,
            ),
            False,
        )
        return
    for part in shares:
        problem = _misfit(data, name, "shares", part, (*place, part))
        if problem:
            yield problem, True
    whole = [type(share) is int and 0 <= share <= 100 for share in shares.values()]  # noqa: PLR2004
    if not all(whole) or sum(shares.values()) != 100:  # noqa: PLR2004 - percent
        yield (
            Problem(
                code="GEN302",
                message="the shares of the requests are whole numbers that add up to 100",
                hint=example,
                path=place,
            ),
            False,
        )


def _misfit(data: dict[str, Any], name: str, kind: str, wanted: Any, path: Path) -> Problem | None:
    """Tell why a part cannot be joined to `wanted`, and what would fit."""
    parts = data["parts"]
    fitting = [
        other for other, part in parts.items() if other != name and part["blueprint"] in _FITS[kind]
    ]
    message = ""
    if not isinstance(wanted, str) or wanted not in parts:
        told = f"no part `{wanted}`" if isinstance(wanted, str) else "no part that is not a text"
        message = f"there is {told}"
    elif wanted == name:
        message = f"`{name}` cannot be joined to itself"
    elif parts[wanted]["blueprint"] not in _FITS[kind]:
        blueprint = parts[wanted]["blueprint"]
        article = "an" if blueprint[0] in "aeiou" else "a"
        message = (
            f"`{wanted}` is {article} {blueprint}, which keeps no models"
            if kind == "models"
            else f"`{wanted}` does not fit: {_NO_URL[blueprint]}"
        )
    if not message:
        return None
    kinds = " or a ".join(_FITS[kind]).replace("a inf", "an inf")
    hint = f"what fits: {', '.join(fitting)}" if fitting else f"add a part that is a {kinds}"
    return Problem(
        code="GEN312", message=message, hint=hint.replace("a inference", "an inference"), path=path
    )
