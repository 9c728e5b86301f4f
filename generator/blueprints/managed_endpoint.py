"""managed-endpoint: a model behind the cloud's own inference service."""

import re
from typing import Any

from generator import clouds
from generator.blueprints import managed_endpoint_azure, parts
from generator.clouds import CloudFacts, MachineType, placement
from generator.components.deployments import MOST_INSTANCES, Deployments, DeploymentScaling
from generator.components.inference_pool import InferencePool
from generator.components.model_registry import ModelRegistry
from generator.components.online_endpoint import (
    EndpointCallers,
    EndpointDiagnostics,
    EndpointTraffic,
    OnlineEndpoint,
)
from generator.components.resource_group import ResourceGroup
from generator.components.workspace import (
    PrivateAccess,
    Workspace,
    WorkspaceAccess,
    WorkspaceMonitoring,
    WorkspaceStores,
)
from generator.errors import Problem, SpecError
from generator.project import Cloud, Component, Plan
from generator.record import replace


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about a managed endpoint; raises SpecError for what cannot be."""
    return _PLANS[cloud](spec)


def _alibaba(spec: Any) -> Plan:
    from generator.blueprints import managed_endpoint_alibaba  # only where Alibaba is planned

    return managed_endpoint_alibaba.plan(spec)


def _aws(spec: Any) -> Plan:
    from generator.blueprints import managed_endpoint_sagemaker  # only where AWS is planned

    return managed_endpoint_sagemaker.plan(spec)


def _azure(spec: Any) -> Plan:
    from generator.clouds.azure import AZAPI  # only where Azure is planned

    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    machines = _machines(facts, spec.deployments)
    auth = spec.endpoint.auth or "identity"
    _refuse_on_azure(spec, place, auth=auth)

    services: tuple[str, ...] = _AZURE_SERVICES
    if spec.endpoint.access == "private":
        services += ("Microsoft.Network",)
    components = _azure_components(spec, place, auth=auth, machines=machines)
    components = {"resource_group": ResourceGroup(services=services), **components}
    versions = sum(1 for one in spec.deployments.values() if one.traffic)
    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: managed model endpoint on {facts.title}",
        summary=f"An online endpoint of Azure Machine Learning in {region} that shares requests "
        f"between {versions} deployments, each of which scales by its own load."
        if versions > 1
        else f"An online endpoint of Azure Machine Learning in {region} whose deployment scales "
        "by its load.",
        cloud="azure",
        region=region,
        tags=spec.tags,
        providers={"terraform": (AZAPI, *facts.terraform), "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(
                spec.name,
                longest=24,
                reason="longer names do not fit a workspace's with its prefix",
            ),
            *(
                variable
                for component in components.values()
                for variable in getattr(component, "variables", ())
            ),
        ),
        outputs=managed_endpoint_azure.outputs(auth, pool=place.inference_pool is not None),
        verify=managed_endpoint_azure.verify(auth, private=spec.endpoint.access == "private"),
        operate=managed_endpoint_azure.operate(spec, place, services=services),
        destroy=managed_endpoint_azure.destroy(spec.deployments),
    )


def _machines(facts: CloudFacts, deployments: Any) -> dict[str, MachineType]:
    """Choose each deployment's machine type; raises SpecError with all that cannot be had."""
    catalogue = replace(facts, machines=facts.endpoint_machines)
    chosen: dict[str, MachineType] = {}
    problems: list[Problem] = []
    for name, deployment in deployments.items():
        path = ("deployments", name, "machine")
        wrong = _not_for_azure(facts, deployment.machine.type)
        if wrong:
            problems.append(Problem(message=wrong[0], hint=wrong[1], path=(*path, "type")))
            continue
        try:
            chosen[name] = placement.machine(catalogue, deployment.machine, path=path)
        except SpecError as refusal:
            problems += refusal.problems
    if problems:
        raise SpecError(problems)
    return chosen


def _not_for_azure(facts: CloudFacts, type_: str | None) -> tuple[str, str] | None:
    """Say what is wrong with a machine type that is named, and what to write instead."""
    if type_ is None:
        return None
    if not re.fullmatch(facts.machine_check.args["pattern"], type_):
        return f"`{type_}` is no machine type of Azure", facts.machine_check.message
    if _RETIRED.fullmatch(type_):
        return (
            f"`{type_}` is retired",
            'say {"gpu": "t4"} for a small one, {"gpu": "a100"} for a large one',
        )
    return None


# Azure ended these in September 2025 and before; its list for endpoints still shows them.
_RETIRED = re.compile(r"Standard_(NC\d+r?s_v[23]|ND40rs_v2)", re.IGNORECASE)


