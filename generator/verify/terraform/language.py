"""The blocks that Terraform itself gives meaning to: what may stand in them, and what must."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.hcl import Block, Body, Expression, For, Items, Pairs, Value
from generator.verify.finding import Note, nearest
from generator.verify.terraform.shapes import converts, described, given, typed
from generator.verify.terraform.shapes import shape as kind_of
from generator.verify.terraform.static import static, validation
from generator.verify.terraform.targets import comparison
from generator.verify.terraform.types import coded, type_notes


class Form(NamedTuple):
    """What a block may and must hold."""

    labels: int
    arguments: frozenset[str]
    required: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    open: bool = False  # Other arguments are allowed.
    open_blocks: bool = False


def form(  # noqa: PLR0913 (all of it is the question)
    labels: int,
    arguments: str = "",
    required: str = "",
    blocks: str = "",
    *,
    open_: bool = False,
    open_blocks: bool = False,
) -> Form:
    """Make a form of space-separated names."""
    must = frozenset(required.split())
    return Form(
        labels,
        frozenset(arguments.split()) | must,
        must,
        frozenset(blocks.split()),
        open_,
        open_blocks,
    )


INSTANCE = "count for_each provider depends_on"
CONDITION = form(0, "", "condition error_message")
TOP = {
    "terraform": form(
        0,
        "required_version experiments language",
        blocks="required_providers backend cloud provider_meta",
    ),
    "variable": form(
        1, "type default description sensitive nullable ephemeral deprecated", blocks="validation"
    ),
    "output": form(
        1, "description sensitive depends_on ephemeral deprecated", "value", "precondition"
    ),
    "locals": form(0, open_=True),
    "module": form(1, "version providers count for_each depends_on", "source", open_=True),
    "provider": form(1, open_=True, open_blocks=True),
    "resource": form(2, "depends_on", open_=True, open_blocks=True),
    "data": form(2, "depends_on", open_=True, open_blocks=True),
    "ephemeral": form(2, open_=True, open_blocks=True),
    "moved": form(0, "", "from to"),
    "import": form(0, "id identity for_each provider", "to"),
    "removed": form(0, "", "from", "lifecycle provisioner connection"),
    "check": form(1, blocks="data assert"),
}
INSIDE = {
    "validation": CONDITION,
    "precondition": CONDITION,
    "postcondition": CONDITION,
    "assert": CONDITION,
    "required_providers": form(0, open_=True),
    "backend": form(1, open_=True, open_blocks=True),
    "cloud": form(0, open_=True, open_blocks=True),
    "provider_meta": form(1, open_=True),
    "lifecycle": form(
        0,
        "create_before_destroy prevent_destroy ignore_changes replace_triggered_by destroy",
        blocks="precondition postcondition",
    ),
    "dynamic": form(1, "iterator labels", "for_each", "content"),
}


# Arguments of Terraform's own whose values have a kind, and blocks that stand once.
VALUES = {
    "description": "s",
    "sensitive": "b",
    "nullable": "b",
    "create_before_destroy": "b",
    "prevent_destroy": "b",
}
INSTANCES = frozenset({"resource", "data", "ephemeral", "module"})
CONSTRAINED = frozenset({"terraform", "required_providers", "module"})
SINGLE = frozenset({"lifecycle", "content", "backend", "cloud", "required_providers"})


@lru_cache(maxsize=8192)
def language(block: Block) -> tuple[Note, ...]:
    """Judge a top-level block by Terraform's own rules."""
    known = TOP.get(block.type)
    if known is None:
        hint = nearest(block.type, TOP)
        return (Note("unknown-block", block.pos, f"there is no block `{block.type}`", hint),)
    return tuple(shape(block, known, block.type))


