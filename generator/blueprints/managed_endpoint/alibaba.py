"""managed-endpoint on Alibaba Cloud: services of PAI-EAS, one for each deployment, in one group."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.managed_endpoint import alibaba_guide, alibaba_limits, common
from generator.clouds import CloudFacts, MachineType, placement
from generator.clouds.alibaba import redundancy, single_zone
from generator.components.logs import Logs
from generator.components.model_store import ModelStore
from generator.components.online_endpoint import OnlineEndpoint
from generator.components.workspace import Workspace
from generator.project import Component, Plan, Step, Variable

_PROTECTION = Variable(
    name="deletion_protection",
    type="bool",
    default=True,
    description="Whether buckets with files in them refuse to be deleted.",
)


def plan(spec: Any) -> Plan:
    """Decide everything about a managed endpoint; raises SpecError for what cannot be."""
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    images = _images(spec)
    problems = tuple(alibaba_limits.problems(spec, images))
    machines = common.machines(facts, spec.deployments, problems=problems)
    private = spec.endpoint.access == "private"
    components = _components(spec, facts, images=images, machines=machines)
    versions = common.serving(spec)
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=f"A group of PAI-EAS services in {region} that shares requests between {versions} "
        "deployments, each of which scales by its own load."
        if versions > 1
        else f"A PAI-EAS service in {region} that scales by its load.",
        components=components,
        variables=(
            parts.name_variable(
                spec.name,
                longest=alibaba_limits.LONGEST_NAME,
                reason="a workspace takes no more",
            ),
            *parts.variables(components),
            _PROTECTION,
        ),
        outputs=alibaba_guide.outputs(),
        deploy=(*alibaba_guide.deploy(spec, region), *single_zone(region)),
        verify=alibaba_guide.verify(private=private),
        operate=alibaba_guide.operate(spec),
        destroy=(
            Step(
                text="Buckets that hold files are protected against deletion. Lift the protection "
                "first, then destroy: every file and version goes with its bucket.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _components(
    spec: Any, facts: CloudFacts, *, images: dict[str, str], machines: dict[str, MachineType]
) -> dict[str, Component]:
    return {
        "store": ModelStore(redundancy=redundancy(spec.clouds.alibaba.region)),
        "logs": Logs(retention=spec.logs.days),
        "workspace": Workspace(private=spec.endpoint.access == "private"),
        "models": common.models(spec, images=images),
        "deployment_scaling": common.scaling(spec, machines, in_percent=None),
        "deployments": common.deployments(
            spec,
            machines,
            check=facts.machine_check,
            timeout_seconds=spec.endpoint.timeout_seconds,
            concurrency=None,
        ),
        "endpoint": OnlineEndpoint(auth="key", private=spec.endpoint.access == "private"),
        "traffic": common.traffic(spec),
    }


def _images(spec: Any) -> dict[str, str]:
    """Say for each deployment where its image lies, as a copy if a registry has copies."""
    registry = spec.clouds.alibaba.registry
    asked = common.images(spec)
    if registry is None:
        return asked
    return {name: f"{registry}/{image.rpartition('/')[2]}" for name, image in asked.items()}
