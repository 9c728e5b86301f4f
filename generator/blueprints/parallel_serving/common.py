"""What parallel-serving decides alike on every cloud."""

from typing import Any

from generator.blueprints import parts
from generator.clouds import CloudFacts, placement
from generator.components.load_balancer import LoadBalancer
from generator.components.network import Network
from generator.components.servers import DataDisk, Servers
from generator.project import Output, Step, Variable

BUILDS = "parallel model serving"


def lift(spec: Any) -> tuple[Step, ...]:
    """Say how to destroy what is protected, and what goes with it."""
    disks = "; the data disks go too, so copy what you need from them"
    return (
        Step(
            text="Servers and the load balancer are protected against deletion. Lift the "
            f"protection first, then destroy{disks if spec.servers.data_disk else ''}.",
            commands=("<apply deletion_protection=false>",),
        ),
    )


def system(spec: Any, facts: CloudFacts, place: Any) -> tuple[Network, Servers, LoadBalancer]:
    """Plan the servers of Alibaba Cloud or AWS, and what is around them.

    Raises SpecError where they could not start, or would be open to everybody unasked.
    """
    machine = placement.machine(facts, spec.servers.machine, path=("servers", "machine"))
    region = place.region
    if spec.network.nat == "none":
        parts.refuse_closed_network(facts, region, spec.runtime.image, gpu=machine.gpus > 0)
    network = parts.network(spec.network, placement.zones(facts, region, place.zones), facts)
    servers = Servers(
        count=spec.servers.count,
        machine=machine,
        machine_check=facts.machine_check,
        runtime=parts.runtime(spec.runtime, machine, facts),
        data_disk=data_disk(spec),
    )
    return network, servers, parts.load_balancer(spec.load_balancer, certificate=place.certificate)


def data_disk(spec: Any) -> DataDisk | None:
    """Return the disk for model files, if there is one."""
    disk = spec.servers.data_disk
    return DataDisk(on_each=disk.on == "each", size_gib=disk.size_gib) if disk else None


def summary(spec: Any, region: str, zones: tuple[str, ...]) -> str:
    """Say in a sentence what is built."""
    return (
        f"{spec.servers.count} model servers in {len(zones)} zones of {region}, "
        "behind one load balancer."
    )


def name(spec: Any) -> Variable:
    """Declare the prefix of all names."""
    return parts.name_variable(spec.name, longest=24, reason="a host adds its number")


def outputs(*, host: str, ids: str, instance: str) -> tuple[Output, ...]:
    """Tell the service's address at `host`, and the `ids` of its servers by their number."""
    return (
        Output(
            name="url",
            description="Address of the service; your domain's CNAME points at its host."
            if host.startswith("https:")
            else "Address of the service.",
            terraform=f'"{host}"',
            pulumi="load_balancer.url",
        ),
        Output(
            name="server_ids",
            description=f"{instance} ID of each server, by its number.",
            terraform=f"{{ for number, server in {ids} : number => server.id }}",
            pulumi="servers.server_ids",
        ),
    )


def verify(spec: Any) -> tuple[Step, ...]:
    """Say how to see that the service answers."""
    return (
        Step(
            text="The address answers once the first server has pulled its image, which for a "
            "large model takes minutes:",
            commands=(f"curl --fail <url>{spec.runtime.health_path}",),
        ),
    )
