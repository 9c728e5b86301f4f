"""managed-endpoint on AWS: a SageMaker endpoint with a variant for each deployment."""

import re
from collections.abc import Iterator
from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.managed_endpoint import aws_guide, aws_images, common
from generator.clouds import CloudFacts, MachineType, placement
from generator.components.encryption import Encryption
from generator.components.online_endpoint import OnlineEndpoint
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
from generator.errors import Place, Problem, SpecError
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
    problems = [*_problems(spec, place), *aws_images.missing(spec, place)]
    if problems:
        raise SpecError(problems)
    images = aws_images.found(spec, place)
    components = _components(spec, place, images, machines=_machines(facts, spec))
    serving = common.serving(spec)
    kept = (
        ()
        if place.model_bucket
        else (replace(parts.PROTECTION, description="Whether the bucket of the models stays."),)
    )
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=f"A SageMaker endpoint in {region} that shares requests between {serving} "
        "variants, each of which scales by its own load."
        if serving > 1
        else f"A SageMaker endpoint in {region} whose variant scales by its load.",
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="a model adds its deployment's"),
            *parts.variables(components),
            *kept,
        ),
        outputs=aws_guide.outputs(region, private=place.network is not None),
        deploy=aws_guide.deploy(spec, place, images),
        verify=aws_guide.verify(private=place.network is not None),
        operate=aws_guide.operate(spec, place),
        destroy=aws_guide.destroy(place),
    )


def _components(
    spec: Any, place: Any, images: dict[str, str], *, machines: dict[str, MachineType]
) -> dict[str, Component]:
    network = place.network
    return {
        "encryption": Encryption(),
        "model_key": ModelKey(),
        **({} if place.model_bucket else {"model_bucket": ModelBucket()}),
        "endpoint_logs": EndpointLogs(days=spec.logs.days),
        "execution_role": ExecutionRole(model_bucket=place.model_bucket, model_key=place.model_key),
        "models": Models(
            name=spec.model.name,
            path=spec.model.path,
            versions=common.versions(spec),
            images=images,
            region=place.region,
        ),
        "variants": Variants(
            deployments=common.deployments(
                spec,
                machines,
                check=_MACHINE_CHECK,
                timeout_seconds=None,
                concurrency=spec.endpoint.concurrency,
            ),
            traffic=common.traffic(spec),
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
        "deployment_scaling": common.scaling(spec, machines, in_percent=spec.scaling.in_percent),
    }


def _machines(facts: CloudFacts, spec: Any) -> dict[str, MachineType]:
    catalogue = replace(facts, machines=facts.endpoint_machines, machine_check=_MACHINE_CHECK)
    return common.machines(catalogue, spec.deployments, wrong=_wrong)


def _wrong(type_: str) -> tuple[str, str] | None:
    """Say what is wrong with a machine type that is named, and what to write instead."""
    if re.fullmatch(_MACHINE_CHECK.args["pattern"], type_):
        return None
    if type_.startswith("ml.t"):
        return (
            f"SageMaker does not scale `{type_}`, whose CPU comes in bursts",
            "take one that is always as fast, such as ml.m6i.large",
        )
    return (
        f"`{type_}` is no machine type of SageMaker",
        'its machines are called as in "ml.m6i.xlarge"',
    )


def _problems(spec: Any, place: Any) -> Iterator[Problem]:
    """Tell all that SageMaker would refuse, or that would silently mean nothing to it."""
    for field, only in _CONTAINER.items():
        if getattr(spec.runtime, field) != only:
            yield Problem(
                code="GEN405",
                message=f"SageMaker asks containers at `{only}`, and nowhere else",
                hint=f"let the container answer there, and leave {field} out",
                path=("runtime", field),
            )
    if spec.model.format != "custom":
        yield Problem(
            code="GEN405",
            message="SageMaker hands over files, and knows no format of a model",
            hint="leave it out, and take an image whose server reads it, such as Triton's",
            path=("model", "format"),
        )
    if spec.endpoint.auth not in {None, "identity"}:
        yield Problem(
            code="GEN405",
            message=f"SageMaker has no {spec.endpoint.auth}: callers sign with an IAM identity",
            hint="leave it out; callers without one may come through an API Gateway, with its keys",
            path=("endpoint", "auth"),
        )
    if spec.endpoint.timeout_seconds != _SECONDS:
        yield Problem(
            code="GEN406",
            message=f"SageMaker gives each request {_SECONDS} seconds, no more and no fewer",
            hint="leave it out; an answer that is streamed may take 8 minutes",
            path=("endpoint", "timeout_seconds"),
        )
    if spec.logs.days not in LOG_DAYS:
        nearest = min(LOG_DAYS, key=lambda days: abs(days - spec.logs.days))
        yield Problem(
            code="GEN406",
            message=f"CloudWatch keeps no logs for {spec.logs.days} days",
            hint=f"the nearest is {nearest}; it has {', '.join(map(str, LOG_DAYS))}",
            path=("logs", "days"),
        )
    yield from _network_problems(private=spec.endpoint.access == "private", network=place.network)


def _network_problems(*, private: bool, network: Any) -> Iterator[Problem]:
    if private and network is None:
        yield Problem(
            code="GEN308",
            message="a private endpoint needs a network that its callers are in",
            hint='name it, as in "network": {"vpc": "vpc-...", "subnets": ["subnet-..."], '
            '"clients": ["10.40.0.0/16"]}',
            path=("clouds", "aws", "network"),
            also=(Place(path=("endpoint", "access")),),
        )
    if network and not private:
        yield Problem(
            code="GEN307",
            message="a network is named, but the endpoint is public",
            hint='leave it out, or say "endpoint": {"access": "private"}',
            path=("clouds", "aws", "network"),
            also=(Place(path=("endpoint", "access")),),
        )
