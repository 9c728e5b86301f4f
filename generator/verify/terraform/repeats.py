"""How many instances there are, where that hangs on what is known only once something is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import facts
from generator.hcl import Access, Call, Choice, For, Items, Operation, Pairs, Reference, Value
from generator.verify.terraform.references import split
from generator.verify.terraform.targets import target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.hcl import Expression
    from generator.verify.finding import Finding
    from generator.verify.terraform.module import Module, Placed

RULE = "unknown-repeat"
HINT = "repeat by what the configuration says itself, and keep what is made for the values"
COMPARING = frozenset({"==", "!=", "<", ">", "<=", ">="})
FLOWING = frozenset({"compact", "concat", "distinct", "flatten", "reverse", "sort", "tolist"})
# Providers whose IDs nobody knows before a resource is there.
PROVIDERS = frozenset({"aws", "alicloud", "azurerm"})
COMPUTED, SET = 4, 3


class Repeats:
    """Tells what is unknown in a module; `given` are its variables that a caller gives such."""

    def __init__(self, module: Module, given: frozenset[str]) -> None:
        self.module = module
        self.given = given

    def unknown(self, node: Expression) -> bool:
        """Tell whether a value is an ID that nobody knows before something is made."""
        if not isinstance(node, Reference):
            return False
        if node.root == "var":
            return len(node.steps) == 1 and node.steps[0] in self.given
        if node.root == "local" and len(node.steps) == 1:
            local = self.module.locals.get(str(node.steps[0]))
            value = local.attribute.value if local is not None else None
            return isinstance(value, Reference) and value.root != "local" and self.unknown(value)
        there, rest = self.made(node)
        rest = rest[1:] if rest and (rest[0] == "*" or not isinstance(rest[0], str)) else rest
        return there is not None and len(rest) == 1 and self.by_making(there, rest[0])

    def made(self, node: Expression) -> tuple[Placed | None, tuple[str | Expression, ...]]:
        """Tell the resource that a reference leads to, and what is read off it."""
        if not isinstance(node, Reference):
            return None, ()
        kind, type_, name, rest = split(node)
        there = self.module.resources.get(f"{type_}.{name}") if kind == "resource" else None
        return there, rest

    def by_making(self, there: Placed, name: str | Expression) -> bool:
        """Tell whether an attribute is known only once its resource is made: an ID or an ARN."""
        if not isinstance(name, str) or not f"_{name}".endswith(("_id", "_arn")):
            return False
        if name in there.block.body.attributes:
            return False
        wanted = target(self.module, self.module.provider_name(there))
        if wanted is None or wanted.provider not in PROVIDERS:
            return False
        known = facts.type_facts(wanted.provider, "resource", there.block.labels[0])
        for index in wanted.versions if known is not None else ():
            one = known[index] if known is not None else None
            said = one.block.arguments.get(name) if one is not None else None
            if said is None or not said[0] & COMPUTED or (said[0] & SET and name != "id"):
                return False
        return known is not None

    def members(self, node: Expression) -> bool:
        """Tell whether a list has a member that is not known."""
        if isinstance(node, Items):
            return any(self.unknown(one) for one in node.items)
        if isinstance(node, Call) and node.name in FLOWING:
            return any(self.members(one) for one in node.args)
        if isinstance(node, For):
            return node.key is None and self.turned(node, node.value)
        if isinstance(node, Access):
            # `values(aws_subnet.main)[*].id`
            base = node.base
            if isinstance(base, Call) and base.name == "values" and len(base.args) == 1:
                there, rest = self.made(base.args[0])
                last = node.steps[1] if len(node.steps) == 2 and node.steps[0] == "*" else ""  # noqa: PLR2004 (the splat and the attribute)
                return there is not None and not rest and self.by_making(there, last)
            return False
        return isinstance(node, Reference) and "*" in node.steps and self.unknown(node)

    def turned(self, node: For, value: Expression) -> bool:
        """Tell whether what a for-expression makes of each resource is not known."""
        there, rest = self.made(node.collection)
        if there is None or rest or not isinstance(value, Reference):
            return False
        return (
            value.root == node.names[-1]
            and len(value.steps) == 1
            and self.by_making(there, value.steps[0])
        )

    def keys(self, node: Expression) -> bool:
        """Tell whether the keys that instances get are not known."""
        if isinstance(node, Call) and node.name == "toset" and node.args:
            return self.members(node.args[0])
        if isinstance(node, Pairs):
            return any(self.unknown(key) for key, _ in node.pairs)
        if isinstance(node, For) and node.key is not None:
            return self.turned(node, node.key)
        return isinstance(node, Choice) and self.test(node.test)

    def number(self, node: Expression) -> bool:
        """Tell whether a number of instances is not known."""
        return isinstance(node, Choice) and self.test(node.test)

    def test(self, node: Expression) -> bool:
        """Tell whether a test compares what is not known; with null it may be known."""
        if not isinstance(node, Operation):
            return False
        if node.operator in COMPARING:
            if any(isinstance(one, Value) and one.value is None for one in node.operands):
                return False
            return any(self.unknown(one) for one in node.operands)
        # With `&&` and `||` the other side may decide it.
        return node.operator == "!" and any(self.test(one) for one in node.operands)


def repeats(module: Module, inner: Mapping[str, Module | None]) -> Iterator[Finding]:
    """Judge what a module repeats, and what it makes the modules repeat that it calls."""
    if any(placed.block.type == "import" for placed in module.blocks):
        return  # What is there already has its ID.
    own = Repeats(module, frozenset())
    yield from judged(module, own, "")
    for name, placed in module.calls.items():
        child = inner.get(name)
        if child is None:
            continue
        given = frozenset(
            one.name for one in placed.block.body.attributes.values() if own.unknown(one.value)
        )
        if given:
            yield from judged(child, Repeats(child, given), f", as module `{name}` gives it")


def judged(module: Module, told: Repeats, by: str) -> Iterator[Finding]:
    """Judge `for_each` and `count` of every block."""
    for placed in module.blocks:
        if placed.block.type not in ("resource", "data", "module"):
            continue
        attributes = placed.block.body.attributes
        each, count = attributes.get("for_each"), attributes.get("count")
        if each is not None and told.keys(each.value):
            message = f"the keys of `for_each` are known only once something is made{by}"
            yield placed.finding(RULE, each.value.pos, message, HINT)
        elif count is not None and told.number(count.value):
            message = f"`count` is known only once something is made{by}"
            yield placed.finding(RULE, count.value.pos, message, HINT)
