"""Variables and local values that nothing uses."""

from collections.abc import Iterator

from generator.verify.finding import Finding
from generator.verify.terraform.module import Module


def unused(module: Module, used: set[str]) -> Iterator[Finding]:
    """Judge by the names that the references of the module were seen to use."""
    for name, placed in module.variables.items():
        if f"var.{name}" not in used:
            message = f"the variable `{name}` is never used"
            yield placed.finding("unused-variable", placed.block.pos, message)
    for name, local in module.locals.items():
        if f"local.{name}" not in used:
            message = f"the local value `{name}` is never used"
            yield local.placed.finding("unused-local", local.attribute.pos, message)
