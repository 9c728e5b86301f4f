"""Overrides: arguments that a spec lays over rendered resources, by each engine's own means.

Terraform has files for it, and Pulumi transformations. A resource is named by its address in
Terraform; the program's resource is the one of the same class and name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import clouds
from generator.errors import Problem, SpecError
from generator.hcl import read
from generator.layout import lay_out
from generator.project import Override
from generator.record import record
from generator.render import OVERRIDING, render, render_overrides
from generator.verify import verify
from generator.verify.graph import graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.facts import BlockFacts
    from generator.facts.pulumi import Offer
    from generator.project import Cloud, Engine, Plan, Texts
    from generator.verify.graph import Resource


@record
class Laid:
    """An override in one engine's words; `type` and `name` are those of its resource there."""

    type: str
    name: str
    because: str
    arguments: dict[str, Any]


def chosen(spec: Any, cloud: Cloud) -> tuple[Override, ...]:
    """Give the overrides of a cloud's resources, which the provider in their addresses tells.

    Raises SpecError where a cloud is not among the spec's, or its engines have no common names.
    """
    problems = list(misplaced(spec, cloud))
    if problems:
        raise SpecError(problems)
    return tuple(
        Override(address=address, because=one.because, arguments=dict(one.model_extra))
        for address, one in spec.overrides.items()
        if of_cloud(address, cloud)
    )


def of_cloud(address: str, cloud: Cloud) -> bool:
    """Tell whether a resource is of a cloud: its type begins with a provider's name."""
    return address.partition("_")[0] in {one.name for one in clouds.facts(cloud).terraform}


def misplaced(spec: Any, cloud: Cloud) -> Iterator[Problem]:
    """Find overrides that no cloud of the spec has, and those that only Terraform could have."""
    for address, one in spec.overrides.items():
        provider = address.partition("_")[0]
        if not any(of_cloud(address, one) for one in spec.clouds.chosen):
            message = f"the spec names no cloud whose resources are of `{provider}`"
            yield problem(message, address)
        elif not one.model_extra:
            message = "an override sets at least one argument"
            yield problem(message, address, hint="name an argument and its value")
        elif cloud == "azure" and of_cloud(address, cloud) and "pulumi" in spec.engines:
            yield problem(
                "Pulumi's resources of Azure have other arguments than Terraform's",
                address,
                hint='render Terraform alone, with `"engines": ["terraform"]`, or change the '
                "program's own files",
            )


def problem(message: str, *path: str, hint: str = "") -> Problem:
    """Make a problem of an override, or of an argument of it."""
    return Problem(code="GEN412", message=message, hint=hint, path=("overrides", *path))


def overridden(plan: Plan, texts: Texts) -> Texts:
    """Add the files that lay a plan's overrides over its projects.

    Raises SpecError where a resource or an argument is not there.
    """
    if not plan.overrides:
        return texts
    written = texts.get("terraform") or lay_out(render(plan, engine="terraform"))
    there = {one.address for one in graph(written, engine="terraform").resources}
    problems = [found for one in plan.overrides for found in unfit(one, there)]
    if problems:
        raise SpecError(problems)
    refuse_values({**written, **_written(plan, "terraform", written)})
    return {engine: files | _written(plan, engine, files) for engine, files in texts.items()}


def _written(plan: Plan, engine: Engine, files: Mapping[str, str]) -> dict[str, str]:
    laid = laid_over(plan, files, engine=engine)
    if not laid:
        return {}
    return lay_out({OVERRIDING[engine]: render_overrides(plan, laid, engine=engine)})


def laid_over(plan: Plan, files: Mapping[str, str], *, engine: Engine) -> list[Laid]:
    """Say a plan's overrides as an engine does, whose project `files` are.

    Raises SpecError where the project has no such resource.
    """
    if engine == "terraform":
        return [in_terraform(one) for one in plan.overrides]
    if plan.cloud == "azure":
        return []  # refused, except where one only asks what would follow
    made = graph(files, engine=engine).resources
    return [in_pulumi(one, made) for one in plan.overrides]


def refuse_values(files: Mapping[str, str]) -> None:
    """Raise SpecError with what the provider refuses of the values that overrides set."""
    file = OVERRIDING["terraform"]
    starts = [
        (section.place(attribute.pos)[0], ".".join(block.labels), name)
        for section, block in read(files[file]).blocks()
        for name, attribute in block.body.attributes.items()
    ]
    problems = []
    for found in verify(files, engine="terraform"):
        if found.file == file and found.severity == "error":
            _, address, argument = max(one for one in starts if one[0] <= found.line)
            problems.append(problem(found.message, address, argument, hint=found.hint))
    if problems:
        raise SpecError(problems)


def unfit(one: Override, there: set[str]) -> Iterator[Problem]:
    """Find what an override names that is not there."""
    from generator.verify.finding import nearest

    if one.address not in there:
        message = f"there is no resource `{one.address}` in the project"
        yield problem(message, one.address, hint=nearest(one.address, there))
        return
    known = facts_of(one.address)
    for name in one.arguments:
        if known is not None and name in known.blocks:
            message = f"`{name}` is a block of nested arguments: overrides set arguments alone"
            yield problem(message, one.address, name)
        elif known is not None and name not in known.arguments:
            message = f"`{one.address.partition('.')[0]}` has no argument `{name}`"
            yield problem(message, one.address, name, hint=nearest(name, known.arguments))


def facts_of(address: str) -> BlockFacts | None:
    """Look up what the newest version of the provider says of a resource's type."""
    from generator import facts

    type_ = address.partition(".")[0]
    told = facts.type_facts(facts.provider_of(type_), "resource", type_) or ()
    known = [one for one in told if one is not None]
    return known[-1].block if known else None


def in_terraform(one: Override) -> Laid:
    """Say an override as Terraform does."""
    type_, _, label = one.address.partition(".")
    return Laid(type=type_, name=label, because=one.because, arguments=one.arguments)


def in_pulumi(one: Override, made: tuple[Resource, ...]) -> Laid:
    """Say an override as Pulumi does; raises SpecError where the program has no such resource."""
    from generator.facts.pulumi import resource as class_of

    type_, _, label = one.address.partition(".")
    name = label.replace("_", "-")
    for resource in made:
        pattern = resource.name.replace("{…}", "*")
        offer = class_of(resource.type)
        if offer is not None and offer.terraform == type_ and pattern in (name, f"{name}-*"):
            arguments = spelt(one, offer)
            return Laid(type=offer.token, name=pattern, because=one.because, arguments=arguments)
    message = f"the Pulumi program has no resource of its own for `{one.address}`"
    hint = 'render Terraform alone, with `"engines": ["terraform"]`'
    raise SpecError([problem(message, one.address, hint=hint)])


def spelt(one: Override, offer: Offer) -> dict[str, Any]:
    """Give the arguments by the names that the program has for them."""
    from generator.verify.pulumi.bridged import behaviour

    known = behaviour(offer.terraform)
    names = {known.spelt(name): name for name in offer.inputs} if known is not None else {}
    problems = [
        problem(f"Pulumi's `{offer.name}` has no argument `{name}`", one.address, name)
        for name in one.arguments
        if name not in names
    ]
    if problems:
        raise SpecError(problems)
    return {names[name]: value for name, value in one.arguments.items()}