def shape(block: Block, known: Form, called: str) -> Iterator[Note]:  # noqa: C901, PLR0912 (one case per kind of thing)
    """Compare a block with its form, then those of its blocks that Terraform gives meaning to."""
    if len(block.labels) != known.labels:
        message = f"`{called}` takes {known.labels} labels, not {len(block.labels)}"
        yield Note("unknown-block", block.pos, message)
    body = block.body
    for name, attribute in body.attributes.items():
        if not known.open and name not in known.arguments:
            message = f"`{called}` has no argument `{name}`"
            yield Note("unknown-argument", attribute.pos, message, nearest(name, known.arguments))
    for name in sorted(known.required):
        if name not in body.attributes:
            yield Note("missing-argument", block.pos, f"`{called}` needs `{name}`")
    if (
        called in ("resource", "data", "ephemeral", "module")
        and {"count", "for_each"} <= body.attributes.keys()
    ):
        pos = body.attributes["for_each"].pos
        yield Note("conflict", pos, "`count` and `for_each` exclude each other")
    for name, want in VALUES.items():
        said = body.attributes.get(name) if name in known.arguments else None
        have = kind_of(said.value) if said is not None else ""
        if said is not None and have and not converts(have, want, said.value):
            message = f"`{called}.{name}` must be {described(want)}, not {given(have)}"
            yield Note("wrong-type", said.value.pos, message)
    for said in body.attributes.values() if called in CONSTRAINED else ():
        alone = Pairs(said.pos, ((Value(said.pos, said.name), said.value),))
        yield from constraints(said.value if called == "required_providers" else alone)
    if called == "variable" and "type" in body.attributes:
        kind = body.attributes["type"].value
        yield from type_notes(kind)
        if "default" in body.attributes:
            yield from typed(body.attributes["default"].value, coded(kind), "default")
    if called in INSTANCES:
        yield from instances(body)
    if called == "variable":
        yield from validation(block)
    if called == "dynamic" and not any(one.type == "content" for one in body.blocks):
        yield Note("missing-block", block.pos, "`dynamic` needs a block `content`")
    if called == "dynamic" and "for_each" in body.attributes:
        yield from iterable(body.attributes["for_each"].value)
    yield from static(block, called)
    yield from inner_blocks(body, known, called)


def instances(body: Body) -> Iterator[Note]:
    """Judge what a resource or module is repeated by."""
    each, count = body.attributes.get("for_each"), body.attributes.get("count")
    have = kind_of(each.value) if each is not None else ""
    if each is not None and isinstance(each.value, Value) and each.value.value is None:
        yield Note("wrong-type", each.value.pos, "`for_each` must be a map or a set, not null")
    # `toset` and its like give what is coded as a list too: only what is written as one is wrong.
    listed = have == "l" and each is not None and isinstance(each.value, Items | For)
    if each is not None and (have in ("s", "n", "b") or listed):
        hint = "write `toset([…])`" if listed else ""
        message = f"`for_each` must be a map or a set of strings, not {given(have)}"
        yield Note("wrong-type", each.value.pos, message, hint)
    have = kind_of(count.value) if count is not None else ""
    if count is not None and have and not converts(have, "n", count.value):
        yield Note("wrong-type", count.value.pos, f"`count` must be a number, not {given(have)}")


def iterable(value: Expression) -> Iterator[Note]:
    """Judge what a dynamic block goes through."""
    have = kind_of(value)
    if have in ("s", "n", "b"):
        message = f"`for_each` must be a list, a set or a map, not {given(have)}"
        yield Note("wrong-type", value.pos, message)


def constraints(value: Expression) -> Iterator[Note]:
    """Judge the version constraints among the entries of an object."""
    for key, one in value.pairs if isinstance(value, Pairs) else ():
        name = key.value if isinstance(key, Value) else None
        if name not in ("source", "version", "required_version"):
            continue
        if kind_of(one) not in ("", "s") or (
            isinstance(one, Value) and not isinstance(one.value, str)
        ):
            yield Note("wrong-type", one.pos, f"`{name}` must be a string")
        elif name != "source" and isinstance(one, Value):
            wrong = [clause for clause in str(one.value).split(",") if comparison(clause) is None]
            if wrong:
                yield Note(
                    "wrong-format", one.pos, f"`{wrong[0].strip()}` is not a version constraint"
                )


def inner_blocks(body: Body, known: Form, called: str) -> Iterator[Note]:
    """Judge the blocks inside one; a provider's own are for its schema to judge."""
    seen: set[str] = set()
    for inner in body.blocks:
        name = inner.type
        if name in SINGLE and name in seen:
            yield Note("too-many", inner.pos, f"`{name}` may stand once")
        seen.add(name)
        if name == "provisioner" and called in ("resource", "removed"):
            from generator.verify.terraform.provisioners import provisioner

            yield from provisioner(inner)
        elif name in known.blocks or (
            known.open_blocks and called != "dynamic" and name in ("lifecycle", "dynamic")
        ):
            if name == "content":
                yield from inner_blocks(inner.body, TOP["resource"], "content")
            elif name in INSIDE:
                yield from shape(inner, INSIDE[name], name)
        elif known.open_blocks:
            if name != "connection":
                yield from inner_blocks(inner.body, TOP["resource"], called)
        else:
            message = f"`{called}` has no block `{name}`"
            yield Note("unknown-block", inner.pos, message, nearest(name, known.blocks))
