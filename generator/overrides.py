"""Overrides: arguments that a spec lays over rendered resources, by each engine's own means.

Terraform has files for it, and Pulumi transformations. A resource is named by its address in
Terraform; the program's resource is the one of the same class and name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import Problem, SpecError
from generator.project import Override
from generator.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.facts import BlockFacts
    from generator.facts.pulumi import Offer
    from generator.project import Cloud, Engine, Plan, Texts
    from generator.verify.graph import Resource

PROVIDERS: dict[Cloud, tuple[str, ...]] = {
    "alibaba": ("alicloud",),
    "aws": ("aws",),
    "azure": ("azurerm", "azapi"),
}
FILES: dict[Engine, str] = {"terraform": "override.tf", "pulumi": "overrides.py"}


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
        if address.partition("_")[0] in PROVIDERS[cloud]
    )


def misplaced(spec: Any, cloud: Cloud) -> Iterator[Problem]:
    """Find overrides that no cloud of the spec has, and those that only Terraform could have."""
    known = {provider for one in spec.clouds.chosen for provider in PROVIDERS[one]}
    for address, one in spec.overrides.items():
        provider = address.partition("_")[0]
        if provider not in known:
            message = f"the spec names no cloud whose resources are of `{provider}`"
            yield problem(message, address)
        elif not one.model_extra:
            message = "an override sets at least one argument"
            yield problem(message, address, hint="name an argument and its value")
        elif provider in PROVIDERS[cloud] and cloud == "azure" and "pulumi" in spec.engines:
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
    from generator.layout import lay_out
    from generator.render import render
    from generator.verify.graph import graph

    written = texts.get("terraform") or lay_out(render(plan, engine="terraform"))
    there = {one.address for one in graph(written, engine="terraform").resources}
    problems = [found for one in plan.overrides for found in unfit(one, there)]
    if problems:
        raise SpecError(problems)
    refuse_values({**written, **_written(plan, "terraform", written)})
    return {engine: files | _written(plan, engine, files) for engine, files in texts.items()}


def _written(plan: Plan, engine: Engine, files: Mapping[str, str]) -> dict[str, str]:
    from generator.layout import lay_out
    from generator.render import render_overrides

    laid = laid_over(plan, files, engine=engine)
    if not laid:
        return {}
    return lay_out({FILES[engine]: render_overrides(plan, laid, engine=engine)})


def laid_over(plan: Plan, files: Mapping[str, str], *, engine: Engine) -> list[Laid]:
    """Say a plan's overrides as an engine does, whose project `files` are.

    Raises SpecError where the project has no such resource.
    """
    if engine == "terraform":
        return [in_terraform(one) for one in plan.overrides]
    if plan.cloud == "azure":
        return []  # refused, except where one only asks what would follow
    from generator.verify.graph import graph

    made = graph(files, engine=engine).resources
    return [in_pulumi(one, made) for one in plan.overrides]


def refuse_values(files: Mapping[str, str]) -> None:
    """Raise SpecError with what the provider refuses of the values that overrides set."""
    from generator.verify import verify

    rows = files[FILES["terraform"]].split("\n")
    problems = []
    for found in verify(files, engine="terraform"):
        if found.file == FILES["terraform"] and found.severity == "error":
            head = next(row for row in rows[found.line - 1 :: -1] if row.startswith("resource "))
            argument = rows[found.line - 1].partition(" = ")[0].strip()
            address = ".".join(head.split('"')[1:4:2])
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
    type_, _, label = one.address.partition(".")
    name = label.replace("_", "-")
    for resource in made:
        pattern = resource.name.replace("{…}", "*")
        offer = offered(resource.type)
        if offer is not None and offer.terraform == type_ and pattern in (name, f"{name}-*"):
            arguments = spelt(one, offer)
            return Laid(type=offer.token, name=pattern, because=one.because, arguments=arguments)
    message = f"the Pulumi program has no resource of its own for `{one.address}`"
    hint = 'render Terraform alone, with `"engines": ["terraform"]`'
    raise SpecError([problem(message, one.address, hint=hint)])


def offered(class_: str) -> Offer | None:
    """Look up a class as a program writes it: `aws.lb.LoadBalancer`."""
    from generator.facts import pulumi as sdk

    package, _, rest = class_.partition(".")
    module, _, name = rest.rpartition(".")
    return sdk.offer(f"pulumi_{package}", module or "index", "r", name)


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
