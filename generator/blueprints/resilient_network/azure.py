"""resilient-network on Azure: a scale set over zones, an Application Gateway, Traffic Manager."""

from typing import Any

from generator import clouds
from generator.blueprints import azure_parts, azure_zones, parts
from generator.blueprints.resilient_network import common
from generator.clouds import placement
from generator.clouds.azure_names import unique_name
from generator.components.azure_machines import LONGEST_GRACE, AzureAutoscaling
from generator.components.certificate import StoredCertificate
from generator.components.dns import Dns
from generator.components.failover import Failover
from generator.components.firewall import Firewall
from generator.components.flow_logs import WatcherFlowLogs
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.locks import Locks
from generator.components.monitoring import Monitoring
from generator.components.resource_group import ResourceGroup
from generator.components.subnets import Subnets
from generator.components.zone import Zone
from generator.errors import Place, Problem, SpecError
from generator.project import Component, Output, Plan, Step

_SERVICES = azure_parts.services(
    "Microsoft.Insights", "Microsoft.OperationalInsights", "Microsoft.Storage"
)
_LONGEST_LOGS = 365  # days that a flow log keeps what it wrote
_KEPT_ADDRESSES = 5  # of each subnet, by Azure
_SURGE = 34  # percent of the servers that are made beside them while they are replaced


def plan(spec: Any) -> Plan:
    """Decide everything about a resilient system; raises SpecError for what cannot be."""
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    zones = placement.zones(facts, region, place.zones)
    _refuse(spec, place)
    components = _components(spec, region, zones)
    zone = azure_zones.zone(spec.domain, place.dns_zone_id)
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, zones),
        components=components,
        variables=(
            azure_parts.name(spec.name, reason="a host adds to it"),
            *parts.variables(components),
        ),
        outputs=_outputs(zone),
        deploy=(
            *azure_parts.deploy(
                _SERVICES, encryption_at_host=place.encryption_at_host, certificate=True
            ),
            _WATCHER,
        ),
        verify=_verify(spec, zone),
        operate=_OPERATE,
        destroy=(
            Step(
                text="Locks keep others from deleting the load balancer, its address and a zone "
                "that was made here. This project lifts its own when it is destroyed; it takes a "
                "moment until Azure knows, so destroy again where something is still locked. The "
                "logs go, too. Traffic analytics puts resources of its own into the group, whose "
                "names begin with NWTA: where some are left, Terraform leaves the group and names "
                "them, to be deleted by hand.",
            ),
        ),
    )


def _components(spec: Any, region: str, zones: tuple[str, ...]) -> dict[str, Component]:
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    wish = spec.autoscaling
    machine = azure_parts.machine(facts, wish.machine, path=("autoscaling", "machine"))
    return {
        "resource_group": ResourceGroup(services=_SERVICES),
        "network": azure_parts.network(spec.network, zones),
        "firewall": Firewall(health_checkers=spec.load_balancer.clients is not None),
        "subnets": Subnets(),
        "certificate": StoredCertificate(secret=place.certificate),
        **common.web_acl(spec),
        "load_balancer": common.load_balancer(spec),
        **azure_parts.identity(spec.runtime.image, place.registry),
        "servers": AzureAutoscaling(
            least=wish.min,
            most=wish.max,
            machine=machine,
            machine_check=facts.machine_check,
            runtime=azure_parts.runtime(spec.runtime, machine, facts),
            cpu_percent=wish.cpu_percent,
            requests_per_server=wish.requests_per_server,
            warmup_minutes=wish.warmup_minutes,
            encryption_at_host=place.encryption_at_host,
            ssh_public_key=place.ssh_public_key,
        ),
        "zone": azure_zones.zone(spec.domain, place.dns_zone_id),
        "failover": Failover(standby=spec.domain.standby),
        "dns": Dns(standby=None, standby_region=None),
        "load_balancer_logs": LoadBalancerLogs(days=spec.logs.days, longest=_LONGEST_LOGS),
        "flow_logs": WatcherFlowLogs(
            region=region, unique_name=unique_name(spec.name, region, longest=24)
        ),
        "monitoring": Monitoring(
            emails=spec.alarms.emails,
            slow_seconds=spec.alarms.slow_seconds,
            errors_per_minute=spec.alarms.errors_per_minute,
            average=True,
            confirms=False,
        ),
        "locks": Locks(),
    }


