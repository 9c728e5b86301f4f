"""What was worked out before, for texts that are the same and others that answer as they did.

The projects of many specs share most of their texts and differ in a few of settings. What follows
from a text, and from what was asked of the others on the way, is worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from generator.hcl import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

Question = TypeVar("Question")
Answer = TypeVar("Answer")
Result = TypeVar("Result")


class Memory(Generic[Question, Answer, Result]):
    """Results by a key, each with the answers that it rests on; what is not used is forgotten."""

    def __init__(self, *, keys: int, each: int) -> None:
        self.keys = keys
        self.each = each
        # What was told on the way, and what came out.
        self.held: dict[Hashable, list[tuple[dict[Question, Answer], Result]]] = {}

    def find(self, key: Hashable, answer: Callable[[Question], Answer]) -> Result | None:
        """Give what rests on answers that are still the same; None where nothing does."""
        for told, result in self.held.get(key, ()):
            if all(answer(question) == said for question, said in told.items()):
                return result
        return None

    def keep(self, key: Hashable, told: Mapping[Question, Answer], result: Result) -> None:
        """Keep a result, as the newest of its key."""
        several = self.held.pop(key, [])
        self.held[key] = [*several, (dict(told), result)][-self.each :]
        if len(self.held) > self.keys:
            del self.held[next(iter(self.held))]


def bare(node: object) -> Hashable:
    """Give an expression without the places of its nodes, to compare by."""
    if isinstance(node, tuple):
        return tuple([bare(one) for one in node])
    fields = FIELDS.get(type(node))
    if fields is None:
        return type(node), node
    return type(node), *[bare(getattr(node, field)) for field in fields]


FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field for field in kind.__slots__ if field != "pos")
    for kind in (
        nodes.Value, nodes.Template, nodes.Items, nodes.Pairs, nodes.Reference, nodes.Access,
        nodes.Call, nodes.For, nodes.Choice, nodes.Operation,
    )
}  # fmt: skip
