"""Values that Terraform marks, sensitive or ephemeral, where it refuses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import facts
from generator.hcl import (
    Access,
    Call,
    Choice,
    For,
    Items,
    Operation,
    Pairs,
    Reference,
    Template,
    Value,
)
from generator.verify.terraform.references import split
from generator.verify.terraform.targets import target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.hcl import Attribute, Block, Body, Expression
    from generator.verify.finding import Finding
    from generator.verify.terraform.module import Module, Placed

SENSITIVE, WRITE_ONLY = 16, 32
RULE = "marked-value"
DEEPEST = 12
# What takes a mark off, and what may.
FREE = frozenset({"nonsensitive", "issensitive", "can", "try", "type", "ephemeralasnull"})
# Functions that keep what is inside a list or an object apart from the whole of it.
HOLDING = frozenset({"merge", "concat", "flatten", "tolist", "toset", "tomap", "reverse"})
# Functions whose result is one value, of all that they are given.
WHOLE = frozenset(
    [
        "base64encode",
        "base64decode",
        "format",
        "join",
        "jsonencode",
        "lower",
        "md5",
        "replace",
        "sha1",
        "sha256",
        "sha512",
        "substr",
        "templatefile",
        "textencodebase64",
        "trimspace",
        "upper",
        "urlencode",
        "yamlencode",
    ]
)


class Marks:
    """What is marked in a module; `kind` is `sensitive` or `ephemeral`."""

    def __init__(self, module: Module, inner: Mapping[str, Module | None], kind: str) -> None:
        self.module = module
        self.inner = inner
        self.kind = kind
        self.depth = 0

    def source(self, reference: Reference) -> bool:
        """Tell whether what a reference leads to is declared so, as a whole."""
        name = reference.steps[0] if reference.steps else None
        if reference.root == "var":
            said = self.module.variables.get(str(name))
            return said is not None and true(said.block.body, self.kind)
        if reference.root == "ephemeral":
            return self.kind == "ephemeral"
        if reference.root == "module":
            child = self.inner.get(str(name))
            key = reference.steps[1] if len(reference.steps) > 1 else None
            output = child.outputs.get(key) if child is not None and isinstance(key, str) else None
            return output is not None and true(output.block.body, self.kind)
        return self.kind == "sensitive" and self.attribute(reference)

    def attribute(self, reference: Reference) -> bool:
        """Tell whether an attribute of a resource is sensitive by what its provider says."""
        kind, type_, name, rest = split(reference)
        address = f"{type_}.{name}" if kind == "resource" else f"{kind}.{type_}.{name}"
        there = self.module.resources.get(address) if name else None
        if there is None or kind == "ephemeral":
            return False
        rest = rest[1:] if rest and not isinstance(rest[0], str) else rest
        wanted = target(self.module, self.module.provider_name(there))
        if len(rest) != 1 or not isinstance(rest[0], str) or wanted is None:
            return False
        known = facts.type_facts(wanted.provider, kind, type_)
        if known is None:
            return False
        found = [known[index] for index in wanted.versions]
        said = [one.block.arguments.get(rest[0]) if one is not None else None for one in found]
        return bool(said) and all(one is not None and one[0] & SENSITIVE for one in said)

    def whole(self, node: Expression) -> bool:
        """Tell whether a value is marked itself, and not only something inside it."""
        return self.told(node, (), inside=False)

    def holds(self, node: Expression) -> bool:
        """Tell whether a value is marked, or something inside it."""
        return self.told(node, (), inside=True)

    def told(self, node: Expression, steps: tuple[str | Expression, ...], *, inside: bool) -> bool:
        """Tell whether what some steps lead to is marked; False where that is not known."""
        if self.depth > DEEPEST:
            return False
        self.depth += 1
        try:
            return self.work_out(node, steps, inside=inside)
        finally:
            self.depth -= 1

    def work_out(  # noqa: C901, PLR0911 (one case per kind of expression)
        self, node: Expression, steps: tuple[str | Expression, ...], *, inside: bool
    ) -> bool:
        """Tell it, one level further down."""
        if isinstance(node, Reference):
            if self.source(node):
                return True
            local = self.module.locals.get(str(node.steps[0])) if node.root == "local" else None
            if local is None:
                return False
            return self.told(local.attribute.value, (*node.steps[1:], *steps), inside=inside)
        if isinstance(node, Access):
            return self.told(node.base, (*node.steps, *steps), inside=inside)
        if isinstance(node, Pairs):
            if steps:
                return self.entry(node, steps, inside=inside)
            return inside and any(self.told(one, (), inside=True) for _, one in node.pairs)
        if isinstance(node, Items):
            return not steps and inside and any(
                self.told(one, (), inside=True) for one in node.items
            )  # fmt: skip
        if isinstance(node, Template):
            return any(self.whole(one) for one in node.parts if not isinstance(one, str))
        if isinstance(node, Operation):
            return any(self.whole(one) for one in node.operands)
        if isinstance(node, Choice):
            if self.whole(node.test):
                return True
            return all(self.told(one, steps, inside=inside) for one in (node.yes, node.no))
        if isinstance(node, For):
            return self.whole(node.collection)
        return isinstance(node, Call) and self.called(node, steps, inside=inside)

    def entry(self, node: Pairs, steps: tuple[str | Expression, ...], *, inside: bool) -> bool:
        """Follow a step into an object."""
        step = steps[0].value if isinstance(steps[0], Value) else steps[0]
        for key, one in node.pairs:
            if isinstance(key, Value) and key.value == step:
                return self.told(one, steps[1:], inside=inside)
        return False

    def called(self, node: Call, steps: tuple[str | Expression, ...], *, inside: bool) -> bool:
        """Tell it of what a function returns."""
        if node.name in FREE or node.name.startswith("provider::"):
            return False
        if node.name == "sensitive":
            return self.kind == "sensitive"
        if any(self.whole(one) for one in node.args):
            return True
        if node.name in WHOLE:
            return any(self.holds(one) for one in node.args)
        known = inside and not steps and node.name in HOLDING
        return known and any(self.holds(one) for one in node.args)


def true(body: Body, name: str) -> bool:
    """Tell whether an argument is written as true."""
    said = body.attributes.get(name)
    return said is not None and isinstance(said.value, Value) and said.value.value is True


def marks(module: Module, inner: Mapping[str, Module | None]) -> Iterator[Finding]:
    """Find what shows a sensitive value, or would keep an ephemeral one."""
    sensitive = Marks(module, inner, "sensitive")
    for placed in module.blocks:
        block = placed.block
        if block.type == "output" and not module.folder:
            yield from shown(placed, sensitive)
        each = block.body.attributes.get("for_each")
        if each is not None and block.type in ("resource", "data", "module", "ephemeral"):
            keys = isinstance(each.value, Call) and each.value.name == "toset"
            if sensitive.whole(each.value) or (keys and sensitive.holds(each.value)):
                message = "`for_each` is sensitive, and the keys of instances are shown"
                hint = "take what is not secret of it, or `nonsensitive(…)` where nothing is"
                yield placed.finding(RULE, each.value.pos, message, hint)
    if any(true(one.block.body, "ephemeral") for one in module.variables.values()) or any(
        one.block.type == "ephemeral" for one in module.blocks
    ):
        yield from kept(module, inner)


def shown(placed: Placed, sensitive: Marks) -> Iterator[Finding]:
    """Judge an output of the root module."""
    body = placed.block.body
    said = body.attributes.get("value")
    if said is None or "sensitive" in body.attributes or true(body, "ephemeral"):
        return
    if sensitive.holds(said.value):
        message = "the output shows a sensitive value"
        hint = "add `sensitive = true`, or leave it out"
        yield placed.finding(RULE, said.value.pos, message, hint)


def kept(module: Module, inner: Mapping[str, Module | None]) -> Iterator[Finding]:
    """Find ephemeral values in arguments that a state keeps."""
    ephemeral = Marks(module, inner, "ephemeral")
    for placed in module.blocks:
        if placed.block.type not in ("resource", "data"):
            continue
        for attribute in arguments(placed.block):
            if not attribute.name.endswith("_wo") and ephemeral.holds(attribute.value):
                message = f"an ephemeral value cannot stand in `{attribute.name}`: state keeps it"
                hint = "hand it to an argument that is only written, as those that end in `_wo`"
                yield placed.finding(RULE, attribute.value.pos, message, hint)


def arguments(block: Block) -> Iterator[Attribute]:
    """Give the arguments of a resource, but for those of its provisioners."""
    yield from block.body.attributes.values()
    for one in block.body.blocks:
        if one.type not in ("provisioner", "connection", "lifecycle", "dynamic"):
            yield from arguments(one)
