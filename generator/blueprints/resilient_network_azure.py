"""resilient-network on Azure: a scale set over zones, an Application Gateway, Traffic Manager."""

from typing import Any

from generator import clouds
from generator.blueprints import azure_parts, parts
from generator.clouds import placement
from generator.clouds.azure_names import unique_name
from generator.components.azure_machines import LONGEST_GRACE, AzureAutoscaling
from generator.components.certificate import StoredCertificate
from generator.components.dns import Dns
from generator.components.failover import Failover
from generator.components.firewall import Firewall
from generator.components.flow_logs import WatcherFlowLogs
from generator.components.load_balancer import LoadBalancer
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.locks import Locks
from generator.components.monitoring import Monitoring
from generator.components.resource_group import ResourceGroup
from generator.components.subnets import Subnets
from generator.components.web_acl import WebAcl
from generator.components.zone import Zone
from generator.errors import Problem, SpecError
from generator.project import Component, Output, Plan, Step

_SERVICES = ("Microsoft.Insights", "Microsoft.OperationalInsights", "Microsoft.Storage")
_LONGEST_LOGS = 365  # days that a flow log keeps what it wrote


def plan(spec: Any) -> Plan:
    """Decide everything about a resilient system; raises SpecError for what cannot be."""
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    zones = placement.zones(facts, region, place.zones)
    _refuse(spec, place)
    components = _components(spec, region, zones)
    least, most = spec.autoscaling.min, spec.autoscaling.max
    zone = _zone(spec.domain, place)

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: resilient model serving on {facts.title}",
        summary=f"{least} to {most} model servers in {len(zones)} zones of {region}, which follow "
        f"the load and replace what fails, behind {zone.host}.",
        cloud="azure",
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="a host adds to it"),
            *parts.variables(components),
        ),
        outputs=_outputs(zone),
        deploy=(
            *azure_parts.deploy(encryption_at_host=place.encryption_at_host, certificate=True),
            _WATCHER,
        ),
        verify=_verify(spec, zone),
        operate=_operate(spec.name),
        destroy=(
            Step(
                text="Locks keep others from deleting the load balancer, its address and a zone "
                "that was made here. This project lifts its own locks when it is destroyed. The "
                "logs go, too.",
            ),
        ),
    )


