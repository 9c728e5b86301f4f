"""managed-endpoint on AWS: a SageMaker endpoint with a variant for each deployment."""

import re
from collections.abc import Iterator
from typing import Any

from generator import clouds
from generator.blueprints import managed_endpoint_aws, parts, sagemaker_images
from generator.clouds import CloudFacts, MachineType, placement
from generator.components.deployments import MOST_INSTANCES, Deployments, DeploymentScaling
from generator.components.encryption import Encryption
from generator.components.online_endpoint import EndpointTraffic, OnlineEndpoint
from generator.components.sagemaker import (
    LOG_DAYS,
    EndpointAlarms,
    EndpointLogs,
    ExecutionRole,
    InvokePolicy,
    ModelBucket,
    ModelKey,
    Models,
    RuntimeAccess,
    Variants,
)
from generator.errors import Problem, SpecError
from generator.project import Check, Component, Plan
from generator.record import replace

# What SageMaker asks of a container, and gives a request (its guide, on own inference code).
_CONTAINER = {"port": 8080, "health_path": "/ping", "predict_path": "/invocations"}
_SECONDS = 60

_MACHINE_CHECK = Check(
    kind="pattern",
    args={"pattern": r"^ml\.([a-su-z]|trn)[a-z0-9-]*\.[a-z0-9]+$"},
    message="A machine of SageMaker that scales, such as ml.m6i.xlarge.",
)


def plan(spec: Any) -> Plan:
    """Decide everything about an endpoint on SageMaker; raises SpecError for what cannot be."""
    facts = clouds.facts("aws")
    place = spec.clouds.aws
    region = placement.region(facts, place.region)
    problems = [*_problems(spec, place), *sagemaker_images.missing(spec, place)]
    if problems:
        raise SpecError(problems)
    images = sagemaker_images.found(spec, place)
    components = _components(spec, place, images, machines=_machines(facts, spec.deployments))
    serving = sum(1 for one in spec.deployments.values() if one.traffic)
    kept = (
        ()
        if place.model_bucket
        else (replace(parts.PROTECTION, description="Whether the bucket of the models stays."),)
    )
    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: managed model endpoint on {facts.title}",
        summary=f"A SageMaker endpoint in {region} that shares requests between {serving} "
        "variants, each of which scales by its own load."
        if serving > 1
        else f"A SageMaker endpoint in {region} whose variant scales by its load.",
        cloud="aws",
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name, longest=24, reason="names of models add their deployment's"
            ),
            *parts.variables(components),
            *kept,
        ),
        outputs=managed_endpoint_aws.outputs(region, private=place.network is not None),
        deploy=managed_endpoint_aws.deploy(spec, place, images),
        verify=managed_endpoint_aws.verify(private=place.network is not None),
        operate=managed_endpoint_aws.operate(spec, place),
        destroy=managed_endpoint_aws.destroy(place),
    )


def _components(
    spec: Any, place: Any, images: dict[str, str], *, machines: dict[str, MachineType]
) -> dict[str, Component]:
    deployments = spec.deployments
    network = place.network
    return {
        "encryption": Encryption(),
        "model_key": ModelKey(),
        **({} if place.model_bucket else {"model_bucket": ModelBucket()}),
        "endpoint_logs": EndpointLogs(days=spec.logs.days),
        "execution_role": ExecutionRole(model_bucket=place.model_bucket, model_key=place.model_key),
        "models": Models(
            name=spec.model.name or spec.name,
            path=spec.model.path,
            versions={name: one.version for name, one in deployments.items()},
            images=images,
            region=place.region,
        ),
        "variants": Variants(
            deployments=Deployments(
                machines=machines,
                machine_check=_MACHINE_CHECK,
                environment=spec.runtime.environment,
                startup_seconds=spec.runtime.startup_seconds,
                timeout_seconds=None,
                concurrency=spec.endpoint.concurrency,
            ),
            traffic=EndpointTraffic(
                shares={name: one.traffic for name, one in deployments.items()}
            ),
        ),
        "endpoint_alarms": EndpointAlarms(
            emails=(), slow_seconds=_SECONDS // 2, errors_per_minute=5
        ),
        "endpoint": OnlineEndpoint(auth="identity", private=network is not None),
        **(
            {
                "private_access": RuntimeAccess(
                    vpc=network.vpc, subnets=network.subnets, clients=network.clients
                )
            }
            if network
            else {}
        ),
        "endpoint_callers": InvokePolicy(callers=place.callers),
        "deployment_scaling": DeploymentScaling(
            least={name: one.instances.min for name, one in deployments.items()},
            most={name: one.instances.max for name, one in deployments.items()},
            gpu={name: machines[name].gpus > 0 for name in deployments},
            out_percent=spec.scaling.out_percent,
            in_percent=spec.scaling.in_percent,
            limit=MOST_INSTANCES,
        ),
    }


