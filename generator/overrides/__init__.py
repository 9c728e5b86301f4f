"""Overrides: arguments that a spec lays over rendered resources, by each engine's own means.

Terraform has files for it, and Pulumi transformations. A resource is named by its address in
Terraform; the program's resource is the one of the same class and name. Here is what is asked
about every spec; the rest is loaded where a spec has overrides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import clouds
from generator.errors import Problem, SpecError
from generator.project import Override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.project import Cloud


def chosen(spec: Any, cloud: Cloud) -> tuple[Override, ...]:
    """Give the overrides of a cloud's resources, which the provider in their addresses tells.

    Raises SpecError where a cloud is not among the spec's, or an override sets nothing.
    """
    if not spec.overrides:
        return ()
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
    """Find overrides that no cloud of the spec has, and those that set nothing.

    What is wrong on every cloud is told with the first.
    """
    for address, one in spec.overrides.items():
        first = cloud == spec.clouds.chosen[0]
        provider = address.partition("_")[0]
        if provider == "azapi" and "azure" in spec.clouds.chosen:
            if cloud == "azure":
                message = "azapi sends a body, in which overrides set nothing"
                yield problem(message, address, hint="change the program's own files")
        elif not any(of_cloud(address, named) for named in spec.clouds.chosen):
            message = f"the spec names no cloud whose resources are of `{provider}`"
            if first:
                yield problem(message, address)
        elif not one.model_extra:
            message = "an override sets at least one argument"
            if of_cloud(address, cloud):
                yield problem(message, address, hint="name an argument and its value")


def problem(message: str, *path: str | int, hint: str = "") -> Problem:
    """Make a problem of an override, or of an argument of it."""
    return Problem(code="GEN412", message=message, hint=hint, path=("overrides", *path))
