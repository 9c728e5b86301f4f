"""managed-endpoint on Azure: an online endpoint of Azure Machine Learning, in its workspace."""

import re
from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.managed_endpoint import azure_guide, common
from generator.clouds import CloudFacts, MachineType, placement
from generator.clouds.azure import AZAPI
from generator.clouds.azure_names import unique_name
from generator.clouds.azure_sizes import retired
from generator.components.deployments import MOST_INSTANCES
from generator.components.inference_pool import InferencePool
from generator.components.online_endpoint import (
    EndpointCallers,
    EndpointDiagnostics,
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
from generator.errors import Place, Problem, SpecError
from generator.project import Component, Plan
from generator.record import replace


def plan(spec: Any) -> Plan:
    """Decide everything about a managed endpoint; raises SpecError for what cannot be."""
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    machines = _machines(facts, spec)
    auth = spec.endpoint.auth or "identity"
    _refuse_on_azure(spec, place, auth=auth)

    services: tuple[str, ...] = _AZURE_SERVICES
    if spec.endpoint.access == "private":
        services = tuple(sorted((*services, "Microsoft.Network")))
    components = _azure_components(spec, place, auth=auth, machines=machines)
    components = {"resource_group": ResourceGroup(services=services), **components}
    versions = common.serving(spec)
    about = parts.about(spec, facts, region, builds=common.BUILDS)
    about["providers"] = {"terraform": (AZAPI, *facts.terraform), "pulumi": facts.pulumi}
    return Plan(
        **about,
        summary=f"An online endpoint of Azure Machine Learning in {region} that shares requests "
        f"between {versions} deployments, each of which scales by its own load."
        if versions > 1
        else f"An online endpoint of Azure Machine Learning in {region} whose deployment scales "
        "by its load.",
        components=components,
        variables=(
            parts.name_variable(
                spec.name,
                longest=24,
                reason="a workspace adds a prefix",
            ),
            *parts.variables(components),
        ),
        outputs=azure_guide.outputs(auth, pool=place.inference_pool is not None),
        deploy=azure_guide.deploy(spec, place, services=services),
        verify=azure_guide.verify(auth, private=spec.endpoint.access == "private"),
        operate=azure_guide.operate(spec),
        destroy=azure_guide.destroy(spec.deployments),
    )


def _machines(facts: CloudFacts, spec: Any) -> dict[str, MachineType]:
    def wrong(type_: str) -> tuple[str, str] | None:
        """Say what is wrong with a machine type that is named, and what to write instead."""
        if not re.fullmatch(facts.machine_check.args["pattern"], type_):
            return f"`{type_}` is no machine type of Azure", facts.machine_check.message
        return retired(type_)

    catalogue = replace(facts, machines=facts.endpoint_machines)
    return common.machines(catalogue, spec.deployments, wrong=wrong)


def _azure_components(
    spec: Any, place: Any, *, auth: Any, machines: dict[str, MachineType]
) -> dict[str, Component]:
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
        components["private_access"] = PrivateAccess(
            subnet=place.subnet, zones_group=place.private_zones
        )
    components |= {
        "models": common.models(spec, images=common.images(spec)),
        "endpoint": OnlineEndpoint(auth=auth, private=private),
    }
    if place.callers:
        components["endpoint_callers"] = EndpointCallers(callers=place.callers)
    components |= {
        "deployments": common.deployments(
            spec,
            machines,
            check=facts.machine_check,
            timeout_seconds=spec.endpoint.timeout_seconds,
            concurrency=spec.endpoint.concurrency,
        ),
        "traffic": common.traffic(spec),
        "deployment_scaling": common.scaling(spec, machines, in_percent=spec.scaling.in_percent),
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
    "Microsoft.Cdn",
    "Microsoft.ContainerRegistry",
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.MachineLearningServices",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.PolicyInsights",
    "Microsoft.Storage",
)


def _refuse_on_azure(spec: Any, place: Any, *, auth: str) -> None:
    """Raise SpecError with all that Azure ML would refuse, or that would silently mean nothing."""
    problems = []
    private = spec.endpoint.access == "private"
    if private and place.subnet is None:
        problems.append(
            Problem(
                code="GEN308",
                message="a private endpoint needs a subnet that its callers reach",
                hint='name an existing one with its full ID, as in "subnet": "/subscriptions/..."',
                path=("clouds", "azure", "subnet"),
                also=(Place(path=("endpoint", "access")),),
            )
        )
    if place.subnet and not private:
        problems.append(
            Problem(
                code="GEN307",
                message="a subnet is named, but the endpoint is public",
                hint='leave it out, or say "endpoint": {"access": "private"}',
                path=("clouds", "azure", "subnet"),
                also=(Place(path=("endpoint", "access")),),
            )
        )
    if place.private_zones and not private:
        problems.append(
            Problem(
                code="GEN307",
                message="private zones are named, but the endpoint is public",
                hint='leave them out, or say "endpoint": {"access": "private"}',
                path=("clouds", "azure", "private_zones"),
                also=(Place(path=("endpoint", "access")),),
            )
        )
    if place.callers and auth != "identity":
        problems.append(
            Problem(
                code="GEN307",
                message=f"callers are named, but whoever has the {auth} may call",
                hint='leave them out, or say "endpoint": {"auth": "identity"}',
                path=("clouds", "azure", "callers"),
                also=(Place(path=("endpoint", "auth")),),
            )
        )
    if place.inference_pool and place.inference_pool.deployment not in spec.deployments:
        problems.append(
            Problem(
                code="GEN313",
                message=f"there is no deployment `{place.inference_pool.deployment}`",
                hint=f"the deployments are {', '.join(spec.deployments)}",
                path=("clouds", "azure", "inference_pool", "deployment"),
            )
        )
    problems += [
        Problem(
            code="GEN405",
            message="Azure ML takes no path without a letter or a digit",
            hint=f'as in "{example}"',
            path=("runtime", field),
        )
        for field, example in (("health_path", "/health"), ("predict_path", "/predict"))
        if not any(sign.isalnum() for sign in getattr(spec.runtime, field))
    ]
    if problems:
        raise SpecError(problems)
