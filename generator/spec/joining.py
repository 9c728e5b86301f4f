"""What joins the parts of a stack, and what makes no sense between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem
from generator.record import record
from generator.spec.part_limits import Placed, misplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spec.limits import Path

MODELS = "models/"
"""The folder of an inference cache that servers read."""

READERS = frozenset({"resilient-network"})
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


def joins(data: dict[str, Any]) -> Iterator[Join]:
    """Yield what a part takes from others."""
    origin, models = data.get("origin"), data.get("models")
    if isinstance(origin, dict) and "part" in origin:
        yield Join(kind="origin", part=origin["part"])
    if isinstance(origin, dict) and "parts" in origin:
        for part, share in origin["parts"].items():
            yield Join(kind="shares", part=part, share=share)
    if data["blueprint"] in READERS and models is not None:
        yield Join(kind="models", part=models)


def joined(data: dict[str, Any], name: str) -> Any:
    """Return the origin of a part if it is another part, or several."""
    origin = data["parts"][name].get("origin")
    if not isinstance(origin, dict) or not {"part", "parts"} & origin.keys():
        return None
    return origin


def asks_endpoints(data: dict[str, Any], name: str) -> bool:
    """Tell whether the origin of a part is one managed endpoint or several."""
    origin = joined(data, name) or {}
    asked = data["parts"].get(origin.get("part"), {})
    return "parts" in origin or asked.get("blueprint") == "managed-endpoint"


def split(data: dict[str, Any]) -> Any:
    """Return what a part says of how Alibaba Cloud splits requests."""
    clouds = data.get("clouds")
    place = clouds.get("alibaba") if isinstance(clouds, dict) else None
    return place.get("split") if isinstance(place, dict) else None


def misjoined(data: dict[str, Any]) -> Iterator[Placed]:
    """Find what parts say that only the stack can, and joins that make no sense."""
    for name, part in data["parts"].items():
        yield from misplaced(data, name)
        if part["blueprint"] == "cdn-caching" and joined(data, name) is not None:
            yield from _of_edge(data, name)
        if part["blueprint"] in READERS and "models" in part:
            yield from _of_reader(data, name)


def _of_edge(data: dict[str, Any], name: str) -> Iterator[Placed]:
    place: Path = ("parts", name)
    origin, part = joined(data, name), data["parts"][name]
    yield from _origin(data, name, origin)
    if "parts" in origin and split(part) not in (None, "path"):
        yield (
            Problem(
                code="GEN405",
                message="on Alibaba Cloud requests are split by their paths, or not",
                hint='say "split": "path"',
                path=(*place, "clouds", "alibaba", "split"),
            ),
            False,
        )
    if not asks_endpoints(data, name):
        return
    for field, where, message in (
        ("verify_header", "origin", "a managed endpoint checks no header: it asks for a proof"),
        ("cache", "", "a managed endpoint answers POST alone, and no CDN keeps that"),
    ):
        if field in (origin if where else part):
            yield (
                Problem(
                    code="GEN307",
                    message=message,
                    hint=f"leave {field} out",
                    path=(*place, where, field) if where else (*place, field),
                ),
                True,
            )


def _of_reader(data: dict[str, Any], name: str) -> Iterator[Placed]:
    wanted = data["parts"][name]["models"]
    path: Path = ("parts", name, "models")
    problem = _misfit(data, name, "models", wanted, path)
    if problem is None and not _has_models(data["parts"][wanted]):
        problem = Problem(
            code="GEN312",
            message=f"`{wanted}` has no folder {MODELS} to read models from",
            hint=f'add "{MODELS}": {{}} to its folders',
            path=path,
        )
    if problem:
        yield problem, False


def _has_models(cache: dict[str, Any]) -> bool:
    folders = cache.get("folders")
    return not isinstance(folders, dict) or MODELS in folders


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
                also=(Place(path=(*place, said[0])),),
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
    if wanted not in parts:
        from generator.spec.phrases import closest

        meant = closest(wanted, fitting)
        hint = f"did you mean `{meant}`? {hint}" if meant else hint
    return Problem(
        code="GEN312",
        message=message,
        hint=hint.replace("a inference", "an inference"),
        path=path,
        also=(Place(path=("parts", wanted, "blueprint")),) if isinstance(wanted, str) else (),
    )