def _azure_components(
    spec: Any, place: Any, *, auth: Any, machines: dict[str, MachineType]
) -> dict[str, Component]:
    from generator.clouds.azure_names import unique_name  # only where Azure is planned

    deployments = spec.deployments
    private = spec.endpoint.access == "private"
    facts = clouds.facts("azure")
    components: dict[str, Component] = {
        "workspace_stores": WorkspaceStores(
            unique_name=place.unique_name or unique_name(spec.name, place.region, longest=24),
            private=private,
            zonal=place.region in facts.zones,
        ),
        "workspace_monitoring": WorkspaceMonitoring(log_days=spec.logs.days),
        "workspace_access": WorkspaceAccess(),
        "workspace": Workspace(private=private),
    }
    if private:
        components["private_access"] = PrivateAccess(subnet=place.subnet)
    components |= {
        "models": ModelRegistry(
            name=spec.model.name or spec.name,
            format=spec.model.format,
            path=spec.model.path,
            versions={name: one.version for name, one in deployments.items()},
            images={name: one.image or spec.runtime.image for name, one in deployments.items()},
            port=spec.runtime.port,
            health_path=spec.runtime.health_path,
            predict_path=spec.runtime.predict_path,
        ),
        "endpoint": OnlineEndpoint(auth=auth, private=private),
    }
    if place.callers:
        components["endpoint_callers"] = EndpointCallers(callers=place.callers)
    components |= {
        "deployments": Deployments(
            machines=machines,
            machine_check=facts.machine_check,
            environment=spec.runtime.environment,
            startup_seconds=spec.runtime.startup_seconds,
            timeout_seconds=spec.endpoint.timeout_seconds,
            concurrency=spec.endpoint.concurrency,
        ),
        "traffic": EndpointTraffic(shares={name: one.traffic for name, one in deployments.items()}),
        "deployment_scaling": DeploymentScaling(
            least={name: one.instances.min for name, one in deployments.items()},
            most={name: one.instances.max for name, one in deployments.items()},
            gpu={name: machines[name].gpus > 0 for name in deployments},
            out_percent=spec.scaling.out_percent,
            in_percent=spec.scaling.in_percent,
            limit=MOST_INSTANCES,
        ),
        "endpoint_diagnostics": EndpointDiagnostics(),
    }
    if place.inference_pool:
        components["inference_pool"] = InferencePool(
            deployment=place.inference_pool.deployment,
            nodes=place.inference_pool.nodes,
            limit=MOST_INSTANCES,
        )
    return components


# The last two serve managed endpoints from behind: without them the service refuses to make one.
_AZURE_SERVICES = (
    "Microsoft.ContainerRegistry",
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.MachineLearningServices",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.Storage",
    "Microsoft.Cdn",
    "Microsoft.PolicyInsights",
)


def _refuse_on_azure(spec: Any, place: Any, *, auth: str) -> None:
    """Raise SpecError with all that Azure ML would refuse, or that would silently mean nothing."""
    problems = []
    private = spec.endpoint.access == "private"
    if private and place.subnet is None:
        problems.append(
            Problem(
                message="a private endpoint needs a subnet that its callers reach",
                hint='name an existing one with its full ID, as in "subnet": "/subscriptions/..."',
                path=("clouds", "azure", "subnet"),
            )
        )
    if place.subnet and not private:
        problems.append(
            Problem(
                message="a subnet is named, but the endpoint is public",
                hint='leave it out, or say "endpoint": {"access": "private"}',
                path=("clouds", "azure", "subnet"),
            )
        )
    if place.callers and auth != "identity":
        problems.append(
            Problem(
                message=f"callers are named, but whoever has the {auth} may call",
                hint='leave them out, or say "endpoint": {"auth": "identity"}',
                path=("clouds", "azure", "callers"),
            )
        )
    if place.inference_pool and place.inference_pool.deployment not in spec.deployments:
        problems.append(
            Problem(
                message=f"there is no deployment `{place.inference_pool.deployment}`",
                hint=f"the deployments are {', '.join(spec.deployments)}",
                path=("clouds", "azure", "inference_pool", "deployment"),
            )
        )
    problems += [
        Problem(
            message="Azure ML takes no path without a letter or a digit",
            hint=f'as in "{example}"',
            path=("runtime", field),
        )
        for field, example in (("health_path", "/health"), ("predict_path", "/predict"))
        if not any(sign.isalnum() for sign in getattr(spec.runtime, field))
    ]
    if problems:
        raise SpecError(problems)


_PLANS = {"alibaba": _alibaba, "aws": _aws, "azure": _azure}
