"""What a file of a program makes: its resources as blocks, each with what was found in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.facts import pulumi as sdk
from generator.hcl import Attribute, Body
from generator.record import record
from generator.verify.meaning import TYPES
from generator.verify.pulumi.bridged import behaviour
from generator.verify.pulumi.file import File
from generator.verify.pulumi.ids import wanted
from generator.verify.pulumi.nodes import unknown
from generator.verify.pulumi.scopes import read
from generator.verify.pulumi.translation import Translator, class_of
from generator.verify.terraform.relations import relations

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

    from generator.hcl import Block, Expression, Reference
    from generator.verify.finding import Note
    from generator.verify.pulumi.expressions import Loop
    from generator.verify.pulumi.scopes import Scope

NAMED = frozenset({"name", "bucket", "identifier", "cluster_identifier"})


@record(kw_only=False)
class Made:
    """A resource of a file, and what was found in it; `lost` where an argument is not told."""

    block: Block
    loops: list[Loop]
    lost: bool
    deprecated: bool
    called: str
    notes: tuple[Note, ...]
    wanted: tuple[tuple[str, Reference], ...]
    tests: tuple[tuple[Expression, bool], ...] = ()


@record(kw_only=False)
class Source:
    """A file's resources by label, and its translator for whatever else is asked of it.

    `laid` keeps the nodes that the translator remembers by their identity.
    """

    translator: Translator
    made: dict[str, Made]
    laid: tuple[ast.keyword, ...] = ()


@lru_cache(maxsize=128)
def source(
    text: str, modules: frozenset[str], packages: frozenset[str], overrides: str = ""
) -> Source:
    """Translate a file; `modules` are those of the program, `packages` those with facts.

    `overrides` is the text of the module that lays values over the arguments of resources.
    """
    translator = Translator(File(read(text), {}), modules)
    made: dict[str, Made] = {}
    laid: list[ast.keyword] = []
    for call, scope, _ in translator.file.reading.calls:
        offer = offered(translator.file, call, scope, packages)
        # Of Azure's own SDK only what has rules of meaning is of use.
        if offer is not None and (offer.terraform or class_of(offer) in TYPES):
            keywords = call.keywords
            if overrides:
                from generator.verify.pulumi.laying import laid as lay

                keywords = lay(call, offer, overrides)
                laid += keywords
            block, loops = translator.resource(call, keywords, offer, scope)
            label = block.labels[1]
            label = label if label not in made else f"@{block.pos}"
            notes = tuple(related(block, offer, translator))
            found = tuple(wanted(block)) if offer.terraform else ()
            made[label] = Made(
                block,
                loops,
                translator.lost,
                bool(offer.deprecated),
                f"{offer.module}.{offer.name}",
                notes,
                found,
                tuple(tested(call, scope, translator)),
            )
    return Source(translator, made, tuple(laid))


def tested(
    call: ast.Call, scope: Scope, translator: Translator
) -> Iterator[tuple[Expression, bool]]:
    """Translate what a resource in a branch depends on, and how each test must come out."""
    around = translator.file.reading.tests.get(call, ())
    for test, outcome in [one for whole in around for one in parts(*whole)]:
        yield translator.expression(test, scope), outcome


def parts(test: ast.expr, wanted: bool) -> list[tuple[ast.expr, bool]]:  # noqa: FBT001 (how a test comes out)
    """Take a test apart into those that must all come out in some way."""
    import ast

    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return parts(test.operand, not wanted)
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) is wanted:
        return [one for value in test.values for one in parts(value, wanted)]
    return [(test, wanted)]


def related(block: Block, offer: sdk.Offer, translator: Translator) -> Iterator[Note]:
    """Judge the relations between the arguments of a bridged resource."""
    known = behaviour(offer.terraform) if offer.terraform else None
    if known is None or known.block is None:
        return
    body = block.body
    # The engine gives a name to what has none.
    named = [one for one in known.block.related if one in NAMED and one not in body.attributes]
    if named:
        extra = {one: Attribute(block.pos, one, unknown(), (), ()) for one in named}
        body = Body(body.attributes | extra, body.blocks)
    for note in relations(body, known.block, block.pos):
        # What is not set may be among the arguments that are not told.
        if not translator.lost or note.rule == "conflict" or "only one" in note.message:
            yield note


def offered(file: File, call: ast.Call, scope: Any, packages: frozenset[str]) -> sdk.Offer | None:
    """Tell the resource that a call makes."""
    path = file.path(call.func, scope)
    if path is None or path.rest or not path.name or path.package not in packages:
        return None
    return sdk.offer(path.package, path.module, "r", path.name)
