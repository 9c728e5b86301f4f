"""inference-cache on Azure: storage accounts, with keys in vaults, in one resource group."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.inference_cache import azure_guide, azure_limits, common
from generator.clouds import placement
from generator.clouds.azure_names import unique_name
from generator.components import variables
from generator.components.identities import Identities
from generator.components.key import Key
from generator.components.logs import Logs
from generator.components.protection import Protection
from generator.components.replica import Replication
from generator.components.resource_group import ResourceGroup
from generator.errors import SpecError
from generator.project import Check, Component, Plan, Variable

_SERVICES = (
    "Microsoft.Insights",
    "Microsoft.KeyVault",
    "Microsoft.ManagedIdentity",
    "Microsoft.OperationalInsights",
    "Microsoft.Storage",
)


def plan(spec: Any) -> Plan:
    """Decide everything about an inference cache; raises SpecError for what cannot be."""
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    store = common.store(spec, place)
    replica = common.replica(facts, place, store, region)
    problems = azure_limits.problems(spec, facts)
    if problems:
        raise SpecError(problems)

    components: dict[str, Component] = {
        "resource_group": ResourceGroup(services=_SERVICES),
        "key": Key(),
        "store": store,
        "logs": Logs(
            retention=spec.access_logs.retention_days,
            least=azure_limits.LEAST_LOG_DAYS,
            most=azure_limits.MOST_LOG_DAYS,
        ),
        "protection": Protection(),
        "identities": Identities(replica=replica is not None),
    }
    if replica:
        components["replication"] = Replication(region=replica.region)

    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(region, replica),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="names made of it are longer"),
            *parts.variables(components),
            *_variables(spec),
        ),
        outputs=azure_guide.outputs(replica),
        deploy=azure_guide.deploy(_SERVICES),
        verify=azure_guide.verify(store),
        operate=azure_guide.operate(spec, replica),
        destroy=azure_guide.DESTROY,
    )


def _variables(spec: Any) -> tuple[Variable, ...]:
    """Return what is tuned on Azure alone."""
    place = spec.clouds.azure
    return (
        variables.unique_name(
            place.unique_name or unique_name(spec.name, place.region, longest=23),
            "Name of stores and vaults; nobody else in Azure may have it.",
            longest=23,
        ),
        Variable(
            name="clients",
            type="list(string)",
            default=list(place.clients),
            description="Public IPv4 ranges that may reach the store; include the deployer's.",
            check=Check(
                kind="each_cidr",
                message="One IPv4 range or more, such as 203.0.113.0/24.",
            ),
        ),
        Variable(
            name="subnet_ids",
            type="list(string)",
            default=list(place.subnets),
            description="Subnets that may reach the store by an endpoint Microsoft.Storage.Global.",
            check=Check(
                kind="each_pattern",
                args={"pattern": "^/subscriptions/.+/virtualNetworks/[^/]+/subnets/[^/]+$"},
                message="Full IDs of subnets, starting with /subscriptions/.",
            ),
        ),
        variables.number(
            "undelete_days",
            place.undelete_days,
            "Days in which what was deleted for good can be brought back.",
            bounds=(1, 365),
            unit="days",
        ),
        Variable(
            name="deletion_protection",
            type="bool",
            default=True,
            description="Whether locks keep others from deleting stores and keys.",
        ),
    )
