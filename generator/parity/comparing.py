"""Whether two values are one: argument by argument, down to every leaf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.parity.following import Following, Verdict
from generator.parity.names import squashed
from generator.parity.operations import written
from generator.parity.shapes import decoded, key_of, listed, number, own, place, shown_key
from generator.parity.values import (
    Applied,
    Attribute,
    Broken,
    Encoded,
    Instance,
    Member,
    Record,
    Symbol,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.facts import BlockFacts
    from generator.parity.roles import Roles


@dataclass(frozen=True, slots=True)
class Leaf:
    """What came of comparing one value: where in the argument it is, and both sides."""

    path: str
    verdict: Verdict
    ours: Any = None
    theirs: Any = None
    places: tuple[str, str] = ("", "")


MISSING = Member("nothing")


class Comparison(Following):
    """Compares values of a Terraform project with those of a Pulumi program."""

    def __init__(self, roles: Roles, sets: Iterable[str] = ()) -> None:
        super().__init__(roles)
        self.sets = sets

    def records(
        self, ours: dict[str, Any], theirs: dict[str, Any], block: BlockFacts | None, path: str = ""
    ) -> Iterator[Leaf]:
        """Compare arguments that have the same names; an absent one may be the default."""
        for name in dict.fromkeys((*ours, *theirs)):
            left, right = ours.get(name), theirs.get(name)
            places = (place(ours, name), place(theirs, name))
            inner = f"{path}.{name}" if path else name
            if left is None and right is None:
                continue
            if left is None or right is None:
                present = right if left is None else left
                yield self.absent(present, block, name, Leaf(inner, "equal", left, right, places))
                continue
            yield from self.argument(
                left, right, block, name, Leaf(inner, "equal", left, right, places)
            )

    def absent(
        self,
        present: Any,
        block: BlockFacts | None,
        name: str,
        leaf: Leaf,
    ) -> Leaf:
        """Judge an argument that one side does not set: only a known default is the same."""
        said = block.argument(name) if block is not None else None
        if said is not None and "default" in said.facts:
            verdict = self.plain(said.facts["default"], present)
        elif isinstance(present, Unknown):
            verdict = "unknown"
        else:
            # An empty list sets nothing.
            verdict = "equal" if present in ([], {}, ()) else "different"
        return Leaf(leaf.path, verdict, leaf.ours, leaf.theirs, leaf.places)

    def argument(
        self, ours: Any, theirs: Any, block: BlockFacts | None, name: str, leaf: Leaf
    ) -> Iterator[Leaf]:
        """Compare an argument or nested blocks with what the facts say of their form."""
        nested = block.block(name) if block is not None else None
        said = block.argument(name) if block is not None else None
        if said is not None and said.nested is not None:
            nested = said.nested
        if nested is not None:
            unordered = nested.mode == "t" or leaf.path in self.sets
            yield from self.items(
                listed(ours), listed(theirs), nested.block, leaf, unordered=unordered
            )
            return
        kind = said.type if said is not None else None
        unordered = isinstance(kind, list) and kind[0] == "t"
        yield from self.values(ours, theirs, leaf, unordered=unordered)

    def values(
        self, ours: Any, theirs: Any, leaf: Leaf, *, unordered: bool = False
    ) -> Iterator[Leaf]:
        """Compare values of any kind, down to the leaves."""
        if isinstance(ours, Encoded) and isinstance(theirs, Encoded):
            yield from self.document(ours.value, theirs.value, leaf)
        elif isinstance(ours, Record | dict) and isinstance(theirs, dict):
            yield from self.maps(ours, theirs, leaf)
        elif isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
            yield from self.items(list(ours), list(theirs), None, leaf, unordered=unordered)
        elif isinstance(ours, list) and len(ours) == 1 and isinstance(theirs, dict | str | int):
            # What holds one item at the most is that item in Pulumi.
            yield from self.values(ours[0], theirs, leaf)
        else:
            verdict = self.plain(ours, theirs)
            yield Leaf(leaf.path, verdict, ours, theirs, leaf.places)

    def document(self, ours: Any, theirs: Any, leaf: Leaf) -> Iterator[Leaf]:
        """Compare what becomes JSON, value by value: there types count."""
        if isinstance(ours, dict) and isinstance(theirs, dict):
            left = {key_of(key): key for key in ours}
            right = {key_of(key): key for key in theirs}
            for name in dict.fromkeys((*left, *right)):
                one = ours[left[name]] if name in left else MISSING
                other = theirs[right[name]] if name in right else MISSING
                places = (
                    place(ours, left.get(name)) or leaf.places[0],
                    place(theirs, right.get(name)) or leaf.places[1],
                )
                inner = Leaf(f"{leaf.path}.{shown_key(name)}", "equal", one, other, places)
                yield from self.document(one, other, inner)
        elif isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
            for index in range(max(len(ours), len(theirs))):
                one = ours[index] if index < len(ours) else MISSING
                other = theirs[index] if index < len(theirs) else MISSING
                inner = Leaf(f"{leaf.path}[{index}]", "equal", one, other, leaf.places)
                yield from self.document(one, other, inner)
        else:
            verdict = self.documents(ours, theirs)
            yield Leaf(leaf.path, verdict, ours, theirs, leaf.places)

    def maps(self, ours: dict[Any, Any], theirs: dict[Any, Any], leaf: Leaf) -> Iterator[Leaf]:
        """Compare maps of the same keys, where the keys are data."""
        left = {key_of(key): key for key in ours}
        right = {key_of(key): key for key in theirs}
        for name in dict.fromkeys((*left, *right)):
            inner = f"{leaf.path}.{name}"
            places = (
                place(ours, left.get(name)) or leaf.places[0],
                place(theirs, right.get(name)) or leaf.places[1],
            )
            one = ours.get(left[name]) if name in left else None
            other = theirs.get(right[name]) if name in right else None
            if (one is None) is not (other is None):
                yield Leaf(inner, "different", one, other, places)
            elif one is not None:
                yield from self.values(one, other, Leaf(inner, "equal", one, other, places))

    def items(
        self,
        ours: list[Any],
        theirs: list[Any],
        block: BlockFacts | None,
        leaf: Leaf,
        *,
        unordered: bool,
    ) -> Iterator[Leaf]:
        """Compare lists item by item, sets in the order in which their items fit."""
        if unordered:
            theirs = self.fitted(ours, theirs, block, leaf)
        for index in range(max(len(ours), len(theirs))):
            inner = f"{leaf.path}[{index}]"
            one = ours[index] if index < len(ours) else None
            other = theirs[index] if index < len(theirs) else None
            places = (own(one) or leaf.places[0], own(other) or leaf.places[1])
            if one is None or other is None:
                yield Leaf(inner, "different", one, other, places)
            else:
                yield from self.item(one, other, block, Leaf(inner, "equal", one, other, places))
        if not ours and not theirs:
            yield leaf

    def item(self, one: Any, other: Any, block: BlockFacts | None, leaf: Leaf) -> Iterator[Leaf]:
        """Compare items: blocks by their arguments."""
        if block is not None and isinstance(one, dict) and isinstance(other, dict):
            theirs = self.roles.translated(other, block)
            if not one and not theirs:
                yield leaf
            yield from self.records(one, theirs, block, leaf.path)
        else:
            yield from self.values(one, other, leaf)

    def fitted(
        self, ours: list[Any], theirs: list[Any], block: BlockFacts | None, leaf: Leaf
    ) -> list[Any]:
        """Put the items of a set in the order of the other's; those that fit nowhere come last."""
        rest = list(theirs)
        order: list[Any] = []
        for one in ours:
            fits = [
                other
                for other in rest
                if all(found.verdict == "equal" for found in self.item(one, other, block, leaf))
            ]
            order.append(fits[0] if fits else None)
            if fits:
                rest = [other for other in rest if other is not fits[0]]
        filled = [other if other is not None or not rest else rest.pop(0) for other in order]
        return [*filled, *rest]

    def plain(self, ours: Any, theirs: Any, *, strict: bool = False) -> Verdict:  # noqa: C901, PLR0911, PLR0912 (one case per kind of value)
        """Compare two values that are no collections of arguments."""
        if isinstance(ours, Broken) is not isinstance(theirs, Broken):
            return "different"
        if isinstance(ours, Unknown) or isinstance(theirs, Unknown):
            return "unknown"
        if isinstance(ours, Encoded) or isinstance(theirs, Encoded):
            return self.documents(decoded(ours), decoded(theirs))
        if isinstance(ours, Attribute | Instance) and isinstance(theirs, Attribute | Instance):
            return self.roles.same(ours, theirs)
        if isinstance(theirs, Member):
            return (
                "equal"
                if squashed(theirs.name.rpartition(".")[2]) == squashed(written(ours))
                and isinstance(ours, str)
                else "different"
            )
        if isinstance(ours, Text) and isinstance(theirs, Text):
            found = self.sequences(ours.parts, theirs.parts, self.plain)
            return self.settled_texts(ours, theirs) if found == "different" else found
        if isinstance(ours, Applied) and isinstance(theirs, Applied):
            if ours.name != theirs.name or len(ours.args) != len(theirs.args):
                return "unknown"
            each = [self.plain(a, b) for a, b in zip(ours.args, theirs.args, strict=True)]
            # Each language has its own ways to the same: only their results could tell.
            return "unknown" if "unknown" in each else max(each, key=len)
        if isinstance(ours, Attribute) or isinstance(theirs, Attribute):
            return self.reference(ours, theirs)
        if isinstance(ours, Symbol) or isinstance(theirs, Symbol):
            return self.settled(ours, theirs)
        if isinstance(ours, dict | list | tuple) or isinstance(theirs, dict | list | tuple):
            return self.documents(ours, theirs)
        if strict and type(ours) is not type(theirs):
            return "equal" if number(ours) and number(theirs) and ours == theirs else "different"
        if isinstance(ours, str) and isinstance(theirs, str) and ours[:1] == "{" == theirs[:1]:
            left, right = decoded(ours), decoded(theirs)
            if not isinstance(left, str) and not isinstance(right, str):
                return self.documents(left, right)
        return "equal" if written(ours) == written(theirs) else "different"

    def documents(self, ours: Any, theirs: Any) -> Verdict:
        """Compare what is written as JSON: types count, the order of keys does not."""
        if isinstance(ours, dict) and isinstance(theirs, dict):
            left = {key_of(key): value for key, value in ours.items()}
            right = {key_of(key): value for key, value in theirs.items()}
            if left.keys() != right.keys():
                return "different"
            return self.sequences(list(left.values()), [right[key] for key in left], self.documents)
        if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
            return self.sequences(ours, theirs, self.documents)
        if isinstance(ours, dict | list | tuple) or isinstance(theirs, dict | list | tuple):
            other = theirs if isinstance(ours, dict | list | tuple) else ours
            unsure = isinstance(other, Unknown) and not isinstance(other, Broken)
            return "unknown" if unsure else "different"
        return self.plain(ours, theirs, strict=True)
