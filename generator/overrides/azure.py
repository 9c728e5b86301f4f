"""Overrides of Azure in the words of azure-native, as far as parity knows what they are called.

Terraform's provider and Pulumi's are not made from each other, so a name that is found is not yet
proof: `unequal` compares the systems that both engines then describe.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.facts import pulumi as sdk
from generator.overrides import problem
from generator.parity.azure import key, renamed, table
from generator.parity.names import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Path, Problem
    from generator.facts import BlockFacts
    from generator.overrides.words import Found
    from generator.project import Plan, Texts

Steps = tuple[str, ...]
DEEPEST = 6  # levels of nested arguments that are looked through
YES, NO = ("enabled", "allow", "true"), ("disabled", "deny", "false")


def makes(class_: str, type_: str) -> bool:
    """Tell whether a class of azure-native is a type of azurerm."""
    return type_ in table(class_).get("types", ())


def laid(
    offer: sdk.Offer, given: Mapping[str, Any], known: BlockFacts, path: Path
) -> Iterator[Found]:
    """Give arguments of azurerm by the names of azure-native, nested ones by dotted names.

    What has no name of its own, or is told in another form, is given as a problem.
    """
    yield from inside(offer, given, known, path, ())


def inside(
    offer: sdk.Offer, given: Mapping[str, Any], known: BlockFacts, path: Path, before: Steps
) -> Iterator[Found]:
    """Give the arguments of a block, whose own name is `before`."""
    for name, value in given.items():
        place, steps = (*path, name), (*before, name)
        block = known.block(name)
        if block is not None and isinstance(value, dict):
            yield from inside(offer, value, block.block, place, steps)
            continue
        found = [] if block is not None else spelt(offer, steps)
        told = translated(value, *found[0][1:], offer) if len(found) == 1 else None
        if told is None:
            message = (
                f"Pulumi's `{offer.name}` has nothing that is known to be the same as `{name}`"
            )
            yield problem(message, *place, hint=ALONE)
        else:
            yield found[0][0], told[0], place


ALONE = 'render Terraform alone, with `"engines": ["terraform"]`'


def spelt(offer: sdk.Offer, steps: Steps) -> list[tuple[str, str, str]]:
    """Find what an argument is called: its dotted name, its type, how the values relate."""
    names: dict[str, str] = table(f"{offer.module}.{offer.name}").get("map", {})
    wanted = key((step, None) for step in steps)
    found = []
    for path, type_ in fields(offer.package, offer.module, offer.name):
        ours, relation = renamed(tuple((step, None) for step in path.split(".")), names)
        if key(ours) == wanted:
            found.append((path, type_, relation))
    said = [one for one in found if one[0] in names]
    return said or found


@lru_cache(maxsize=64)
def fields(package: str, module: str, name: str) -> tuple[tuple[str, str], ...]:
    """List the arguments of a class with their types, nested ones by dotted names."""
    offer = sdk.offer(package, module, "r", name)
    return () if offer is None else tuple(leaves(package, module, offer.inputs, ""))


def leaves(package: str, module: str, inputs: sdk.Fields, before: str) -> Iterator[tuple[str, str]]:
    """List arguments; of a list of classes nothing can be set alone."""
    for name, code in inputs.items():
        type_ = sdk.field(name, code).type
        if type_[0] != "@":
            yield f"{before}{name}", type_
        elif before.count(".") < DEEPEST:
            home, _, class_ = type_[1:].rpartition("/")
            offer = sdk.offer(package, home or module, "a", class_)
            if offer is not None:
                yield from leaves(package, home or module, offer.inputs, f"{before}{name}.")


def translated(value: Any, type_: str, relation: str, offer: sdk.Offer) -> tuple[Any] | None:
    """Say a value as azure-native does; None where it is not known how."""
    if relation == "not" and isinstance(value, bool):
        value = not value
    elif relation:
        return None
    types = sdk.alternatives(type_)
    if not isinstance(value, bool) or "b" in types:
        return (value,)
    for one in types:
        home, _, class_ = one[1:].rpartition("/")
        known = sdk.offer(offer.package, home or offer.module, "e", class_)
        words = [] if known is None else [str(word) for word in known.members.values()]
        said = [word for word in words if squashed(word) in (YES if value else NO)]
        if len(said) == 1:
            return (said[0],)
    return None


def unequal(plan: Plan, before: Texts, after: Texts) -> Iterator[Problem]:
    """Find overrides with which the engines no longer describe one system."""
    from generator.parity import certificate

    old, new = (certificate(one["terraform"], one["pulumi"]) for one in (before, after))
    known = {one.what for one in old.differences}
    told = [f"{one.what} is {one.message}" for one in new.differences if one.what not in known]
    over = {one.address: one.arguments for one in plan.overrides}
    for text in (*told, *(one for one in new.unknown if one not in old.unknown)):
        what, _, rest = text.partition(": ")
        address = what.partition("[")[0]
        name = re.split(r"[.\[ :]", rest)[0]
        if address not in over:  # it takes something from one that is
            yield problem(f"Pulumi's resources do not come out the same: {text}", hint=ALONE)
            continue
        place = (address, name) if name in over[address] else (address,)
        yield problem(f"Pulumi's resource does not come out the same: {rest}", *place, hint=ALONE)
