"""What Terraform wants written out: it reads these before anything has a value."""

from collections.abc import Iterator

from generator.hcl import Attribute, Block, Body, Expression, Items, Reference, Value
from generator.verify.finding import Note

# Where only a literal may stand, by the type of the block.
LITERALS = {
    "variable": ("description", "sensitive", "nullable", "ephemeral", "default"),
    "output": ("description", "sensitive", "ephemeral"),
    "lifecycle": ("create_before_destroy", "prevent_destroy"),
    "module": ("source", "version"),
}
STATE = frozenset({"backend", "cloud"})
STATE_HINT = "Terraform takes it by `terraform init -backend-config`; OpenTofu 1.8 takes variables"
CONDITIONS = ("precondition", "postcondition", "assert")
# A replacement is triggered by resources alone.
NO_TRIGGERS = frozenset({"var", "local", "module", "data", "path", "terraform", "self"})


def static(block: Block, called: str) -> Iterator[Note]:
    """Judge what must be literal, and what must be a plain reference."""
    attributes = block.body.attributes
    for name in attributes if called in STATE else LITERALS.get(called, ()):
        said = attributes.get(name)
        if said is not None and (said.references or said.calls):
            message = f"`{called}.{name}` must be a literal: nothing has a value when it is read"
            yield Note("wrong-type", said.value.pos, message, STATE_HINT if called in STATE else "")
    if "depends_on" in attributes:
        yield from listed(attributes["depends_on"], "depends_on")
    if called == "lifecycle" and "replace_triggered_by" in attributes:
        said = attributes["replace_triggered_by"]
        yield from listed(said, "replace_triggered_by")
        for one in said.references:
            if one.root in NO_TRIGGERS:
                message = f"`replace_triggered_by` takes resources, not `{one}`"
                yield Note("wrong-type", one.pos, message)
    if called == "validation" or called in CONDITIONS:
        yield from condition(block.body, called)


def listed(said: Attribute, name: str) -> Iterator[Note]:
    """Judge a list of references."""
    if not isinstance(said.value, Items):
        message = f"`{name}` must be a list of references, written out"
        yield Note("wrong-type", said.value.pos, message)
        return
    for one in said.value.items:
        if not isinstance(one, Reference) and not quoted(one):
            yield Note("wrong-type", one.pos, f"`{name}` takes references and nothing else")


def quoted(one: Expression) -> bool:
    """Tell whether this is a reference in quotes, as old configurations have them."""
    return isinstance(one, Value) and isinstance(one.value, str) and "." in one.value


def condition(body: Body, called: str) -> Iterator[Note]:
    """Judge a condition: it must depend on something."""
    said = body.attributes.get("condition")
    if said is not None and not said.references:
        message = f"the condition of this `{called}` depends on nothing"
        yield Note("idle-condition", said.value.pos, message)


def validation(block: Block) -> Iterator[Note]:
    """Judge the validations of a variable: each must speak of that variable."""
    for inner in block.body.blocks:
        said = inner.body.attributes.get("condition")
        if inner.type != "validation" or said is None or not said.references:
            continue
        name = block.labels[0] if block.labels else ""
        if not any(one.root == "var" and one.steps[:1] == (name,) for one in said.references):
            message = f"this condition does not look at `var.{name}`, which it is to check"
            yield Note("idle-condition", said.value.pos, message)
