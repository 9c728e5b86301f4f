"""References: everything that a module names must be there, and be used as what it is."""

import re
from collections.abc import Iterator, Mapping

from generator import facts
from generator.facts.pack import Kind
from generator.hcl import Expression, Items, Reference, Value
from generator.verify.finding import Finding, nearest
from generator.verify.terraform.module import Module, Placed
from generator.verify.terraform.paths import follow
from generator.verify.terraform.targets import target
from generator.verify.terraform.types import field_problem, literal_problem
from generator.verify.terraform.uses import Use, uses

PROVIDER_NAME = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.[\w-]+)?"
PATHS = frozenset({"module", "root", "cwd"})
SELF_PLACES = ("provisioner.", "connection.", "lifecycle.postcondition.")
INSTANCE_BLOCKS = frozenset({"resource", "data", "ephemeral", "module", "import"})


class References:
    """Judges every reference of one module, and remembers what was used."""

    def __init__(self, module: Module, children: dict[str, Module | None]) -> None:
        self.module = module
        self.children = children
        self.used: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """Go through the module in the order of its files."""
        for placed in self.module.blocks:
            for use in uses(placed.block):
                for reference in use.references:
                    yield from self.one(placed, use, reference)
            yield from self.provider(placed)
            yield from self.quoted(placed)

    def quoted(self, placed: Placed) -> Iterator[Finding]:
        """Judge references in quotes, as `depends_on` of old configurations has them."""
        said = placed.block.body.attributes.get("depends_on")
        for one in said.value.items if said is not None and isinstance(said.value, Items) else ():
            words = str(one.value).split(".") if isinstance(one, Value) else []
            if len(words) > 1 and said is not None:
                reference = Reference(one.pos, words[0], tuple(words[1:]))
                use = Use("depends_on", said, (reference,), ())
                yield from self.one(placed, use, reference)

    def one(self, placed: Placed, use: Use, reference: Reference) -> Iterator[Finding]:
        """Judge one reference."""
        root, steps = reference.root, reference.steps
        first = steps[0] if steps and isinstance(steps[0], str) else ""
        if root == "var":
            yield from self.named(placed, reference, first, "var", self.module.variables)
        elif root == "local":
            yield from self.named(placed, reference, first, "local", self.module.locals)
        elif root == "module":
            yield from self.named(placed, reference, first, "module", self.module.calls)
            if first in self.module.calls:
                yield from self.output(placed, reference, first)
        elif root in ("each", "count", "self"):
            yield from self.instance(placed, use, reference, first)
        elif root == "path":
            if first not in PATHS:
                message = f"there is no `{reference}`"
                yield placed.finding("undeclared", reference.pos, message, nearest(first, PATHS))
        elif root == "terraform":
            if first not in ("workspace", "applying"):
                yield placed.finding("undeclared", reference.pos, f"there is no `{reference}`")
        else:
            yield from self.resource(placed, reference)

    def named(
        self,
        placed: Placed,
        reference: Reference,
        name: str,
        root: str,
        table: Mapping[str, object],
    ) -> Iterator[Finding]:
        """Judge a variable, a local value or a module call."""
        if name in table:
            self.used.add(f"{root}.{name}")
            if len(reference.steps) > 1 and root != "module":
                yield from self.field(placed, reference, name)
            return
        called = {"var": "variable", "local": "local value", "module": "module"}[root]
        message = f"the {called} `{name}` is not declared"
        yield placed.finding("undeclared", reference.pos, message, nearest(name, table))

    def field(self, placed: Placed, reference: Reference, name: str) -> Iterator[Finding]:
        """Judge what is read off a variable of a declared type, or off a literal local value."""
        rest = reference.steps[1:]
        if reference.root == "var":
            kind = self.module.variables[name].block.body.attributes.get("type")
            problem = field_problem(kind.value if kind else None, rest, f"var.{name}")
        else:
            local = self.module.locals[name].attribute
            problem = literal_problem(local.value, rest, f"local.{name}")
        if problem is not None:
            yield placed.finding("unknown-attribute", reference.pos, *problem)

    def output(self, placed: Placed, reference: Reference, name: str) -> Iterator[Finding]:
        """Judge the output of a module of this project."""
        rest = self.after_instance(reference.steps[1:])
        child = self.children.get(name)
        if child is None or not rest or not isinstance(rest[0], str) or rest[0] == "*":
            return
        if rest[0] not in child.outputs:
            message = f"module `{name}` has no output `{rest[0]}`"
            hint = nearest(rest[0], child.outputs)
            yield placed.finding("unknown-attribute", reference.pos, message, hint)

    def instance(
        self, placed: Placed, use: Use, reference: Reference, first: str
    ) -> Iterator[Finding]:
        """Judge `each`, `count` and `self`."""
        root, block = reference.root, placed.block
        if root == "self":
            if not use.path.startswith(SELF_PLACES):
                message = "`self` has a meaning only in provisioners and postconditions"
                yield placed.finding("wrong-instance", reference.pos, message)
            elif block.type in ("resource", "data", "ephemeral"):
                kind: Kind = "resource" if block.type == "resource" else "data"
                yield from self.attribute(placed, reference, placed, kind, reference.steps)
            return
        repeats = "for_each" if root == "each" else "count"
        fields = ("key", "value") if root == "each" else ("index",)
        if block.type not in INSTANCE_BLOCKS or repeats not in block.body.attributes:
            message = f"`{reference}` needs `{repeats}` in its block"
            yield placed.finding("wrong-instance", reference.pos, message)
        elif first not in fields:
            message = f"there is no `{root}.{first}`"
            yield placed.finding("wrong-instance", reference.pos, message, nearest(first, fields))

    def resource(self, placed: Placed, reference: Reference) -> Iterator[Finding]:
        """Judge a reference to a resource or a data source."""
        kind, type_, name, rest = split(reference)
        if not name:
            message = f"`{reference}` refers to nothing"
            hint = "a text needs quotes" if not reference.steps else ""
            yield placed.finding("undeclared", reference.pos, message, hint)
            return
        address = f"{type_}.{name}" if kind == "resource" else f"{kind}.{type_}.{name}"
        there = self.module.resources.get(address)
        if there is None:
            message = f"`{address}` is not declared"
            hint = nearest(address, self.module.resources)
            yield placed.finding("undeclared", reference.pos, message, hint)
            return
        self.used.add(address)
        if rest:
            problem = instance_problem(there, rest, address)
            if problem:
                yield placed.finding("wrong-instance", reference.pos, problem)
                return
            yield from self.attribute(placed, reference, there, kind, self.after_instance(rest))

    def after_instance(self, rest: tuple[str | Expression, ...]) -> tuple[str | Expression, ...]:
        """Leave out the index or splat that picks an instance."""
        return rest[1:] if rest and (not isinstance(rest[0], str) or rest[0] == "*") else rest

    def attribute(
        self,
        placed: Placed,
        reference: Reference,
        there: Placed,
        kind: Kind,
        rest: tuple[str | Expression, ...],
    ) -> Iterator[Finding]:
        """Judge the attribute that is read, by every version that the module must fit."""
        if not rest:
            return
        wanted = target(self.module, self.module.provider_name(there))
        if wanted is None:
            return
        type_ = there.block.labels[0]
        known = facts.type_facts(wanted.provider, kind, type_)
        if known is None:
            return
        problems: dict[tuple[str, str], list[int]] = {}
        for index in wanted.versions:
            one = known[index]
            if one is not None:
                problem = follow(one.block, rest)
                if problem is not None:
                    problems.setdefault(problem, []).append(index)
        for (message, hint), where in problems.items():
            names = [facts.versions(wanted.provider)[index] for index in where]
            some = len(where) < len(wanted.versions)
            end = f" (in {wanted.provider} {', '.join(names)})" if some else ""
            told = f"`{reference}`: {message}{end}"
            yield placed.finding("unknown-attribute", reference.pos, told, hint)

    def provider(self, placed: Placed) -> Iterator[Finding]:
        """Judge the provider configurations that a block chooses."""
        block = placed.block
        if block.type in ("resource", "data", "ephemeral"):
            attribute = block.body.attributes.get("provider")
        elif block.type == "module":
            attribute = block.body.attributes.get("providers")
        else:
            return
        if attribute is None:
            return
        if block.type != "module":
            yield from self.chosen(placed, attribute.value)
        # Of `aws.replica = aws.west` only what follows `=` is this module's.
        keys = {key.pos for key, _ in getattr(attribute.value, "pairs", ())}
        for reference in attribute.references:
            name = str(reference)
            known = name in self.module.providers or name in self.module.aliases
            if "." in name and not known and reference.pos not in keys:
                message = f"the provider configuration `{name}` is not declared"
                hint = nearest(name, [*self.module.providers, *self.module.aliases])
                yield placed.finding("undeclared-provider", reference.pos, message, hint)

    def chosen(self, placed: Placed, value: Expression) -> Iterator[Finding]:
        """Judge the name of a provider configuration, beyond whether an alias is declared."""
        name = str(value.value if isinstance(value, Value) else value)
        if not isinstance(value, Value | Reference) or not re.fullmatch(PROVIDER_NAME, name):
            message = "a provider configuration is chosen by its name, like `aws.west`"
            yield placed.finding("undeclared-provider", value.pos, message)
            return
        known = {*self.module.providers, *self.module.aliases, *self.module.requirements}
        own = placed.block.labels[0].partition("_")[0]
        quoted = isinstance(value, Value) and "." in name
        # Another provider may come in without a word only where its name says whose types it has.
        stranger = "." not in name and own in known and not name.startswith(own)
        if (quoted or stranger) and name not in known:
            message = f"the provider configuration `{name}` is not declared"
            yield placed.finding("undeclared-provider", value.pos, message, nearest(name, known))


