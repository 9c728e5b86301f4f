"""A plan's overrides as files of its projects, and all that is wrong with them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import SpecError
from generator.layout import lay_out
from generator.overrides.azure import unequal
from generator.overrides.fitting import Declared, declared, unfit
from generator.overrides.judging import refused
from generator.overrides.pulumi import Program
from generator.overrides.terraform import in_terraform
from generator.record import replace
from generator.render import OVERRIDING, render, render_overrides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.errors import Problem
    from generator.overrides.laid import Laid
    from generator.project import Engine, Override, Plan, Texts


def overridden(plan: Plan, texts: Texts) -> Texts:
    """Add the files that lay a plan's overrides over its projects.

    Raises SpecError with everything that is not there, or that a provider refuses.
    """
    whole = texts
    if "terraform" not in texts:  # what fits is told by Terraform's names, whatever is rendered
        whole = {"terraform": lay_out(render(plan, engine="terraform")), **texts}
    there = declared(whole["terraform"])
    problems: list[Problem] = []
    fitting: list[Override] = []
    for one in plan.overrides:
        found = list(unfit(one, there))
        problems += found
        fitting += rest(one, found)
    theirs: list[Laid] = []
    if "pulumi" in texts:
        program = Program(texts["pulumi"])
        for one in fitting:
            made, lacking = program.said(one)
            problems += lacking
            theirs += [] if made is None else [made]
    fits = replace(plan, overrides=tuple(fitting))
    over = with_overrides(fits, whole)
    problems += refused(fits, over, theirs)
    if plan.cloud == "azure" and "pulumi" in texts and not problems:
        problems += unequal(plan, whole, over)
    if problems:
        raise SpecError(problems)
    return with_overrides(plan, texts)


def with_overrides(plan: Plan, texts: Texts) -> Texts:
    """Add the files that lay a plan's overrides over its projects; nothing is judged."""
    return {engine: files | _written(plan, engine, files) for engine, files in texts.items()}


def rest(one: Override, found: list[Problem]) -> list[Override]:
    """Leave out of an override the arguments that have a problem; nothing may be left."""
    wrong = {problem.path[2:3] for problem in found}
    left = {name: value for name, value in one.arguments.items() if (name,) not in wrong}
    return [replace(one, arguments=left)] if left and () not in wrong else []


def _written(plan: Plan, engine: Engine, files: Mapping[str, str]) -> dict[str, str]:
    laid = laid_over(plan, files, engine=engine)
    if not laid:
        return {}
    return lay_out({OVERRIDING[engine]: render_overrides(plan, laid, engine=engine)})


def laid_over(plan: Plan, files: Mapping[str, str], *, engine: Engine) -> list[Laid]:
    """Say a plan's overrides as an engine does, whose project `files` are; those that it has."""
    if engine == "terraform":
        there: Declared = declared(files)
        return [in_terraform(one, there[one.address]) for one in plan.overrides]
    program = Program(files)
    said = [program.said(one)[0] for one in plan.overrides]
    return [one for one in said if one is not None]
