"""parallel-serving: model servers spread over zones, behind one load balancer."""

from typing import Any

from generator import clouds
from generator.blueprints import parallel_serving_azure, parts
from generator.clouds import placement
from generator.components.encryption import Encryption
from generator.components.endpoints import Endpoints
from generator.components.firewall import Firewall
from generator.components.flow_logs import FlowLogs
from generator.components.identity import Identity
from generator.components.load_balancer import LoadBalancer
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.servers import DataDisk, Servers
from generator.errors import Problem, SpecError
from generator.project import Cloud, Component, Output, Plan, Step


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about a parallel-serving system; raises SpecError for what cannot be."""
    if cloud == "azure":
        return parallel_serving_azure.plan(spec)
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)
    machine = placement.machine(facts, spec.servers.machine, path=("servers", "machine"))
    disk = spec.servers.data_disk
    if spec.network.nat == "none":
        parts.refuse_closed_network(facts, region, spec.runtime.image, gpu=machine.gpus > 0)

    network = parts.network(spec.network, placement.zones(facts, region, place.zones), facts)
    servers = Servers(
        count=spec.servers.count,
        machine=machine,
        machine_check=facts.machine_check,
        runtime=parts.runtime(spec.runtime, machine, facts),
        data_disk=DataDisk(on_each=disk.on == "each", size_gib=disk.size_gib) if disk else None,
    )
    load_balancer = parts.load_balancer(spec.load_balancer, certificate=place.certificate)
    components = {
        "network": network,
        "servers": servers,
        "load_balancer": load_balancer,
        **_BESIDE[cloud](spec, load_balancer),
    }

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
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="a host adds its number"),
            *parts.variables(components),
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
        operate=_OPERATE[cloud],
        destroy=_DESTROY[cloud],
    )


def _alibaba_beside(_spec: Any, _load_balancer: LoadBalancer) -> dict[str, Component]:
    """List what Alibaba Cloud needs beside network, servers and load balancer."""
    return {"firewall": Firewall()}


def _aws_beside(spec: Any, load_balancer: LoadBalancer) -> dict[str, Component]:
    """List what AWS needs beside network, servers and load balancer."""
    closed = spec.network.nat == "none"
    parts.refuse_many_clients(load_balancer.clients, ports=len(load_balancer.ports))
    _refuse_foreign_certificate(spec.clouds.aws)
    return {
        **({"endpoints": Endpoints(services=parts.SERVICES_INSIDE)} if closed else {}),
        "firewall": Firewall(closed=closed),
        "identity": Identity(pulls=parts.login_registry(spec.runtime.image) is not None),
        "encryption": Encryption(alarms=False),
        "flow_logs": FlowLogs(),
        "load_balancer_logs": LoadBalancerLogs(days=365),
    }


def _refuse_foreign_certificate(place: Any) -> None:
    """Refuse a certificate of another region: a load balancer uses those of its own."""
    if place.certificate and f":{place.region}:" not in place.certificate:
        raise SpecError(
            [
                Problem(
                    message=f"the certificate is not of {place.region}",
                    hint="a load balancer uses certificates of its own region",
                    path=("clouds", "aws", "certificate"),
                )
            ]
        )


_BESIDE = {"alibaba": _alibaba_beside, "aws": _aws_beside}


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


def _aws_outputs(scheme: str) -> tuple[Output, ...]:
    return (
        Output(
            name="url",
            description="Address of the service; with HTTPS, the target of your domain's CNAME.",
            terraform=f'"{scheme}://${{aws_lb.main.dns_name}}"',
            pulumi="load_balancer.url",
        ),
        Output(
            name="server_ids",
            description="Instance ID of each server, by its number.",
            terraform="{ for number, server in aws_instance.server : number => server.id }",
            pulumi="servers.server_ids",
        ),
    )


_OUTPUTS = {"alibaba": _alibaba_outputs, "aws": _aws_outputs}

_OPERATE: dict[str, tuple[Step, ...]] = {
    "alibaba": (),
    "aws": (
        Step(
            text="A new image replaces the servers, which the protection refuses: lift it for that "
            "deployment. There is no SSH; a session on one of the servers:",
            commands=("aws ssm start-session --target INSTANCE_ID",),
        ),
    ),
}

_LIFT = Step(
    text="Servers and the load balancer are protected against deletion. Lift the protection "
    "first, then destroy; the data disks go too, so copy what you need from them.",
    commands=("<apply deletion_protection=false>",),
)
_DESTROY = {"alibaba": (_LIFT,), "aws": (_LIFT,)}
