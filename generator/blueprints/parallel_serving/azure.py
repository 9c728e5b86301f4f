"""parallel-serving on Azure: virtual machines in zones, behind an Application Gateway."""

from typing import Any

from generator import clouds
from generator.blueprints import azure_parts, parts
from generator.blueprints.parallel_serving import common
from generator.clouds import placement
from generator.clouds.azure import virtual_gpu
from generator.components.azure_machines import AzureServers
from generator.components.certificate import StoredCertificate
from generator.components.firewall import Firewall
from generator.components.load_balancer import LoadBalancer
from generator.components.locks import Locks
from generator.components.resource_group import ResourceGroup
from generator.components.subnets import Subnets
from generator.project import Component, Output, Plan, Step


def plan(spec: Any) -> Plan:
    """Decide everything about a parallel-serving system; raises SpecError for what cannot be."""
    facts = clouds.facts("azure")
    place = spec.clouds.azure
    region = placement.region(facts, place.region)
    zones = placement.zones(facts, region, place.zones)
    machine = azure_parts.machine(
        facts, spec.servers.machine, path=("servers", "machine"), trusted=True
    )

    identity = azure_parts.identity(spec.runtime.image, place.registry)
    services = azure_parts.services(identified=bool(identity or place.certificate))
    components: dict[str, Component] = {
        "resource_group": ResourceGroup(services=services),
        "network": azure_parts.network(spec.network, zones),
        "firewall": Firewall(),
        "subnets": Subnets(),
        **identity,
        "servers": AzureServers(
            count=spec.servers.count,
            machine=machine,
            machine_check=facts.machine_check,
            runtime=azure_parts.runtime(spec.runtime, machine, facts),
            data_disk=common.data_disk(spec),
            secure_boot=not virtual_gpu(machine),
            encryption_at_host=place.encryption_at_host,
            ssh_public_key=place.ssh_public_key,
        ),
        **(
            {"certificate": StoredCertificate(secret=place.certificate)}
            if place.certificate
            else {}
        ),
        "load_balancer": _load_balancer(spec.load_balancer, place.certificate),
        "locks": Locks(),
    }

    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, zones),
        components=components,
        variables=(
            azure_parts.name(spec.name, reason="a host adds its number"),
            *parts.variables(components),
        ),
        outputs=_outputs("https" if place.certificate else "http"),
        deploy=azure_parts.deploy(
            services,
            encryption_at_host=place.encryption_at_host,
            certificate=bool(place.certificate),
        ),
        verify=common.verify(spec),
        operate=(
            Step(
                text="A new image, port or key replaces every server at once. Where that must not "
                "be, resilient-network replaces them by and by.",
            ),
            azure_parts.run_command(f"vm-{parts.deployed_name(spec)}-01"),
        ),
        destroy=(
            Step(
                text="Locks keep others from deleting servers, data disks and the load balancer. "
                "This project lifts its own when it is destroyed; it takes a moment until Azure "
                "knows, so destroy again where something is still locked. The data disks go too, "
                "so copy what you need from them.",
            ),
        ),
    )


def _load_balancer(spec: Any, certificate: str | None) -> LoadBalancer:
    """Plan the load balancer; raises SpecError where plain HTTP would be open to all unasked."""
    clients = parts.load_balancer(spec, certificate=certificate).clients
    return LoadBalancer(
        clients=clients, certificate=None, certificate_issued=certificate is not None
    )


def _outputs(scheme: str) -> tuple[Output, ...]:
    return (
        *common.outputs(
            host=f"{scheme}://${{azurerm_public_ip.load_balancer.fqdn}}",
            ids="azurerm_linux_virtual_machine.server",
            instance="Resource",
        ),
        Output(
            name="resource_group",
            description="Resource group of everything.",
            terraform="azurerm_resource_group.main.name",
            pulumi="load_balancer.group_name",
        ),
    )