def _refuse(spec: Any, place: Any) -> None:
    """Raise SpecError with all that the services of Azure cannot do."""
    domain, zone_id = spec.domain, place.dns_zone_id
    problems = azure_zones.contradictions(domain, zone_id)
    if domain.host == azure_zones.zone(domain, zone_id).name:
        problems.append(
            Problem(
                code="GEN408",
                message=f"{domain.host} is a zone itself, and only a name inside a zone can follow "
                "Traffic Manager",
                hint=f"take a name such as api.{domain.host}",
                path=("domain", "host"),
            )
        )
    else:
        problems += azure_zones.outside(domain, zone_id)
    problems += _limits(spec)
    if problems:
        raise SpecError(problems)


def _limits(spec: Any) -> list[Problem]:
    """Say where the spec asks for more than Azure offers."""
    problems = []
    if spec.network.nat == "per-zone":
        problems.append(
            Problem(
                code="GEN405",
                message="a scale set of Azure has one subnet for all zones, and that has one NAT",
                hint='use "nat": "one"; parallel-serving can have one for each zone',
                path=("network", "nat"),
            )
        )
    room = 2 ** (31 - int(spec.network.cidr.partition("/")[2])) - _KEPT_ADDRESSES
    most = spec.autoscaling.max
    if most * (100 + _SURGE) > room * 100:
        problems.append(
            Problem(
                code="GEN406",
                message=f"half of {spec.network.cidr} has {room} addresses for servers: too few "
                f"for {most}, and a third more while they are replaced",
                hint=f"say {room * 100 // (100 + _SURGE)} or fewer, or take a larger network",
                path=("autoscaling", "max"),
                also=(Place(path=("network", "cidr")),),
            )
        )
    if spec.logs.days > _LONGEST_LOGS:
        problems.append(
            Problem(
                code="GEN406",
                message=f"Azure keeps flow logs for at most {_LONGEST_LOGS} days",
                hint=f"use {_LONGEST_LOGS}",
                path=("logs", "days"),
            )
        )
    if spec.autoscaling.warmup_minutes > LONGEST_GRACE:
        problems.append(
            Problem(
                code="GEN406",
                message=f"Azure waits at most {LONGEST_GRACE} minutes for a new server before it "
                "replaces it",
                hint="put the model into the image, or on a faster disk",
                path=("autoscaling", "warmup_minutes"),
            )
        )
    return problems


def _outputs(zone: Zone) -> tuple[Output, ...]:
    return (
        *common.outputs(zone, name_servers="azurerm_dns_zone.main.name_servers"),
        Output(
            name="load_balancer_address",
            description="DNS name of the load balancer, for a system whose standby is this one.",
            terraform="azurerm_public_ip.load_balancer.fqdn",
            pulumi="load_balancer.host",
        ),
        Output(
            name="resource_group",
            description="Resource group of everything.",
            terraform="azurerm_resource_group.main.name",
            pulumi="load_balancer.group_name",
        ),
        Output(
            name="scale_set",
            description="Name of the group of servers.",
            terraform="azurerm_orchestrated_virtual_machine_scale_set.server.name",
            pulumi="autoscaling.scale_set_name",
        ),
        Output(
            name="action_group",
            description="Group that gets the alarms, to add a pager or a chat to.",
            terraform="azurerm_monitor_action_group.main.id",
            pulumi="monitoring.action_group",
        ),
    )


_SCALE_SET = "--resource-group <resource_group> --name <scale_set>"

_WATCHER = Step(
    text="Flow logs belong to the network watcher that Azure makes with the first network of a "
    "subscription in a region, named after it in NetworkWatcherRG. Where that was switched off or "
    "renamed, say its name in network_watcher and network_watcher_group.",
)


def _verify(spec: Any, zone: Zone) -> tuple[Step, ...]:
    delegation = Step(
        text=f"The world finds {zone.host} once the registrar of the domain, or the zone above it, "
        "names the name servers of the new zone, which the output name_servers tells.",
    )
    return (
        *((delegation,) if zone.by == "creation" else ()),
        common.answer(spec.runtime.health_path),
        Step(
            text="Each address for alarms gets a mail that it was added."
            if spec.alarms.emails
            else "Nobody is named for alarms: they go to the owners of the subscription by mail. "
            "Name somebody in alarm_emails.",
        ),
    )


_OPERATE = (
    Step(
        text="A new image, model or machine type is a new model of the scale set: it replaces "
        "the servers batch by batch, and each batch waits for its health. How far it is:",
        commands=(f"az vmss rolling-upgrade get-latest {_SCALE_SET}",),
    ),
    Step(
        text="The names of the servers, as commands on one of them want it:",
        commands=("az vm list --resource-group <resource_group> --output table",),
    ),
    azure_parts.run_command("SERVER"),
    Step(
        text="Servers start without Trusted Launch (Secure Boot and a vTPM): azurerm cannot ask "
        "for it in a flexible scale set. Those of parallel-serving have it.",
    ),
)
