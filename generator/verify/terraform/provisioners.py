"""Provisioners, as Terraform itself judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.hcl import Reference, Value
from generator.verify.finding import Note, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.hcl import Attribute, Block

COMMON = {"when": ("create", "destroy"), "on_failure": ("continue", "fail")}
# What each may and must set; further ones came as plugins, which Terraform no longer takes.
KNOWN = {
    "local-exec": ("command", "working_dir interpreter environment quiet"),
    "remote-exec": ("", "inline script scripts"),
    "file": ("destination", "source content"),
}
# What is still there when a resource is destroyed.
LEFT = frozenset({"self", "path", "terraform"})
INDEX = {"count": "index", "each": "key"}


def provisioner(block: Block) -> Iterator[Note]:
    """Judge a provisioner: its kind, its arguments, and what it may speak of."""
    if len(block.labels) != 1:
        return
    kind = block.labels[0]
    attributes = block.body.attributes
    if kind not in KNOWN:
        message = f"there is no provisioner `{kind}`"
        yield Note("unknown-block", block.pos, message, nearest(kind, KNOWN))
        return
    must, may = KNOWN[kind]
    names = {must, *may.split(), *COMMON} - {""}
    for name, said in attributes.items():
        if name not in names:
            message = f"`{kind}` has no argument `{name}`"
            yield Note("unknown-argument", said.pos, message, nearest(name, names))
    if must and must not in attributes:
        yield Note("missing-argument", block.pos, f"`{kind}` needs `{must}`")
    for name, words in COMMON.items():
        if name in attributes and keyword(attributes[name]) not in words:
            message = f"`{name}` must be {' or '.join(f'`{word}`' for word in words)}"
            yield Note("not-one-of", attributes[name].value.pos, message)
    if "when" in attributes and keyword(attributes["when"]) == "destroy":
        yield from leaving(block)


def keyword(said: Attribute) -> str:
    """Read a keyword, which may stand in quotes as old configurations have it."""
    node = said.value
    if isinstance(node, Reference) and not node.steps:
        return node.root
    return str(node.value) if isinstance(node, Value) else ""


def leaving(block: Block) -> Iterator[Note]:
    """Find what a provisioner speaks of that may be gone when it runs."""
    for body in (block.body, *(one.body for one in block.body.blocks)):
        for name, said in body.attributes.items():
            for one in said.references if name not in COMMON else ():
                if one.root not in LEFT and one.steps != (INDEX.get(one.root),):
                    message = f"when its resource is destroyed, `{one}` may be gone already"
                    hint = "keep it in the resource and read it off `self`"
                    yield Note("wrong-instance", one.pos, message, hint)
