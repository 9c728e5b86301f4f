"""What the provider behind a bridged SDK accepts, which the SDK itself does not tell."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator import facts
from generator.facts import Argument, BlockFacts
from generator.facts.lookup import told_of
from generator.facts.model import INEXACT
from generator.facts.spelling import singular

Said = tuple[str, str, str]
# Of aws, what an argument accepts is known of an older version than the SDK is made from: a value
# may have come since.
OLDER = frozenset({"aws"})
# A list that is longer is an inventory, and has grown since.
INVENTORY = 30


class Behaviour:
    """What is known of an argument or a nested block, and of what is inside."""

    __slots__ = ("argument", "block", "least", "most", "provider", "version")

    def __init__(
        self,
        provider: str,
        version: str,
        block: BlockFacts | None,
        argument: Argument | None = None,
        limits: tuple[int, int] = (0, 0),
    ) -> None:
        self.provider = provider
        self.version = version
        self.block = block
        self.argument = argument
        self.least, self.most = limits

    def spelt(self, name: str) -> str:
        """Give Terraform's name of an argument, by the Python name; empty when there is none."""
        if self.block is None:
            return ""
        arguments, blocks = self.block.arguments, self.block.blocks
        if name in arguments or name in blocks:
            twins = {singular(name), f"{name}s", f"{name}es", f"{name[:-1]}ies"} - {name}
            if twins.isdisjoint(arguments) and twins.isdisjoint(blocks):
                return name
        found = spellings(self.block).get(singular(name.replace("_", "")), "")
        # What ends in `s` itself has another plural.
        return found or (name[:-2] if name.endswith("ses") and name[:-2] in blocks else "")

    def inside(self, name: str) -> "Behaviour | None":
        """Look further in, by the Python name."""
        spelt = self.spelt(name)
        if self.block is None or not spelt:
            return None
        nested = self.block.block(spelt)
        if nested is not None:
            return Behaviour(
                self.provider, self.version, nested.block, None, (nested.least, nested.most)
            )
        argument = self.block.argument(spelt)
        if argument is None:
            return None
        inner = None if argument.nested is None else argument.nested.block
        limits = (argument.facts.get("min_items", 0), argument.facts.get("max_items", 0))
        return Behaviour(self.provider, self.version, inner, argument, limits)

    def counted(self, number: int, path: str) -> Iterator[Said]:
        """Judge how many items there are."""
        if number and number < self.least:
            yield "too-few", f"`{path}` needs {self.least} items, not {number}", ""
        elif self.most and number > self.most:
            yield "too-many", f"`{path}` takes {self.most} items, not {number}", ""

    def accepted(self, literal: object, path: str) -> Iterator[Said]:
        """Judge a literal."""
        if self.argument is None or not isinstance(literal, str | int | float):
            return
        said = self.argument
        if not said.facts and not said.not_empty and not said.whole:
            return
        from generator.hcl import Value
        from generator.verify.terraform.values import accepted

        for note in accepted(Value(0, literal), self.argument, path):
            if self.provider not in OLDER or note.rule == "wrong-format":
                yield note.rule, note.message, note.hint
                continue
            known = [str(one) for one in self.argument.facts.get("one_of", ())]
            if len(known) <= INVENTORY and not alike(str(literal), known):
                message = f"{note.message} (in {self.provider} {self.version})"
                yield "unknown-value", message, note.hint


def alike(literal: str, known: list[str]) -> bool:
    """Tell whether a value differs from a known one by its numbers only: a later version of it."""
    bare = re.sub(r"[\d.]+", "0", literal)
    return bare != literal and any(re.sub(r"[\d.]+", "0", one) == bare for one in known)


@lru_cache(maxsize=512)
def behaviour(type_: str) -> Behaviour | None:
    """Look up the type behind a resource, in the newest version whose behaviour is known."""
    provider = facts.provider_of(type_)
    told = told_of(provider, "resource", type_)
    if told is None:
        return None
    # Only the version that is wanted is decoded: a newer one is told as changes to all of it.
    entries, table = told
    pairs = zip(facts.versions(provider), entries, strict=True)
    for version, entry in reversed(list(pairs)):
        if entry is not None and (provider, version) not in INEXACT:
            return Behaviour(provider, version, BlockFacts(entry[0], table))
    return None


KEPT: dict[int, tuple[BlockFacts, dict[str, str]]] = {}


def spellings(block: BlockFacts) -> dict[str, str]:
    """Give a block's names as both sides spell them; a spelling that two share is left out."""
    held = KEPT.get(id(block.arguments))
    if held is not None:
        return held[1]
    found: dict[str, str] = {}
    twice = set()
    for name in block.names():
        key = singular(name.replace("_", ""))
        if key in found:
            twice.add(key)
        found[key] = name
    for key in twice:
        del found[key]
    KEPT[id(block.arguments)] = (block, found)
    return found