def split(reference: Reference) -> tuple[Kind, str, str, tuple[str | Expression, ...]]:
    """Take a reference to a resource apart: kind, type, name and the rest."""
    kind: Kind = "resource"
    words: tuple[str | Expression, ...] = (reference.root, *reference.steps)
    if reference.root in ("data", "ephemeral"):
        kind = "data" if reference.root == "data" else "ephemeral"
        words = words[1:]
    if len(words) < 2 or not isinstance(words[0], str) or not isinstance(words[1], str):  # noqa: PLR2004 (type and name)
        return kind, "", "", ()
    return kind, words[0], words[1], words[2:]


def instance_problem(  # noqa: PLR0911 (one answer per kind of thing)
    there: Placed, rest: tuple[str | Expression, ...], address: str
) -> str:
    """Say what is wrong with how an instance is picked; empty when nothing is."""
    arguments, step = there.block.body.attributes, rest[0]
    if isinstance(step, str):
        if step == "*" and "for_each" in arguments and isinstance((*rest, None)[1], str):
            return f"`{address}` has `for_each`: write `values({address})[*]` for all its instances"
        if step != "*" and ("count" in arguments or "for_each" in arguments):
            return f"`{address}` has several instances: one must be picked with an index"
        return ""
    if "count" in arguments:
        if isinstance(step, Value) and isinstance(step.value, str) and not step.value.isdigit():
            return f"`{address}` has `count`: its instances have numbers"
    elif "for_each" in arguments:
        if isinstance(step, Value) and not isinstance(step.value, str):
            return f"`{address}` has `for_each`: its instances have keys, not numbers"
    else:
        return f"`{address}` has neither `count` nor `for_each`: it has one instance, without index"
    return ""
