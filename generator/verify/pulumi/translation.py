"""Resources of a program as blocks of Terraform's language, so that one rule judges both engines.

A resource becomes a block with the arguments that its Terraform type has; one of Azure's own SDK
keeps its Python names.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.facts.spelling import snake
from generator.hcl import Attribute, Block, Body, Reference
from generator.verify.pulumi.bridged import Behaviour, behaviour
from generator.verify.pulumi.expressions import DEEPEST
from generator.verify.pulumi.inlining import Inlining
from generator.verify.pulumi.nodes import at, unknown

if TYPE_CHECKING:
    from generator.facts import pulumi as sdk
    from generator.verify.pulumi.expressions import Loop
    from generator.verify.pulumi.scopes import Scope

OUTSIDE = frozenset({"opts", "resource_name", "args"})


class Translator(Inlining):
    """Translates the resources of one file."""

    def resource(
        self, call: ast.Call, keywords: list[ast.keyword], offer: sdk.Offer, scope: Scope
    ) -> tuple[Block, list[Loop]]:
        """Translate the call that makes a resource; also tell what it is repeated by.

        `keywords` are what it is given in the end. `lost` is set where not all of its arguments
        could be told.
        """
        self.loops = {}
        self.lost = len(call.args) > 1 or any(one.arg in (None, "args") for one in keywords)
        known = behaviour(offer.terraform) if offer.terraform else None
        type_ = offer.terraform or class_of(offer)
        name = self.labels.get(id(call)) or f"@{at(call)}"
        body = self.body(keywords, known, scope, OUTSIDE)
        return Block(at(call), "resource", (type_, name), body), list(self.loops.values())

    def body(
        self,
        keywords: list[ast.keyword],
        known: Behaviour | None,
        scope: Scope,
        outside: frozenset[str] = frozenset(),
    ) -> Body:
        """Translate the arguments of a call, nested ones into blocks."""
        attributes: dict[str, Attribute] = {}
        blocks: list[Block] = []
        for keyword in keywords:
            if keyword.arg is not None and keyword.arg not in outside:
                self.argument(keyword.arg, keyword.value, keyword, known, scope, attributes, blocks)
        return Body(attributes, tuple(blocks))

    def argument(  # noqa: PLR0913, PLR0917 (a value, its place and where it goes)
        self,
        name: str,
        value: ast.expr,
        node: ast.AST,
        known: Behaviour | None,
        scope: Scope,
        attributes: dict[str, Attribute],
        blocks: list[Block],
    ) -> None:
        """Translate one argument."""
        spelt = name if known is None else known.spelt(name)
        if not spelt:
            self.lost = True
            return
        inside = None if known is None else known.inside(name)
        is_block = known is None or (inside is not None and inside.argument is None)
        found = self.blocks(spelt, value, inside, scope) if is_block else None
        if found is not None:
            blocks += found
            return
        translated = unknown(value) if is_block and known else self.expression(value, scope)
        attributes[spelt] = Attribute(at(node), spelt, translated, (), ())

    def blocks(  # noqa: C901, PLR0911 (one case per way to write them)
        self, name: str, value: ast.expr, known: Behaviour | None, scope: Scope
    ) -> list[Block] | None:
        """Translate nested arguments; None for what is not written out."""
        value, scope = self.source(value, scope)
        if isinstance(value, ast.List | ast.Tuple):
            whole: list[Block] = []
            for one in value.elts:
                inner = (
                    None if isinstance(one, ast.Starred) else self.blocks(name, one, known, scope)
                )
                if inner is None:
                    return None
                whole += inner
            return whole if whole or known is not None else None
        if isinstance(value, ast.ListComp):
            return self.repeated(name, value, known, scope)
        if isinstance(value, ast.Dict):
            keywords = []
            for key, one in zip(value.keys, value.values, strict=True):
                if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                    return None
                keyword = ast.keyword(arg=snake(key.value), value=one)
                keywords.append(ast.copy_location(keyword, key))
            return [Block(at(value), name, (), self.body(keywords, known, scope))]
        if isinstance(value, ast.Call) and not value.args:
            path = self.file.path(value.func, scope)
            if path is not None and path.name.endswith("Args"):
                if any(one.arg is None for one in value.keywords):
                    return None
                return [Block(at(value), name, (), self.body(value.keywords, known, scope))]
        return None

    def repeated(
        self, name: str, value: ast.ListComp, known: Behaviour | None, scope: Scope
    ) -> list[Block] | None:
        """Translate nested arguments that a comprehension makes."""
        inner = self.blocks(name, value.elt, known, self.file.reading.inner[value])
        if not inner or len(value.generators) != 1:
            return None
        pos, one = at(value), value.generators[0]
        self.loops.pop(id(one.iter), None)
        over = unknown(value) if one.ifs else self.expression(one.iter, scope)
        iterator = Reference(pos, f"${id(one.iter)}", ())
        arguments = {
            "for_each": Attribute(pos, "for_each", over, (), ()),
            "iterator": Attribute(pos, "iterator", iterator, (), ()),
        }
        content = tuple(Block(each.pos, "content", (), each.body) for each in inner)
        return [Block(pos, "dynamic", (name,), Body(arguments, content))]

    def source(self, value: ast.expr, scope: Scope) -> tuple[ast.expr, Scope]:
        """Follow a name to the only expression that it is bound to."""
        for _ in range(DEEPEST):
            if not isinstance(value, ast.Name):
                break
            one = self.only(value, scope)
            bound = None if one is None else self.file.reading.value(one)
            if one is None or bound is None:
                break
            value, scope = bound, one.scope
        return value, scope


def class_of(offer: sdk.Offer) -> str:
    """Call a class by its package and module, without the API version that may be in it."""
    return f"{offer.package[7:]}.{offer.module.partition('/')[0].partition('.')[0]}.{offer.name}"
