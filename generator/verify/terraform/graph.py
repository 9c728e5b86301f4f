"""The resource graph of a Terraform project, through locals, variables and its own modules."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.hcl import Attribute, HclError, Reference, overrides, read
from generator.verify.graph import Edge, Graph, Resource
from generator.verify.terraform.module import Module, Placed, folder_of, modules
from generator.verify.terraform.references import split
from generator.verify.terraform.uses import uses

# A file without any of these says nothing of resources, unless its locals refer to some.
BEARING = re.compile(r"^[ \t]*(?:resource|data|ephemeral|module|output)\b", re.MULTILINE)
KINDS = {"resource": "managed", "data": "data", "ephemeral": "ephemeral"}


class Instance:
    """One use of a module: where it is called from, and what it makes of names."""

    def __init__(
        self, module: Module, prefix: str, caller: "Instance | None", call: Placed | None
    ) -> None:
        self.module = module
        self.prefix = prefix
        self.caller = caller
        self.call = call
        self.children: dict[str, Instance] = {}
        self.known: dict[str, tuple[str, ...]] = {}

    def attribute(self, attribute: Attribute) -> tuple[str, ...]:
        """List the resources that a value leads to."""
        found: dict[str, None] = {}
        for reference in attribute.references:
            found.update(dict.fromkeys(self.reference(reference)))
        return tuple(found)

    def reference(self, reference: Reference) -> tuple[str, ...]:
        """List the resources that a reference leads to."""
        root = reference.root
        first = (
            reference.steps[0] if reference.steps and isinstance(reference.steps[0], str) else ""
        )
        if root in ("local", "var", "module"):
            key = f"{root}.{first}"
            if root == "module":
                names = [
                    step for step in reference.steps[1:] if isinstance(step, str) and step != "*"
                ]
                key += f".{names[0] if names else ''}"
            if key not in self.known:
                self.known[key] = ()  # What leads back to itself adds nothing.
                self.known[key] = self.through(root, first, key)
            return self.known[key]
        kind, type_, name, _ = split(reference)
        address = f"{type_}.{name}" if kind == "resource" else f"{kind}.{type_}.{name}"
        return (self.prefix + address,) if address in self.module.resources else ()

    def through(self, root: str, name: str, key: str) -> tuple[str, ...]:
        """Follow a name to the resources behind it."""
        if root == "local" and name in self.module.locals:
            return self.attribute(self.module.locals[name].attribute)
        if root == "var" and self.caller is not None and self.call is not None:
            given = self.call.block.body.attributes.get(name)
            return self.caller.attribute(given) if given is not None else ()
        child = self.children.get(name) if root == "module" else None
        if child is None:
            return ()
        output = child.module.outputs.get(key.rpartition(".")[2])
        value = output.block.body.attributes.get("value") if output is not None else None
        return child.attribute(value) if value is not None else ()


def build(files: Mapping[str, str]) -> Graph:
    """Make the graph of the root module and of everything that it calls."""
    # What an override file lays references over bore on nothing until then.
    whole = any(overrides(file) for file in files)
    bearing = [(file, text) for file, text in files.items() if whole or bears(file, text)]
    return remembered(tuple(bearing))


@lru_cache(maxsize=256)
def bears(file: str, text: str) -> bool:
    """Tell whether a file says anything of resources: most often one of settings does not."""
    if not file.endswith(".tf"):
        return False
    if BEARING.search(text):
        return True
    if "locals" not in text:
        return False
    try:
        document = read(text)
    except HclError:
        return True
    # A variable of the root module leads to no resource; one of another may.
    root = "/" not in file
    return any(
        not root or reference.root != "var"
        for _, block in document.blocks()
        if block.type == "locals"
        for attribute in block.body.attributes.values()
        for reference in attribute.references
    )


@lru_cache(maxsize=64)
def remembered(files: tuple[tuple[str, str], ...]) -> Graph:
    """Make the graph of files that bear on it; those of many specs differ elsewhere."""
    found, _ = modules(dict(files))
    root = found.get("") or next(iter(found.values()), None)
    if root is None:
        return Graph((), ())
    resources: list[Resource] = []
    edges: dict[Edge, None] = {}
    visit(Instance(root, "", None, None), found, resources, edges, 0)
    return Graph(tuple(resources), tuple(edges))


def visit(
    instance: Instance,
    found: Mapping[str, Module],
    resources: list[Resource],
    edges: dict[Edge, None],
    depth: int,
) -> None:
    """Add what one use of a module holds, its own calls first: outputs are looked up in them."""
    for name, call in instance.module.calls.items():
        child = found.get(folder_of(instance.module, call) or "\0")
        if child is not None and depth < 10:  # noqa: PLR2004 (a module that calls itself ends here)
            inner = Instance(child, f"{instance.prefix}module.{name}.", instance, call)
            instance.children[name] = inner
            visit(inner, found, resources, edges, depth + 1)
    for address, placed in instance.module.resources.items():
        block = placed.block
        attributes = block.body.attributes
        repeats = (
            "for_each" if "for_each" in attributes else "count" if "count" in attributes else ""
        )
        full = instance.prefix + address
        line, _ = placed.section.place(block.pos)
        resources.append(
            Resource(
                full,
                block.labels[0],
                block.labels[1],
                KINDS[block.type],
                placed.file,
                line,
                repeats,
            )
        )
        each = attributes.get("for_each")
        for use in uses(block):
            for reference in use.references:
                if reference.root == "each" and each is not None:
                    # `each.value.id` reads what `for_each` goes over.
                    targets = instance.attribute(each)
                else:
                    targets = instance.reference(reference)
                for target in targets:
                    edges[Edge(full, target, use.path)] = None