def _components(spec: Any, region: str, zones: tuple[str, ...]) -> dict[str, Component]:
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    wish = spec.autoscaling
    machine = azure_parts.machine(facts, wish.machine, path=("autoscaling", "machine"))
    return {
        "resource_group": ResourceGroup(services=tuple(sorted(azure_parts.SERVICES + _SERVICES))),
        "network": azure_parts.network(spec.network, zones),
        "firewall": Firewall(health_checkers=spec.load_balancer.clients is not None),
        "subnets": Subnets(),
        "certificate": StoredCertificate(secret=place.certificate),
        **(
            {"web_acl": WebAcl(requests_per_minute=spec.waf.requests_per_minute)}
            if spec.waf
            else {}
        ),
        "load_balancer": LoadBalancer(
            clients=spec.load_balancer.clients or (parts.ANYWHERE,),
            certificate=None,
            certificate_issued=True,
            fixed_servers=False,
            firewalled=spec.waf is not None,
        ),
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
        "zone": _zone(spec.domain, place),
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


def _zone(domain: Any, place: Any) -> Zone:
    """Return the zone of the name: one that is made, or an existing one that its ID tells."""
    existing = place.dns_zone_id
    name = existing.rpartition("/")[2] if existing else domain.zone or _parent(domain.host)
    return Zone(host=domain.host, name=name, by="id" if existing else "creation", id=existing)


def _parent(host: str) -> str:
    return host.partition(".")[2]


def _refuse(spec: Any, place: Any) -> None:
    """Raise SpecError with all that the services of Azure cannot do."""
    domain = spec.domain
    zone = _zone(domain, place)
    problems = []
    if domain.create_zone is False and place.dns_zone_id is None:
        problems.append(
            Problem(
                message="Azure finds an existing zone by its resource group, which its name does "
                "not tell",
                hint='name it by its full ID: "clouds": {"azure": {"dns_zone_id": '
                '"/subscriptions/..."}}',
                path=("domain", "create_zone"),
            )
        )
    if domain.create_zone and place.dns_zone_id:
        problems.append(
            Problem(
                message="a zone that has an ID is not created",
                hint="leave create_zone out, or the ID",
                path=("domain", "create_zone"),
            )
        )
    if place.dns_zone_id and domain.zone not in {None, zone.name}:
        problems.append(
            Problem(
                message=f"this is the zone {zone.name}, and not {domain.zone}",
                hint="leave the zone out of the domain: its ID names it",
                path=("clouds", "azure", "dns_zone_id"),
            )
        )
    if domain.host == zone.name:
        problems.append(
            Problem(
                message=f"{domain.host} is a zone itself, and only a name inside a zone can follow "
                "Traffic Manager",
                hint=f"take a name such as api.{domain.host}",
                path=("domain", "host"),
            )
        )
    elif not domain.host.endswith(f".{zone.name}"):
        problems.append(
            Problem(
                message=f"the zone {zone.name} does not hold {domain.host}",
                hint="name the zone that the host ends with",
                path=("clouds", "azure", "dns_zone_id"),
            )
        )
    problems += _limits(spec)
    if problems:
        raise SpecError(problems)


def _limits(spec: Any) -> list[Problem]:
    """Say where the spec asks for more than Azure offers."""
    problems = []
    if spec.network.nat == "per-zone":
        problems.append(
            Problem(
                message="a scale set of Azure has one subnet for all zones, and that has one NAT",
                hint='use "nat": "one"; parallel-serving can have one for each zone',
                path=("network", "nat"),
            )
        )
    if spec.logs.days > _LONGEST_LOGS:
        problems.append(
            Problem(
                message=f"Azure keeps flow logs for at most {_LONGEST_LOGS} days",
                hint=f"use {_LONGEST_LOGS}",
                path=("logs", "days"),
            )
        )
    if spec.autoscaling.warmup_minutes > LONGEST_GRACE:
        problems.append(
            Problem(
                message=f"Azure waits at most {LONGEST_GRACE} minutes for a new server before it "
                "replaces it",
                hint="put the model into the image, or on a faster disk",
                path=("autoscaling", "warmup_minutes"),
            )
        )
    return problems


def _outputs(zone: Zone) -> tuple[Output, ...]:
    name_servers = Output(
        name="name_servers",
        description="Name servers of the zone, which the registrar of the domain has to name.",
        terraform="azurerm_dns_zone.main.name_servers",
        pulumi="zone.name_servers",
    )
    return (
        Output(
            name="url",
            description="Address of the service.",
            terraform='"https://${var.domain}"',
            pulumi="dns.url",
        ),
        *((name_servers,) if zone.by == "creation" else ()),
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
        Step(
            text="The address answers once the first servers have pulled their image, which for a "
            "large model takes minutes:",
            commands=(f"curl --fail <url>{spec.runtime.health_path}",),
        ),
        Step(
            text="Each address for alarms gets a mail that it was added."
            if spec.alarms.emails
            else "Nobody is named for alarms: they go to the owners of the subscription by mail. "
            "Name somebody in alarm_emails.",
        ),
    )


def _operate(name: str) -> tuple[Step, ...]:
    return (
        Step(
            text="A new image, model or machine type is a new model of the scale set: it replaces "
            "the servers batch by batch, and each batch waits for its health. How far it is:",
            commands=(f"az vmss rolling-upgrade get-latest {_SCALE_SET}",),
        ),
        Step(
            text="The names of the servers, as commands on one of them want it:",
            commands=(f"az vm list --resource-group rg-{name} --output table",),
        ),
        azure_parts.run_command("SERVER"),
    )
