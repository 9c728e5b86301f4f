"""What resilient-network decides alike on several clouds."""

from typing import Any

from generator.blueprints import parts
from generator.clouds import CloudFacts, placement
from generator.components.autoscaling import Autoscaling
from generator.components.load_balancer import LoadBalancer
from generator.components.waf import WebAcl
from generator.components.zone import Zone
from generator.errors import SpecError
from generator.project import Component, Output, Step

BUILDS = "resilient model serving"


def summary(spec: Any, region: str, zones: tuple[str, ...]) -> str:
    """Say in a sentence what is built."""
    return (
        f"{spec.autoscaling.min} to {spec.autoscaling.max} model servers in {len(zones)} zones of "
        f"{region}, which follow the load and replace what fails, behind {spec.domain.host}."
    )


def servers(spec: Any, facts: CloudFacts, region: str) -> Autoscaling:
    """Return the group of servers; raises SpecError where they could not start without NAT."""
    wish = spec.autoscaling
    machine = placement.machine(facts, wish.machine, path=("autoscaling", "machine"))
    if spec.network.nat == "none":
        parts.refuse_closed_network(facts, region, spec.runtime.image, gpu=machine.gpus > 0)
    return Autoscaling(
        least=wish.min,
        most=wish.max,
        machine=machine,
        machine_check=facts.machine_check,
        runtime=parts.runtime(spec.runtime, machine, facts),
        cpu_percent=wish.cpu_percent,
        requests_per_server=wish.requests_per_server,
        warmup_minutes=wish.warmup_minutes,
    )


def zone(domain: Any, *, zone_id: str | None) -> Zone:
    """Return the zone of the name; raises SpecError where it would be made and exist at once."""
    if domain.create_zone and zone_id:
        raise SpecError([parts.NEW_ZONE_WITH_ID])
    by_name = domain.create_zone is False
    return Zone(
        host=domain.host,
        name=domain.zone or parts.zone_of(domain.host),
        by="id" if zone_id else "name" if by_name else "creation",
        id=zone_id,
    )


def load_balancer(spec: Any) -> LoadBalancer:
    """Return the load balancer, which has a certificate issued or stored, and servers that vary."""
    return LoadBalancer(
        clients=spec.load_balancer.clients or (parts.ANYWHERE,),
        certificate=None,
        certificate_issued=True,
        fixed_servers=False,
        firewalled=spec.waf is not None,
    )


def web_acl(spec: Any, *, seat: str | None = None) -> dict[str, Component]:
    """Return the firewall of web requests, if the spec asks for one."""
    if spec.waf is None:
        return {}
    return {"web_acl": WebAcl(requests_per_minute=spec.waf.requests_per_minute, seat=seat)}


def outputs(zone: Zone, *, name_servers: str) -> tuple[Output, ...]:
    """Tell the address, and the `name_servers` of a new zone by their Terraform expression."""
    told = Output(
        name="name_servers",
        description="Name servers of the zone, which the registrar of the domain has to name.",
        terraform=name_servers,
        pulumi="zone.name_servers",
    )
    return (
        Output(
            name="url",
            description="Address of the service.",
            terraform='"https://${var.domain}"',
            pulumi="dns.url",
        ),
        *((told,) if zone.by == "creation" else ()),
    )


def answer(health_path: str, *, also: str = "") -> Step:
    """Say when the address answers, and what must be over `also`."""
    return Step(
        text=f"The address answers once the first servers have pulled their image{also}, which for "
        "a large model takes minutes:",
        commands=(f"curl --fail <url>{health_path}",),
    )
