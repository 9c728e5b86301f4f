"""References that stand where the other engine has the value itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from generator.parity.operations import instances, joined, known
from generator.parity.terraform.functions import call
from generator.parity.values import Applied, Attribute, Fault, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.parity.roles import Roles
    from generator.parity.values import Instance

Verdict = Literal["equal", "different", "unknown"]


class Following:
    """Follows references to the arguments that they repeat."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        # What was followed, by side: the order that a reference makes has to be kept without it.
        self.resolved: list[tuple[int, Instance]] = []

    def plain(self, ours: Any, theirs: Any, *, strict: bool = False) -> Verdict:
        """Compare two values that are no collections of arguments."""
        raise NotImplementedError

    def settled(self, ours: Any, theirs: Any) -> Verdict:
        """Compare text with references in it with a value, once the references are followed."""
        side = int(isinstance(theirs, Symbol))
        value = self.followed(theirs if side else ours, theirs=bool(side))
        if isinstance(value, Symbol):
            return "different"
        for one in instances(theirs if side else ours):
            self.resolved.append((side, one))
        return self.plain(*((ours, value) if side else (value, theirs)))

    def settled_texts(self, ours: Text, theirs: Text) -> Verdict:
        """Compare texts once the references in both are followed."""
        left, right = self.followed(ours, theirs=False), self.followed(theirs, theirs=True)
        if left.__class__ is right.__class__ is Text:
            for side, one in ((0, ours), (1, theirs)):
                self.resolved += [(side, found) for found in instances(one) if found.kind != "data"]
            return self.sequences(left.parts, right.parts, self.plain)
        return "equal" if isinstance(left, str) and left == right else "different"

    def followed(self, value: Any, *, theirs: bool) -> Any:
        """Put the arguments that references lead to in the place of the references."""
        if isinstance(value, Attribute):
            found = self.roles.argument(value, theirs=theirs)
            return value if found is None else found
        if isinstance(value, Text):
            return joined(*(self.followed(part, theirs=theirs) for part in value.parts))
        if isinstance(value, Applied):
            args = [self.followed(arg, theirs=theirs) for arg in value.args]
            try:
                return call(value.name, args) if known(args) else value
            except Fault:
                return value
        return value

    def reference(self, ours: Any, theirs: Any) -> Verdict:
        """Compare a reference with a value: the argument that it leads to may have that value."""
        if isinstance(theirs, Text) and self.roles.part(ours, theirs) == "equal":
            return "equal"
        side = int(isinstance(theirs, Attribute))
        one: Attribute = theirs if side else ours
        value = self.roles.argument(one, theirs=bool(side))
        if value is None or isinstance(value, Attribute):
            return "different"
        self.resolved.append((side, one.instance))
        return self.plain(*((ours, value) if side else (value, theirs)))

    def sequences(self, ours: Any, theirs: Any, compare: Callable[[Any, Any], Verdict]) -> Verdict:
        """Compare pairwise: one difference is a difference."""
        if len(ours) != len(theirs):
            return "different"
        found = {compare(one, other) for one, other in zip(ours, theirs, strict=True)}
        return "different" if "different" in found else "unknown" if "unknown" in found else "equal"