def _machines(facts: CloudFacts, deployments: Any) -> dict[str, MachineType]:
    """Choose each deployment's machine type; raises SpecError with all that cannot be had."""
    catalogue = replace(facts, machines=facts.endpoint_machines, machine_check=_MACHINE_CHECK)
    chosen: dict[str, MachineType] = {}
    problems: list[Problem] = []
    for name, deployment in deployments.items():
        path = ("deployments", name, "machine")
        wish = deployment.machine
        if wish.type and not re.fullmatch(_MACHINE_CHECK.args["pattern"], wish.type):
            problems.append(_no_machine(wish.type, path))
            continue
        try:
            chosen[name] = placement.machine(catalogue, wish, path=path)
        except SpecError as refusal:
            problems += refusal.problems
    if problems:
        raise SpecError(problems)
    return chosen


def _no_machine(type_: str, path: tuple[str | int, ...]) -> Problem:
    if type_.startswith("ml.t"):
        return Problem(
            message=f"SageMaker does not scale `{type_}`, whose CPU comes in bursts",
            hint="take one that is always as fast, such as ml.m6i.large",
            path=(*path, "type"),
        )
    return Problem(
        message=f"`{type_}` is no machine type of SageMaker",
        hint='its machines are called as in "ml.m6i.xlarge"',
        path=(*path, "type"),
    )


def _problems(spec: Any, place: Any) -> Iterator[Problem]:
    """Tell all that SageMaker would refuse, or that would silently mean nothing to it."""
    for field, only in _CONTAINER.items():
        if getattr(spec.runtime, field) != only:
            yield Problem(
                message=f"SageMaker asks containers at `{only}`, and nowhere else",
                hint=f"let the container answer there, and leave {field} out",
                path=("runtime", field),
            )
    if spec.model.format != "custom":
        yield Problem(
            message="SageMaker hands over files, and knows no format of a model",
            hint="leave it out, and take an image whose server reads it, such as Triton's",
            path=("model", "format"),
        )
    if spec.endpoint.auth not in {None, "identity"}:
        yield Problem(
            message=f"SageMaker has no {spec.endpoint.auth}: callers sign with an IAM identity",
            hint="leave it out; callers without one may come through an API Gateway, with its keys",
            path=("endpoint", "auth"),
        )
    if spec.endpoint.timeout_seconds != _SECONDS:
        yield Problem(
            message=f"SageMaker gives each request {_SECONDS} seconds, no more and no fewer",
            hint="leave it out; an answer that is streamed may take 8 minutes",
            path=("endpoint", "timeout_seconds"),
        )
    if spec.logs.days not in LOG_DAYS:
        nearest = min(LOG_DAYS, key=lambda days: abs(days - spec.logs.days))
        yield Problem(
            message=f"CloudWatch keeps no logs for {spec.logs.days} days",
            hint=f"the nearest is {nearest}; it has {', '.join(map(str, LOG_DAYS))}",
            path=("logs", "days"),
        )
    yield from _network_problems(private=spec.endpoint.access == "private", network=place.network)


def _network_problems(*, private: bool, network: Any) -> Iterator[Problem]:
    if private and network is None:
        yield Problem(
            message="a private endpoint needs a network that its callers are in",
            hint='name it, as in "network": {"vpc": "vpc-...", "subnets": ["subnet-..."], '
            '"clients": ["10.40.0.0/16"]}',
            path=("clouds", "aws", "network"),
        )
    if network and not private:
        yield Problem(
            message="a network is named, but the endpoint is public",
            hint='leave it out, or say "endpoint": {"access": "private"}',
            path=("clouds", "aws", "network"),
        )
