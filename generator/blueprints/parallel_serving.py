"""parallel-serving: model servers spread over zones, behind one load balancer."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.clouds import placement
from generator.components.firewall import Firewall
from generator.components.servers import DataDisk, Servers
from generator.project import Cloud, Output, Plan, Step


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about a parallel-serving system; raises SpecError for what cannot be."""
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)
    machine = placement.machine(facts, spec.servers.machine, path=("servers", "machine"))
    disk = spec.servers.data_disk
    if spec.network.nat == "none":
        parts.refuse_closed_network(facts, region, spec.runtime.image, gpu=machine.gpus > 0)

    network = parts.network(spec.network, placement.zones(facts, region, place.zones))
    servers = Servers(
        count=spec.servers.count,
        machine=machine,
        machine_check=facts.machine_check,
        runtime=parts.runtime(spec.runtime, machine, facts),
        data_disk=DataDisk(on_each=disk.on == "each", size_gib=disk.size_gib) if disk else None,
    )
    load_balancer = parts.load_balancer(spec.load_balancer, certificate=place.certificate)

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: parallel model serving on {facts.title}",
        summary=f"{spec.servers.count} model servers in {len(network.zones)} zones of {region}, "
        "behind one load balancer.",
        cloud=cloud,
        region=region,
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components={
            "network": network,
            "firewall": Firewall(),
            "servers": servers,
            "load_balancer": load_balancer,
        },
        variables=(
            parts.name_variable(
                spec.name, longest=24, reason="a host adds its number"
            ),
            *network.variables,
            *servers.variables,
            *load_balancer.variables,
            parts.PROTECTION,
        ),
        outputs=_OUTPUTS[cloud](load_balancer.scheme),
        verify=(
            Step(
                text="The address answers once the first server has pulled its image, which for a "
                "large model takes minutes:",
                commands=(f"curl --fail <url>{servers.runtime.health_path}",),
            ),
        ),
        operate=(),
        destroy=_DESTROY[cloud],
    )


def _alibaba_outputs(scheme: str) -> tuple[Output, ...]:
    return (
        Output(
            name="url",
            description="Address of the service; with HTTPS, the target of your domain's CNAME.",
            terraform=f'"{scheme}://${{alicloud_alb_load_balancer.main.dns_name}}"',
            pulumi="load_balancer.url",
        ),
        Output(
            name="server_ids",
            description="Instance ID of each server, by its number.",
            terraform="{ for number, server in alicloud_instance.server : number => server.id }",
            pulumi="servers.server_ids",
        ),
    )


_OUTPUTS = {"alibaba": _alibaba_outputs}

_DESTROY = {
    "alibaba": (
        Step(
            text="Servers and the load balancer are protected against deletion. Lift the protection "
            "first, then destroy; the data disks go too, so copy what you need from them.",
            commands=("<apply deletion_protection=false>",),
        ),
    ),
}
