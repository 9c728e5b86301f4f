"""What Terraform calls that which Pulumi calls otherwise: types, arguments and attributes.

For the providers that Pulumi bridges from Terraform the names follow from each other; the few that
do not are in `names.json`.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from generator import facts
from generator.facts.spelling import snake

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.facts import BlockFacts, ResourceFacts


@lru_cache(maxsize=1)
def exceptions() -> dict[str, Any]:
    """Read the names that do not follow from each other."""
    text = files("generator.parity").joinpath("names.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def squashed(name: str) -> str:
    """Leave out what sets words apart."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def type_of(class_: str, kind: str, wanted: Iterable[str]) -> str:
    """Tell the Terraform type of a Pulumi class, or of a lookup; empty when none is known.

    `wanted` are the types of the other project, which are tried first.
    """
    known: dict[str, str] = exceptions()["types"]
    if class_ in known:
        return known[class_]
    provider, *path = class_.split(".")
    if provider == "alicloud":
        return next((t for t in wanted if token_class(t, kind) == class_), "")
    name = snake(path[-1].removeprefix("get_") if kind == "data" else path[-1])
    candidates = [f"{provider}_{name}", *(f"{provider}_{one}_{name}" for one in path[:-1])]
    known_types = types(provider, kind)
    found = (known_types.get(squashed(one), "") for one in reversed(candidates))
    return next((one for one in found if one), "")


@lru_cache(maxsize=8)
def types(provider: str, kind: str) -> dict[str, str]:
    """List a provider's types by their letters alone."""
    all_ = facts.names(provider, "data" if kind == "data" else "resource")
    return {squashed(one): one for one in all_}


@lru_cache(maxsize=512)
def token_class(type_: str, kind: str) -> str:
    """Write the Pulumi token of a Terraform type as Python does: `alicloud.ecs.Instance`."""
    said = facts.pulumi_resource(type_, "data" if kind == "data" else "resource")
    if said is None:
        return ""
    provider, module, name = str(said["token"]).split(":")
    module = module.partition("/")[0].lower()
    parts = [provider, *([] if module == "index" else [module])]
    return ".".join([*parts, snake(name) if kind == "data" else name])


@lru_cache(maxsize=512)
def type_facts(type_: str, kind: str) -> ResourceFacts | None:
    """Look up what a provider says of a type: the newest version that was asked itself."""
    said = facts.type_facts(
        facts.provider_of(type_), "data" if kind == "data" else "resource", type_
    )
    there = [one for one in said or () if one is not None]
    return next((one for one in reversed(there) if one.exact), there[-1] if there else None)


@lru_cache(maxsize=512)
def renames(type_: str, kind: str) -> dict[str, str]:
    """List the names of a type's arguments that do not follow from each other."""
    found: dict[str, str] = dict(exceptions()["arguments"].get(type_, {}))
    said = facts.pulumi_resource(type_, "data" if kind == "data" else "resource")
    if said is not None:
        token = str(said["token"])
        told = facts.pulumi_renames(facts.provider_of(type_), token)
        found.update({snake(pulumi): terraform for pulumi, terraform in told.items()})
    return found


def argument(name: str, block: BlockFacts | None, renamed: dict[str, str]) -> str:
    """Tell what Terraform calls an argument or an attribute; empty when it has none like it."""
    if name in renamed:
        return renamed[name]
    if block is None:
        return name
    names = block.names()
    for one in (name, name.rstrip("_"), *singulars(name), *plurals(name)):
        if one in names:
            return one
    alike = [one for one in names if squashed(one) == squashed(name)]
    return alike[0] if len(alike) == 1 else ""


def singulars(name: str) -> tuple[str, ...]:
    """Give the words that a plural may come from."""
    found = [name.removesuffix("s")]
    if name.endswith("ies"):
        found.insert(0, f"{name.removesuffix('ies')}y")
    if name.endswith("es"):
        found.append(name.removesuffix("es"))
    return tuple(found)


def plurals(name: str) -> tuple[str, ...]:
    """Give the plurals that a word may have become the single of."""
    return (f"{name}s", f"{name}es", f"{name.removesuffix('y')}ies")
