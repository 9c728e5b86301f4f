"""Which Terraform type stands behind a resource of a bridged Pulumi SDK.

Where the bridge's own mapping is published, it is used. Elsewhere the type is found by what it has:
bridged resources carry every argument and attribute of their Terraform type, respelt, and most
of its name. Only a type that fits clearly better than any other is taken. Held to the published
mapping of alicloud, this way is right for 98 of 100 types that it names; the others are older
twins with the same arguments.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator import facts
from generator.facts.pack import pack
from generator.facts.spelling import singular, squash

# Of all the names that either side has, the part that both must have.
ENOUGH = 0.8
# With the very same name, this much will do: arguments come and go between versions.
SOME = 0.5
SAME = 3
# The margin to the next best, where the names of the types do not decide.
MARGIN = 0.1
META = frozenset({"id", "timeouts", "urn"})

Resources = Mapping[tuple[str, str], Mapping[str, Any]]


def told(provider: str) -> dict[str, str]:
    """Give the published mapping from Pulumi tokens to Terraform types; empty if there is none."""
    return {
        known["token"]: type_
        for type_ in facts.names(f"pulumi-{provider}", "resource")
        if (known := facts.pulumi_resource(type_)) is not None
    }


def derived(provider: str, resources: Resources) -> dict[tuple[str, str], str]:
    """Find the types of resources given by module and class."""
    names_ = facts.names(provider, "resource")
    types = {one: outline(provider, one) for one in names_ if not one.endswith("_legacy")}
    holders: dict[str, set[str]] = defaultdict(set)
    for type_, names in types.items():
        for name in names:
            holders[name].add(type_)
    found = {}
    for (module, name), body in resources.items():
        mine = normal((*body["i"], *body["o"]))
        counts: dict[str, int] = defaultdict(int)
        # Names that most types have tell nothing; of the others, few types share any.
        for one in sorted(mine, key=lambda one: (len(holders.get(one, ())), one))[:6]:
            for type_ in holders.get(one, ()):
                counts[type_] += 1
        scored = sorted(
            (
                (
                    len(mine & types[type_]) / len(mine | types[type_]),
                    likeness(module, name, type_),
                    type_,
                )
                for type_ in counts
            ),
            reverse=True,
        )
        best = chosen(scored)
        if best:
            found[module, name] = best
    return found


def chosen(scored: list[tuple[float, int, str]]) -> str:
    """Take the best of the types if it is clear; empty otherwise."""
    close = [one for one in scored if one[0] >= ENOUGH and one[0] >= scored[0][0] - MARGIN]
    if not close:
        exact = [one[2] for one in scored if one[0] >= SOME and one[1] == SAME]
        return exact[0] if len(exact) == 1 else ""
    top = max(one[1] for one in close)
    named = [one for one in close if one[1] == top]
    if len(named) == 1 and (top or len(close) == 1):
        return named[0][2]
    # One type under two names (`aws_lb`, `aws_alb`): the shorter one will do.
    by_length = sorted((type_ for _, _, type_ in named), key=lambda type_: (len(type_), type_))
    return by_length[0] if len({said(type_) for type_ in by_length}) == 1 else ""


def said(type_: str) -> str | None:
    """Give all that a pack says of a type, undecoded."""
    opened = pack(facts.provider_of(type_))
    return None if opened is None else opened.chunk(f"resource {type_}")


def likeness(module: str, name: str, type_: str) -> int:
    """Compare a class with the name of a type: 3 the same, 2 with the module's, 1 the same end."""
    whole = squash(type_.partition("_")[2])
    mine = name.lower()
    if whole == squash(module) + mine:
        return SAME
    if whole == mine:
        return 2
    return int(whole.endswith(mine))


def outline(provider: str, type_: str) -> frozenset[str]:
    """List what the newest version of a type has."""
    known = facts.type_facts(provider, "resource", type_) or ()
    newest = next((one for one in reversed(known) if one is not None), None)
    return frozenset() if newest is None else normal(newest.block.names())


def normal(names: Iterable[str]) -> frozenset[str]:
    """Respell names so that both sides agree: the bridge makes lists plural."""
    return frozenset(singular(squash(name)) for name in names if name not in META)
