"""The words that a class of a bridged SDK has for the arguments of a type of Terraform."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import Path, Problem
from generator.facts import pulumi as sdk
from generator.overrides import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.verify.pulumi.bridged import Behaviour

Found = tuple[str, Any, Path] | Problem
There = Callable[[str], bool]


class Level(NamedTuple):
    """The fields of a class, a resource's or of arguments, and what Terraform has in its place."""

    package: str
    module: str
    name: str
    fields: sdk.Fields
    known: Behaviour | None

    def spelt(self, name: str) -> str:
        """Tell what an argument is called here; empty when there is none like it."""
        if self.known is None:
            return ""
        return next((one for one in self.fields if self.known.spelt(one) == name), "")

    def is_block(self, name: str) -> bool:
        """Tell whether an argument of Terraform is a nested block."""
        known = None if self.known is None else self.known.block
        return known is not None and name in known.blocks

    def once(self, name: str) -> bool:
        """Tell whether Terraform has a nested block once at most."""
        known = None if self.known is None else self.known.block
        said = None if known is None else known.block(name)
        return said is not None and said.most == 1

    def inside(self, name: str) -> tuple[bool, Level | None]:
        """Look further in, by the name that a field has here; and tell whether it is a list."""
        type_ = sdk.field(name, self.fields[name]).type
        several = type_[:1] == "l"
        type_ = sdk.inner(type_) if several else type_
        module, _, class_ = type_[1:].rpartition("/")
        module = module or self.module
        offer = sdk.offer(self.package, module, "a", class_) if type_[:1] == "@" else None
        known = None if self.known is None else self.known.inside(name)
        if offer is None or known is None:
            return several, None
        return several, Level(self.package, module, class_, offer.inputs, known)


def top(offer: sdk.Offer) -> Level:
    """Give the arguments of a resource."""
    from generator.verify.pulumi.bridged import behaviour

    known = behaviour(offer.terraform)
    return Level(offer.package, offer.module, offer.name, offer.inputs, known)


def laid(
    level: Level, given: Mapping[str, Any], path: Path, there: There, before: str = ""
) -> Iterator[Found]:
    """Give the arguments by the names that they have here, those of a block by dotted names.

    A list of blocks is one value. `there` tells whether the program passes anything at a dotted
    name. What has no word here is given as a problem.
    """
    for name, value in given.items():
        here = level.spelt(name)
        place, whole_name = (*path, name), f"{before}{here}"
        if name == "timeouts" and not before:
            yield problem("in Pulumi `timeouts` are no arguments of a resource", *place)
            continue
        if not here:
            yield problem(f"Pulumi's `{level.name}` has no argument `{name}`", *place)
            continue
        if not level.is_block(name):
            yield whole_name, value, place
            continue
        several, inner = level.inside(here)
        if inner is None:
            yield problem(f"Pulumi's `{level.name}` has another form of `{name}`", *place)
        elif isinstance(value, dict) and (not several or there(whole_name)):
            item = "0." if several else ""
            yield from laid(inner, value, place, there, f"{whole_name}.{item}")
        elif several or len(value) == 1:
            blocks = [((*place, at), one) for at, one in enumerate(value)]
            blocks = [(place, value)] if isinstance(value, dict) else blocks
            items = [whole(inner, one, at) for at, one in blocks]
            yield from (one for _, problems in items for one in problems)
            made = [made for made, _ in items]
            yield whole_name, made if several else made[0], place
        elif not level.once(name):  # else the schema of Terraform refuses it, too
            yield problem(f"Pulumi's `{level.name}` has one `{name}` at most", *place)


def whole(
    level: Level, given: Mapping[str, Any], path: Path
) -> tuple[dict[str, Any], list[Problem]]:
    """Give the arguments of a block that replaces another, nested ones inside each other."""
    made: dict[str, Any] = {}
    problems: list[Problem] = []
    for one in laid(level, given, path, lambda _: False):
        if isinstance(one, Problem):
            problems.append(one)
            continue
        *steps, last = one[0].split(".")
        at = made
        for step in steps:
            at = at.setdefault(step, {})
        at[last] = one[1]
    return made, problems
