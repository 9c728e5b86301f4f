"""What the packs say of a type, as classes: its block, arguments and nested blocks.

The classes are thin views on the decoded JSON: a rule looks at few of the arguments of a type, so
nothing is made for the others.
"""

import json
from typing import Any

from generator.facts.pack import (
    DEPRECATED,
    EXACT_CASE,
    NOT_EMPTY,
    RELATIONS,
    REMOVED,
    REQUIRED,
    SET,
    WHOLE,
)


class Argument:
    """One argument or exported attribute.

    `type` is coded as in `generator.facts.pack`; `facts` holds what has a value (`one_of`, `range`,
    `at_least`, `at_most`, `length`, `format`, `pattern`, `id_of`, `default`, `min_items`,
    `max_items`, and the relations `conflicts_with`, `exactly_one_of`, `at_least_one_of`,
    `required_with`, `one_of_arguments`, whose paths start at the resource).
    """

    __slots__ = ("facts", "flags", "nested", "type")

    def __init__(
        self, flags: int, type_: Any, facts: dict[str, Any], nested: "NestedBlock | None"
    ) -> None:
        self.flags = flags
        self.type = type_
        self.facts = facts
        self.nested = nested

    @property
    def required(self) -> bool:
        """Tell whether it must be set."""
        return bool(self.flags & REQUIRED)

    @property
    def read_only(self) -> bool:
        """Tell whether only the provider sets it."""
        return not self.flags & SET

    @property
    def deprecated(self) -> bool:
        """Tell whether the provider warns of its use."""
        return bool(self.flags & DEPRECATED)

    @property
    def removed(self) -> bool:
        """Tell whether the provider refuses its use."""
        return bool(self.flags & REMOVED)

    @property
    def not_empty(self) -> bool:
        """Tell whether an empty string is refused."""
        return bool(self.flags & NOT_EMPTY)

    @property
    def whole(self) -> bool:
        """Tell whether a number with a fraction is refused."""
        return bool(self.flags & WHOLE)

    @property
    def exact_case(self) -> bool:
        """Tell whether a word of the enumeration in another case is refused."""
        return bool(self.flags & EXACT_CASE)

    @property
    def replaces(self) -> bool | str:
        """Tell whether a change replaces the resource; "when_added" and "unknown" as words."""
        if self.flags & 64:
            return True
        return "when_added" if self.flags & 128 else "unknown" if self.flags & 256 else False


class NestedBlock:
    """A nested block: how often it may stand, and what it holds.

    `mode` is `l t m 1` for list, set, map and single, and `e` where the facts do not tell a block
    from an attribute. `most` is 0 where there is no limit.
    """

    __slots__ = ("block", "facts", "flags", "least", "mode", "most")

    def __init__(self, said: list[Any], blocks: list[Any]) -> None:
        self.block = BlockFacts(said[0], blocks)
        self.mode: str = said[1]
        self.least: int = said[2]
        self.most: int = said[3]
        self.flags: int = said[4]
        self.facts: dict[str, Any] = said[5] if len(said) > 5 else {}  # noqa: PLR2004 (the layout)


class BlockFacts:
    """What may stand in a block."""

    __slots__ = ("arguments", "blocks", "deprecated", "least", "related", "required", "table")

    def __init__(self, number: int, table: list[Any]) -> None:
        said = decoded(number, table)
        self.arguments: dict[str, list[Any]] = said[0]
        self.blocks: dict[str, list[Any]] = said[1]
        self.deprecated = bool(said[2])
        self.required: list[str] = said[3]
        self.least: list[str] = said[4]
        self.related: list[str] = said[5]
        self.table = table

    def argument(self, name: str) -> Argument | None:
        """Look up an argument or attribute."""
        said = self.arguments.get(name)
        if said is None:
            return None
        kind = said[1]
        nested = None
        if isinstance(kind, list) and kind[0] == "N":
            nested = NestedBlock([kind[2], kind[1], 0, 0, 0], self.table)
        return Argument(said[0], kind, said[2] if len(said) > 2 else {}, nested)  # noqa: PLR2004 (the layout)

    def block(self, name: str) -> NestedBlock | None:
        """Look up a nested block."""
        said = self.blocks.get(name)
        return None if said is None else NestedBlock(said, self.table)

    def names(self) -> tuple[str, ...]:
        """List everything that has a name here."""
        return (*self.arguments, *self.blocks)


def decoded(number: int, table: list[Any]) -> list[Any]:
    """Decode a block of a table, once."""
    said: Any = table[number]
    if isinstance(said, str):
        said = json.loads(said)
        if isinstance(said[0], int):
            said = changed(said, decoded(said[0], table))
        table[number] = said
    block: list[Any] = said
    return block


def changed(said: list[Any], older: list[Any]) -> list[Any]:
    """Work out a block that is told as the changes to an older one."""
    arguments = {**older[0], **said[1]}
    blocks = {**older[1], **said[2]}
    for name, one in said[1].items():
        if one is None:
            del arguments[name]
    for name, one in said[2].items():
        if one is None:
            del blocks[name]
    required = [name for name, one in arguments.items() if one[0] & REQUIRED]
    least = [name for name, one in blocks.items() if one[2]]
    related = [
        name
        for table_ in (arguments, blocks)
        for name, one in table_.items()
        if isinstance(one[-1], dict) and not one[-1].keys().isdisjoint(RELATIONS)
    ]
    return [arguments, blocks, said[3], required, least, related]


class ResourceFacts:
    """One type of one provider version.

    `exact` is False for a version that is known through its bindings only: which arguments there
    are is known, and little of what they accept.
    """

    __slots__ = (
        "block",
        "deprecated",
        "entry",
        "exact",
        "more_at_plan",
        "provider",
        "type",
        "version",
    )

    def __init__(
        self, provider: str, version: str, type_: str, entry: list[Any], table: list[Any]
    ) -> None:
        self.provider = provider
        self.version = version
        self.type = type_
        # Versions with the same entry say the same.
        self.entry = entry
        self.block = BlockFacts(entry[0], table)
        self.deprecated = bool(entry[1]) or self.block.deprecated
        self.more_at_plan = bool(entry[2])
        self.exact = (provider, version) not in INEXACT


# Known through published bindings: no validators, relations, deprecations or item limits.
INEXACT = {("aws", "6.66.0")}
