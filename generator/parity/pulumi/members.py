"""Members of the SDKs' enumerations, by the value that the SDK gives them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator.facts import pulumi
from generator.parity.values import Member


@lru_cache(maxsize=2048)
def member(path: tuple[str, ...], name: str) -> Any:
    """Tell the value of a member; one that no facts tell of keeps its name."""
    unknown = Member(f"{'.'.join(path)}.{name}")
    package, *module, class_ = path
    offer = pulumi.offer(package, ".".join(module) or "index", "e", class_)
    return offer.members.get(name, unknown) if offer is not None else unknown
