"""Whether a change of an argument replaces its resource, as the providers say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator import facts
from generator.facts import pulumi as sdk
from generator.parity import azure
from generator.verify.pulumi.bridged import spellings

if TYPE_CHECKING:
    from generator.facts import BlockFacts, NestedBlock

Verdict = Literal["", "yes", "perhaps"]
Replaces = bool | str
_ADDED, _UNSURE = "when_added", "unknown"


def verdict(type_: str, path: tuple[str, ...], *, added: bool = False) -> Verdict:
    """Tell whether changing `path` of a resource replaces it; `added` where it was not set before.

    `type_` is a Terraform type or a Pulumi class. Of azure-native nobody says it: what azurerm
    would replace for the same is told as "perhaps".
    """
    if "." not in type_:
        return _walk(_block(type_), path, added=added)
    package, _, rest = type_.partition(".")
    if package == "azure_native":
        return _of_azure(rest, path, added=added)
    module, _, name = rest.rpartition(".")
    offer = sdk.offer(f"pulumi_{package}", module or "index", "r", name)
    if offer is None or not offer.terraform:
        return ""
    return _walk(_block(offer.terraform), path, added=added, spelt=True)


def _of_azure(class_: str, path: tuple[str, ...], *, added: bool) -> Verdict:
    table = azure.table(class_)
    names: dict[str, str] = table.get("map", {})
    dotted = ".".join(path)
    known = [old for old in names if dotted == old or dotted.startswith(f"{old}.")]
    if known:
        longest = max(known, key=len)
        new = names[longest].partition("|")[0]
        if new.startswith("("):
            return ""
        path = tuple(f"{new}{dotted[len(longest) :]}".split("."))
    for one in table.get("types", ()):
        if one.startswith("azurerm_") and _walk(_block(one), path, added=added, spelt=True):
            return "perhaps"
    return ""


@lru_cache(maxsize=256)
def _block(type_: str) -> BlockFacts | None:
    """Look up a type in the newest version whose behaviour is known."""
    found = facts.type_facts(facts.provider_of(type_), "resource", type_) or ()
    exact = [one.block for one in found if one is not None and one.exact]
    return exact[-1] if exact else None


def _walk(
    block: BlockFacts | None, path: tuple[str, ...], *, added: bool, spelt: bool = False
) -> Verdict:
    """Follow a path into a block; whatever on the way replaces, replaces."""
    for step in path:
        if block is None:
            return ""
        name = _spelt(block, step) if spelt else step
        argument, nested = block.argument(name), block.block(name)
        if argument is not None:
            if (replaces := _said(argument.replaces, added=added)) != "":
                return replaces
            block = None if argument.nested is None else argument.nested.block
        elif nested is not None:
            if (replaces := _said(_flagged(nested), added=added)) != "":
                return replaces
            block = nested.block
        else:
            return ""
    return ""


def _spelt(block: BlockFacts, step: str) -> str:
    from generator.facts.spelling import singular

    return spellings(block).get(singular(step.replace("_", "")), step)


def _flagged(nested: NestedBlock) -> Replaces:
    return facts.Argument(nested.flags, None, {}, None).replaces


def _said(replaces: Replaces, *, added: bool) -> Verdict:
    if replaces is True or (replaces == _ADDED and added):
        return "yes"
    return "perhaps" if replaces == _UNSURE else ""
