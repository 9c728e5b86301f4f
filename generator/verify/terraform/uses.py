"""Every place of a block that refers to something, told once per block text."""

from functools import lru_cache
from typing import NamedTuple

from generator.hcl import Attribute, Block, Body, Call, Reference, Value

# Attributes whose words are not references: types, addresses of what is gone, provider names.
SILENT = {
    "variable": frozenset({"type", "ephemeral", "nullable"}),
    "resource": frozenset({"provider"}),
    "data": frozenset({"provider"}),
    "ephemeral": frozenset({"provider"}),
    "module": frozenset({"providers"}),
    "moved": frozenset({"from", "to"}),
    "import": frozenset({"to", "provider"}),
    "removed": frozenset({"from"}),
    "lifecycle": frozenset({"ignore_changes"}),
    "dynamic": frozenset({"iterator", "labels"}),
    "provisioner": frozenset({"when", "on_failure"}),
}
SILENT_INSIDE = ("lifecycle", "dynamic", "provisioner")
NONE: frozenset[str] = frozenset()
EARLY = frozenset({"var", "local"})


class Use(NamedTuple):
    """An argument that holds references or calls; `path` leads to it inside its block."""

    path: str
    attribute: Attribute
    references: tuple[Reference, ...]
    calls: tuple[Call, ...]


@lru_cache(maxsize=8192)
def uses(block: Block) -> tuple[Use, ...]:
    """List what a top-level block refers to, without the names that its dynamic blocks bind."""
    found: list[Use] = []
    if block.type != "terraform":
        gather(block.body, block.type, "", NONE, found)
        return tuple(found)
    # OpenTofu lets a store of state be set by variables, and has more names there than resources.
    for inner in block.body.blocks:
        if inner.type != "required_providers":
            gather(inner.body, inner.type, f"{inner.type}.", NONE, found)
    return tuple(
        one._replace(
            references=tuple(ref for ref in one.references if ref.root in ("var", "local"))
        )
        for one in found
    )


def gather(body: Body, kind: str, path: str, bound: frozenset[str], found: list[Use]) -> None:
    """Add the uses in one body; `bound` are the iterators of the dynamic blocks around it."""
    silent = SILENT.get(kind, NONE) if not path or kind in SILENT_INSIDE else NONE
    for name, attribute in body.attributes.items():
        references = attribute.references
        if (references or attribute.calls) and name not in silent:
            if bound:
                references = tuple(one for one in references if one.root not in bound)
            found.append(Use(path + name, attribute, references, attribute.calls))
    for inner in body.blocks:
        if inner.type == "dynamic" and inner.labels:
            iterator = inner.body.attributes.get("iterator")
            name = iterator_name(iterator) or inner.labels[0]
            gather(
                Body(inner.body.attributes, ()),
                "dynamic",
                f"{path}{inner.labels[0]}.",
                bound,
                found,
            )
            for content in inner.body.blocks:
                gather(content.body, "content", f"{path}{inner.labels[0]}.", bound | {name}, found)
        else:
            gather(inner.body, inner.type, f"{path}{inner.type}.", bound, found)


def iterator_name(attribute: Attribute | None) -> str:
    """Read the name that a dynamic block gives its iterator."""
    if attribute is None:
        return ""
    if isinstance(attribute.value, Reference):
        return attribute.value.root
    return str(attribute.value.value) if isinstance(attribute.value, Value) else ""
