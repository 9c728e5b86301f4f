"""What a project's variables refuse: their validations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import hcl
from generator.parity.checks import Check
from generator.parity.operations import known
from generator.parity.terraform.expressions import truth
from generator.parity.values import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parity.terraform.bodies import Placed
    from generator.parity.terraform.project import Project


def checks(project: Project, name: str, placed: Placed) -> Iterator[Check]:
    """Give the checks of a variable."""
    for block in placed.block.body.blocks:
        if block.type == "validation":
            condition = block.body.attributes["condition"]
            message = project.attempt(block.body.attributes["error_message"].value, {})

            def accepts(value: Any, condition: hcl.Attribute = condition) -> bool | None:
                before, project.done["variable", name] = project.done["variable", name], value
                verdict = project.attempt(condition.value, {})
                project.done["variable", name] = before
                # Terraform refuses what it cannot check.
                unsure = not known(verdict) and not isinstance(verdict, Broken)
                return None if unsure else known(verdict) and truth(verdict)

            yield Check(
                message=str(message),
                constants=constants(condition.value),
                place=placed.at(condition.pos),
                accepts=accepts,
            )


def constants(node: Any) -> Iterator[Any]:
    """Give every literal of an expression."""
    if isinstance(node, hcl.Value):
        yield node.value
    elif isinstance(node, tuple):
        for one in node:
            yield from constants(one)
    elif hasattr(node, "__slots__"):
        for slot in node.__slots__:
            if slot not in ("pos", "names", "root", "name"):
                yield from constants(getattr(node, slot))
