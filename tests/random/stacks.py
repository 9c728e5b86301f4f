"""Draws stacks: parts as the blueprints' own specs are drawn, joined where they fit together."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from generator.spec.load import model_of
from tests.conftest import ROOT
from tests.random.drawing import REGIONS, spec

_OF_THE_STACK = frozenset({"name", "version", "tags", "network", "blueprint"})
_PARTS = {
    "api": "resilient-network",
    "servers": "parallel-serving",
    "models": "inference-cache",
    "stable": "managed-endpoint",
    "canary": "managed-endpoint",
    "cdn": "cdn-caching",
}
_SHAPES = (
    ("cdn", "api", "models"),
    ("api", "models"),
    ("cdn", "stable", "canary"),
    ("cdn", "stable"),
    ("cdn", "api"),
    ("servers", "models"),
    ("api", "stable", "models"),
    ("models",),
    ("api", "servers"),
)


@st.composite
def stack(draw: st.DrawFn, cloud: str) -> dict[str, Any]:
    """Draw a stack on one cloud; some of them break rules between fields or parts."""
    shape = draw(st.sampled_from(_SHAPES))
    region = draw(st.sampled_from(REGIONS[cloud]))
    parts = {name: _part(draw, name, cloud) for name in shape}
    if "cdn" in parts:
        parts["cdn"] |= _origin(draw, shape, parts["cdn"], cloud)
    if "api" in parts and "models" in parts and draw(st.booleans()):
        parts["api"]["models"] = "models"
    drawn = {
        "name": draw(st.sampled_from(["chat", "rank-v2", "a1"])),
        "blueprint": "stack",
        "clouds": {cloud: {"region": region}},
        "parts": parts,
    }
    return drawn | draw(
        st.sampled_from([{}, {"tags": {"team": "search"}}, {"network": {"cidr": "10.8.0.0/16"}}])
    )


def _part(draw: st.DrawFn, name: str, cloud: str) -> dict[str, Any]:
    blueprint = _PARTS[name]
    example = json.loads((ROOT / "specs" / f"{blueprint}.json").read_text())
    whole = draw(spec(model_of(blueprint), cloud, example))
    part = {key: value for key, value in whole.items() if key not in _OF_THE_STACK}
    own = part.pop("clouds").get(cloud) or {}
    said = {key: value for key, value in own.items() if key not in {"region", "zones"}}
    if part.get("domain"):
        part["domain"] = {"host": f"{name}.example.com"}
    return {"blueprint": blueprint, **part, **({"clouds": {cloud: said}} if said else {})}


def _origin(
    draw: st.DrawFn, shape: tuple[str, ...], cdn: dict[str, Any], cloud: str
) -> dict[str, Any]:
    """Join a CDN to what its shape has for it."""
    if "api" in shape:
        return {"origin": {"part": "api"}}
    cdn.pop("cache", None)
    if "canary" not in shape:
        return {"origin": {"part": "stable"}}
    share = draw(st.sampled_from([0, 1, 10, 50]))
    split = {"clouds": {cloud: {**cdn.get("clouds", {}).get(cloud, {}), "split": "path"}}}
    return {
        "origin": {"parts": {"stable": 100 - share, "canary": share}},
        **(split if cloud == "alibaba" else {}),
    }
