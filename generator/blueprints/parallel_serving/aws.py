"""parallel-serving on AWS: EC2 instances in zones, behind an Application Load Balancer."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.parallel_serving import common
from generator.clouds import placement
from generator.components.encryption import Encryption
from generator.components.endpoints import Endpoints
from generator.components.firewall import Firewall
from generator.components.flow_logs import FlowLogs
from generator.components.identity import Identity
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.errors import Place, Problem, SpecError
from generator.project import Component, Plan, Step


def plan(spec: Any) -> Plan:
    """Decide everything about a parallel-serving system; raises SpecError for what cannot be."""
    facts = clouds.facts("aws")
    place = spec.clouds.aws
    region = placement.region(facts, place.region)
    network, servers, load_balancer = common.system(spec, facts, place)
    parts.refuse_many_clients(load_balancer.clients, ports=len(load_balancer.ports))
    _refuse_foreign_certificate(place)
    components: dict[str, Component] = {
        "network": network,
        "servers": servers,
        "load_balancer": load_balancer,
        **_beside(spec),
    }
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, network.zones),
        components=components,
        variables=(common.name(spec), *parts.variables(components), parts.PROTECTION),
        outputs=common.outputs(
            host=f"{load_balancer.scheme}://${{aws_lb.main.dns_name}}",
            ids="aws_instance.server",
            instance="Instance",
        ),
        deploy=parts.gpu_quota(region, servers.machine),
        verify=common.verify(spec),
        operate=(
            Step(
                text="A new image or port replaces all servers at once, and with fewer of them "
                "some go. Their protection refuses both: lift it first, by a deployment of its "
                "own. Where all may not go at once, resilient-network replaces them in turn."
            ),
            parts.session(region),
        ),
        destroy=common.lift(spec),
    )


def _beside(spec: Any) -> dict[str, Component]:
    """List what AWS needs beside network, servers and load balancer."""
    closed = spec.network.nat == "none"
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
                    code="GEN411",
                    message=f"the certificate is not of {place.region}",
                    hint="a load balancer uses certificates of its own region",
                    path=("clouds", "aws", "certificate"),
                    also=(Place(path=("clouds", "aws", "region")),),
                )
            ]
        )
