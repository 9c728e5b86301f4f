"""What an argument is written as, wherever that text stands: names are followed to their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.hcl import Call, Choice, For, Items, Pairs, Reference, Template, Value
from generator.record import record, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.hcl import Expression
    from generator.verify.finding import Finding, Note
    from generator.verify.meaning.evaluation import Look
    from generator.verify.meaning.things import Thing

DEEPEST = 12  # names that lead to names
NESTED = 6  # lists and maps that are put together from others


class Home:
    """Where a text stands that a resource takes something from."""

    __slots__ = ("place",)

    def __init__(self, place: Callable[[Note], Finding]) -> None:
        self.place = place


@record(kw_only=False)
class Read:
    """An expression, where its names are looked up, and where it stands."""

    node: Expression
    look: Look
    home: Thing | Home


def follow(thing: Thing, node: Expression) -> list[Read]:
    """Follow names, choices and `jsonencode`-less calls to the texts that a value is written in."""
    found: list[Read] = []
    trace(Read(node, thing.look, thing), thing, found, 0)
    return found


def trace(read: Read, thing: Thing | None, found: list[Read], depth: int) -> None:
    """Follow one step."""
    node = read.node
    if depth > DEEPEST:
        return
    if isinstance(node, Choice):
        trace(replace(read, node=node.yes), thing, found, depth + 1)
        trace(replace(read, node=node.no), thing, found, depth + 1)
    elif isinstance(node, Template) and len(node.parts) == 1 and not isinstance(node.parts[0], str):
        trace(replace(read, node=node.parts[0]), thing, found, depth + 1)
    elif isinstance(node, Call) and (there := read.look.called(node)) is not None:
        expression, where, put = there
        trace(Read(expression, where, Home(put)), thing, found, depth + 1)
    elif isinstance(node, Reference):
        step = stepped(read, node, thing)
        if step is None:
            found.append(read)
            return
        for one, rest in step:
            chosen(one, rest, thing, found, depth + 1)
    else:
        found.append(read)


def stepped(
    read: Read, node: Reference, thing: Thing | None
) -> list[tuple[Read, tuple[Any, ...]]] | None:
    """Give what a reference leads to, and the steps that are left to take."""
    if node.root == "each" and thing is not None and node.steps[:1] == ("value",):
        each = thing.get("for_each")
        if each is None:
            return None
        found: list[tuple[Read, tuple[Any, ...]]] = []
        for one in follow(thing, each):
            if isinstance(one.node, For):
                found.append((replace(one, node=one.node.value), node.steps[1:]))
            elif isinstance(one.node, Pairs):
                found += [(replace(one, node=held), node.steps[1:]) for _, held in one.node.pairs]
        return found or None
    there = read.look.definition(node)
    if there is None:
        return None
    expression, where, taken = there
    put = read.look.home(node)
    home = read.home if put is None else Home(put)
    return [(Read(expression, where, home), node.steps[taken:])]


def chosen(
    read: Read, steps: tuple[Any, ...], thing: Thing | None, found: list[Read], depth: int
) -> None:
    """Take steps into what is written out."""
    if not steps:
        trace(read, thing, found, depth)
        return
    inner_found: list[Read] = []
    trace(read, thing, inner_found, depth)
    for one in inner_found:
        node = one.node
        step = steps[0].value if isinstance(steps[0], Value) else steps[0]
        if isinstance(node, Pairs) and isinstance(step, str):
            for key, held in node.pairs:
                if isinstance(key, Value) and key.value == step:
                    chosen(replace(one, node=held), steps[1:], thing, found, depth + 1)
        elif isinstance(node, For) and node.key is not None:
            chosen(replace(one, node=node.value), steps[1:], thing, found, depth + 1)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            chosen(replace(one, node=node.items[step]), steps[1:], thing, found, depth + 1)


def fields(thing: Thing, read: Read, depth: int = 0) -> tuple[dict[str, tuple[Read, Read]], bool]:
    """List the entries of an object with their keys, and tell whether these are all for certain."""
    reads = follow_from(thing, read)
    if len(reads) != 1 or depth > NESTED:
        return {}, False
    whole_ = reads[0]
    node = whole_.node
    if isinstance(node, Pairs):
        known = {
            str(key.value): (replace(whole_, node=key), replace(whole_, node=one))
            for key, one in node.pairs
            if isinstance(key, Value)
        }
        return known, len(known) == len(node.pairs)
    if isinstance(node, For) and isinstance(node.key, Value):
        # It gives one entry or none, and no other.
        return {str(node.key.value): (replace(whole_, node=node.key),
            replace(whole_, node=node.value))}, True  # fmt: skip
    if isinstance(node, Call) and node.name == "merge":
        whole: dict[str, tuple[Read, Read]] = {}
        complete = not node.spread
        for one in node.args:
            more, all_of_it = fields(thing, replace(whole_, node=one), depth + 1)
            whole |= more
            complete = complete and all_of_it
        return whole, complete
    return {}, False


def items(thing: Thing, read: Read, depth: int = 0) -> tuple[list[Read], bool]:
    """List the items of a list, and tell whether these are all for certain."""
    reads = follow_from(thing, read)
    if len(reads) != 1 or depth > NESTED:
        return [], False
    here = reads[0]
    node = here.node
    if isinstance(node, Items):
        return [replace(here, node=one) for one in node.items], True
    if isinstance(node, For) and node.key is None:
        return [replace(here, node=node.value)], False
    if isinstance(node, Call) and node.name in ("concat", "flatten", "compact"):
        whole: list[Read] = []
        complete = not node.spread
        for one in node.args:
            more, all_of_it = items(thing, replace(here, node=one), depth + 1)
            whole += more
            complete = complete and all_of_it
        return whole, complete
    return [], False


def follow_from(thing: Thing, read: Read) -> list[Read]:
    """Follow an expression that is read elsewhere than its resource."""
    found: list[Read] = []
    trace(read, thing, found, 0)
    return found
