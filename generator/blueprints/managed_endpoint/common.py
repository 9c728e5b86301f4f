"""What managed-endpoint decides alike on several clouds."""

from collections.abc import Callable
from typing import Any

from generator.clouds import CloudFacts, MachineType, placement
from generator.components.deployments import MOST_INSTANCES, Deployments, DeploymentScaling
from generator.components.model_registry import ModelRegistry
from generator.components.online_endpoint import EndpointTraffic
from generator.errors import Problem, SpecError
from generator.project import Check

BUILDS = "managed model endpoint"


def serving(spec: Any) -> int:
    """Return how many deployments get requests."""
    return sum(1 for one in spec.deployments.values() if one.traffic)


def images(spec: Any) -> dict[str, str]:
    """Return the image of each deployment, its own or that of all."""
    return {name: one.image or spec.runtime.image for name, one in spec.deployments.items()}


def versions(spec: Any) -> dict[str, str]:
    """Return the version of the model that each deployment serves."""
    return {name: one.version for name, one in spec.deployments.items()}


def models(spec: Any, *, images: dict[str, str]) -> ModelRegistry:
    """Plan the registry, with the model and `images` of each deployment."""
    return ModelRegistry(
        name=spec.model.name,
        format=spec.model.format,
        path=spec.model.path,
        versions=versions(spec),
        images=images,
        port=spec.runtime.port,
        health_path=spec.runtime.health_path,
        predict_path=spec.runtime.predict_path,
    )


def deployments(
    spec: Any,
    machines: dict[str, MachineType],
    *,
    check: Check,
    timeout_seconds: int | None,
    concurrency: int | None,
) -> Deployments:
    """Plan the servers; what is None, the cloud cannot be told."""
    return Deployments(
        machines=machines,
        machine_check=check,
        environment=spec.runtime.environment,
        startup_seconds=spec.runtime.startup_seconds,
        timeout_seconds=timeout_seconds,
        concurrency=concurrency,
    )


def traffic(spec: Any) -> EndpointTraffic:
    """Plan how requests are shared."""
    return EndpointTraffic(shares={name: one.traffic for name, one in spec.deployments.items()})


def scaling(
    spec: Any, machines: dict[str, MachineType], *, in_percent: int | None
) -> DeploymentScaling:
    """Plan between how many instances each deployment scales, and when."""
    deployments = spec.deployments
    return DeploymentScaling(
        least={name: one.instances.min for name, one in deployments.items()},
        most={name: one.instances.max for name, one in deployments.items()},
        gpu={name: machines[name].gpus > 0 for name in deployments},
        out_percent=spec.scaling.out_percent,
        in_percent=in_percent,
        limit=MOST_INSTANCES,
    )


def machines(
    catalogue: CloudFacts,
    deployments: Any,
    *,
    wrong: Callable[[str], tuple[str, str] | None] = lambda _: None,
    problems: tuple[Problem, ...] = (),
) -> dict[str, MachineType]:
    """Choose each deployment's machine type.

    `wrong` says of a type that is named what is wrong with it, and what to write instead. Raises
    SpecError with `problems` that were found before, and with all that cannot be had.
    """
    chosen: dict[str, MachineType] = {}
    found = list(problems)
    for name, deployment in deployments.items():
        path = ("deployments", name, "machine")
        type_ = deployment.machine.type
        refusal = wrong(type_) if type_ else None
        if refusal:
            found.append(
                Problem(code="GEN403", message=refusal[0], hint=refusal[1], path=(*path, "type"))
            )
            continue
        try:
            chosen[name] = placement.machine(catalogue, deployment.machine, path=path)
        except SpecError as refused:
            found += refused.problems
    if found:
        raise SpecError(found)
    return chosen
