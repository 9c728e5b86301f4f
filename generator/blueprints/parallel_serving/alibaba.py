"""parallel-serving on Alibaba Cloud: ECS instances in zones, behind an ALB."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.parallel_serving import common
from generator.clouds import placement
from generator.components.firewall import Firewall
from generator.project import Component, Plan, Step


def plan(spec: Any) -> Plan:
    """Decide everything about a parallel-serving system; raises SpecError for what cannot be."""
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    network, servers, load_balancer = common.system(spec, facts, place)
    components: dict[str, Component] = {
        "network": network,
        "servers": servers,
        "load_balancer": load_balancer,
        "firewall": Firewall(),
    }
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, network.zones),
        components=components,
        variables=(common.name(spec), *parts.variables(components), parts.PROTECTION),
        outputs=common.outputs(
            host=f"{load_balancer.scheme}://${{alicloud_alb_load_balancer.main.dns_name}}",
            ids="alicloud_instance.server",
            instance="Instance",
        ),
        verify=common.verify(spec),
        operate=(
            Step(
                text="A new image or port replaces every server at once, which the protection "
                "refuses: lift it first, in a deployment of its own. Where that must not be, "
                "resilient-network replaces them in turn."
            ),
        ),
        destroy=common.lift(spec),
    )
