"""Resource and data blocks against the providers' schemas: what may stand, and what must."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator import facts
from generator.facts import BlockFacts, ResourceFacts
from generator.facts.pack import COMPUTED, DEPRECATED, NOT_EMPTY, REMOVED, SET, Kind
from generator.hcl import Block, Body, Reference, Value
from generator.verify.finding import Note, nearest
from generator.verify.terraform.relations import relations
from generator.verify.terraform.targets import UNKNOWN
from generator.verify.terraform.values import value_notes

META = {
    "resource": frozenset({"count", "for_each", "provider", "depends_on"}),
    "data": frozenset({"count", "for_each", "provider", "depends_on"}),
    "ephemeral": frozenset({"count", "for_each", "provider", "depends_on"}),
    "provider": frozenset({"alias", "version"}),
}
META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection"})
CALLED = {"resource": "resource", "data": "data source", "ephemeral": "ephemeral resource"}


@lru_cache(maxsize=8192)
def judge(block: Block, kind: Kind, provider: str, versions: tuple[int, ...]) -> tuple[Note, ...]:
    """Judge a block by every version; what only some of them find says which."""
    type_ = "provider" if kind == "provider" else block.labels[0]
    known = facts.type_facts(provider, kind, type_)
    names = facts.versions(provider)
    found: dict[Note, list[str]] = {}
    before: tuple[object, tuple[Note, ...]] = (None, ())
    for index in versions:
        one = known[index] if known is not None else None
        if one is None and kind == "provider":
            notes: tuple[Note, ...] = ()
        elif one is None:
            notes = (missing_type(block, kind, provider, type_),)
        elif one.entry == before[0] and one.exact:
            notes = before[1]
        else:
            notes = Judge(block, kind, one).notes()
            before = (one.entry if one.exact else None, notes)
        for note in notes:
            found.setdefault(note, []).append(names[index])
    everywhere = len(versions)
    return tuple(
        note
        if len(where) == everywhere
        else note._replace(message=f"{note.message} (in {provider} {', '.join(where)})")
        for note, where in found.items()
    )


def missing_type(block: Block, kind: Kind, provider: str, type_: str) -> Note:
    """Say that a type is not there."""
    message = f"there is no {CALLED[kind]} `{type_}`"
    return Note(
        UNKNOWN.get(kind, "unknown-resource"),
        block.pos,
        message,
        nearest(type_, facts.names(provider, kind)),
    )


class Judge:
    """Judges one block by one version."""

    def __init__(self, block: Block, kind: Kind, said: ResourceFacts) -> None:
        self.root = block
        self.kind = kind
        self.said = said
        self.found: list[Note] = []

    def notes(self) -> tuple[Note, ...]:
        """Judge, and give what was found."""
        if self.said.deprecated:
            message = f"`{self.said.type}` is deprecated"
            self.found.append(Note("deprecated", self.root.pos, message))
        self.body(self.root.body, self.said.block, "", self.root.pos)
        if self.said.exact:
            self.found += relations(self.root.body, self.said.block, self.root.pos)
        return tuple(self.found)

    def note(self, rule: str, pos: int, message: str, hint: str = "") -> None:
        """Keep a finding."""
        self.found.append(Note(rule, pos, message, hint))

    def body(self, body: Body, said: BlockFacts, path: str, pos: int) -> None:  # noqa: C901 (one case per kind of thing)
        """Judge what stands between a block's braces."""
        top = not path
        meta = META[self.kind] if top else frozenset()
        arguments, exact = said.arguments, self.said.exact
        for name, attribute in body.attributes.items():
            one = arguments.get(name)
            if one is None:
                if name not in meta:
                    self.stranger(name, attribute.pos, said, path)
                continue
            flags = one[0]
            # The `id` of a resource comes from its provider, though schemas call it optional.
            given = top and name == "id" and self.kind == "resource" and flags & COMPUTED
            if given or not flags & SET:
                self.note(
                    "read-only", attribute.pos, f"`{path}{name}` is set by the provider alone"
                )
                continue
            value = attribute.value
            if exact and flags & (DEPRECATED | REMOVED):
                rule = "removed" if flags & REMOVED else "deprecated"
                self.note(rule, attribute.pos, f"`{path}{name}` is {rule}")
            # Most values are references, of which nothing is known here, or strings where any
            # will do.
            plain = one[1] == "s" and isinstance(value, Value)
            if isinstance(value, Reference) or (plain and len(one) == 2 and not flags & NOT_EMPTY):  # noqa: PLR2004 (flags and type)
                continue
            argument = said.argument(name)
            if argument is not None:
                self.found += value_notes(value, argument, f"{path}{name}", exact=exact)
        self.nested(body, said, path, pos, top=top)
        for name in said.required:
            given = body.attributes.get(name)
            if given is None:
                if any(inner.type == name for inner in flat(body)):
                    continue
                self.note("missing-argument", pos, f"`{path}{name}` must be set")
            elif isinstance(given.value, Value) and given.value.value is None:
                self.note("missing-argument", given.value.pos, f"`{path}{name}` must not be null")

    def stranger(self, name: str, pos: int, said: BlockFacts, path: str) -> None:
        """Judge an argument that is not among the arguments: a block, or nothing known."""
        nested = said.block(name)
        if nested is not None and nested.mode == "e":
            return
        if nested is not None:
            self.note(
                "unknown-argument",
                pos,
                f"`{path}{name}` is a block, not an argument",
                f"write `{name} {{ … }}` without `=`",
            )
            return
        where = f"`{path.rstrip('.')}`" if path else f"`{self.said.type}`"
        self.note(
            "unknown-argument",
            pos,
            f"{where} has no argument `{name}`",
            nearest(name, (*settable(said), *META[self.kind])),
        )

    def nested(self, body: Body, said: BlockFacts, path: str, pos: int, *, top: bool) -> None:
        """Judge the blocks inside a block, and how many of each there are."""
        counts: dict[str, int] = {}
        open_ended: set[str] = set()
        for inner in body.blocks:
            name, content = inner.type, inner.body
            if name == "dynamic" and inner.labels:
                name = inner.labels[0]
                open_ended.add(name)
                content = made(inner)
            else:
                counts[name] = counts.get(name, 0) + 1
            nested = said.block(name)
            if nested is not None:
                if nested.flags & (DEPRECATED | REMOVED) or nested.block.deprecated:
                    rule = "removed" if nested.flags & REMOVED else "deprecated"
                    self.note(rule, inner.pos, f"`{path}{name}` is {rule}")
                self.body(content, nested.block, f"{path}{name}.", inner.pos)
            elif top and name == "lifecycle" and self.kind != "provider":
                self.ignored(inner, said)
            elif not (top and name in META_BLOCKS and self.kind != "provider"):
                self.strange_block(name, inner, said, path)
        for name in {*said.least, *counts} if counts else said.least:
            bounds = said.blocks.get(name)
            if bounds is not None:
                self.count(name, counts.get(name, 0), bounds, body, path, pos, name in open_ended)

    def ignored(self, lifecycle: Block, said: BlockFacts) -> None:
        """Judge the names whose changes are ignored."""
        attribute = lifecycle.body.attributes.get("ignore_changes")
        if attribute is None:
            return
        for reference in attribute.references:
            name = reference.root
            if name != "all" and name not in said.arguments and name not in said.blocks:
                message = f"`{self.said.type}` has no argument `{name}`"
                self.note("unknown-argument", reference.pos, message, nearest(name, said.names()))

    def count(  # noqa: PLR0913, PLR0917 (all of it is the question)
        self,
        name: str,
        have: int,
        bounds: list[Any],
        body: Body,
        path: str,
        pos: int,
        open_ended: bool,  # noqa: FBT001
    ) -> None:
        """Compare the number of blocks of one type with what may stand."""
        least, most = bounds[2], bounds[3]
        if have and len(bounds) > 5:  # noqa: PLR2004 (the layout: what has a value comes last)
            # An optional block may be left out, but where it stands there are enough of it.
            least = max(least, bounds[5].get("min_items", 0))
        if have < least and not open_ended and name not in body.attributes:
            rule = "missing-block" if not have else "too-few"
            wanted = (
                f"a block `{path}{name}` must stand"
                if least == 1
                else f"`{path}{name}` must stand {least} times"
            )
            self.note(rule, pos, wanted)
        elif most and have > most:
            extra = [inner for inner in body.blocks if inner.type == name][most]
            self.note("too-many", extra.pos, f"`{path}{name}` may stand {times(most)}")

    def strange_block(self, name: str, inner: Block, said: BlockFacts, path: str) -> None:
        """Judge a block whose name is not among the nested blocks."""
        argument = said.argument(name)
        if argument is not None and list_of_objects(argument.type):
            self.object_block(inner, argument.type, f"{path}{name}")
            return
        if argument is not None and argument.type == "d":
            return  # anything, as where statements nest without end: blocks too
        if argument is not None:
            message = f"`{path}{name}` is an argument, not a block"
            self.note("unknown-block", inner.pos, message, f"write `{name} = …`")
            return
        where = f"`{path.rstrip('.')}`" if path else f"`{self.said.type}`"
        self.note(
            "unknown-block",
            inner.pos,
            f"{where} has no block `{name}`",
            nearest(name, (*said.blocks, *(META_BLOCKS if not path else ()))),
        )

    def object_block(self, inner: Block, kind: Any, path: str) -> None:
        """Judge a block that stands for one object of an attribute's list."""
        fields = kind[1][1]
        content = inner.body
        if inner.type == "dynamic":
            content = made(inner)
        for name, attribute in content.attributes.items():
            if name not in fields:
                message = f"`{path}` has no argument `{name}`"
                self.note("unknown-argument", attribute.pos, message, nearest(name, fields))


def made(dynamic: Block) -> Body:
    """Give the body of the blocks that a dynamic block makes; empty where it does not say."""
    bodies = (one.body for one in dynamic.body.blocks if one.type == "content")
    return next(bodies, Body({}, ()))


def flat(body: Body) -> Iterator[Block]:
    """Give a body's blocks, a dynamic one as an empty block of what it makes."""
    for inner in body.blocks:
        if inner.type == "dynamic" and inner.labels:
            yield Block(inner.pos, inner.labels[0], (), inner.body)
        else:
            yield inner


def settable(said: BlockFacts) -> list[str]:
    """List the arguments that a configuration may set."""
    return [name for name, one in said.arguments.items() if one[0] & SET]


def list_of_objects(kind: Any) -> bool:
    """Tell whether a type may also be written as blocks, as old providers allow."""
    return (
        isinstance(kind, list)
        and kind[0] in "lt"
        and isinstance(kind[1], list)
        and kind[1][0] == "o"
    )


def times(number: int) -> str:
    """Say how often."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
