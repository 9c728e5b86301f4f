"""resilient-network on AWS: an Auto Scaling group, an ALB, and health checks of Route 53."""

import re
from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.resilient_network import common
from generator.clouds import placement
from generator.components.certificate import Certificate
from generator.components.dns import Dns
from generator.components.encryption import Encryption
from generator.components.endpoints import Endpoints
from generator.components.firewall import Firewall
from generator.components.flow_logs import FlowLogs
from generator.components.health_check import HealthCheck
from generator.components.identity import Identity
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.monitoring import Monitoring
from generator.components.zone import Zone
from generator.errors import Place, Problem, SpecError
from generator.project import Component, Output, Plan, Step
from generator.record import replace

_HEALTH_REGION = "us-east-1"  # where Route 53 tells its metrics
_HEALTH_CHECKERS = 25  # rules that their prefix list counts as (VPC user guide)
_CONFIRM = "Each address for alarms gets a mail for each topic, and has to confirm it."
_SUBSCRIBE = (
    "Nobody hears of alarms yet: name somebody in alarm_emails, or subscribe to the topics."
)
_BALANCER = re.compile(r"[a-z0-9-]+\.([a-z0-9-]+)\.elb\.amazonaws\.com")


def plan(spec: Any) -> Plan:
    """Decide everything about a resilient system; raises SpecError for what cannot be."""
    facts = clouds.facts("aws")
    place = spec.clouds.aws
    region = placement.region(facts, place.region)
    zone = common.zone(spec.domain, zone_id=place.hosted_zone_id)
    _refuse_name_elsewhere(zone, place.stands_in_for)
    network = parts.network(spec.network, placement.zones(facts, region, place.zones), facts)
    servers = common.servers(spec, facts, region)
    components: dict[str, Component] = {
        "network": network,
        "servers": servers,
        "zone": zone,
        **_beside(spec, region),
    }
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, network.zones),
        aliases=() if region == _HEALTH_REGION else (_HEALTH_REGION,),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="a bucket adds to it"),
            *parts.variables(components),
            replace(parts.PROTECTION, description="Whether the load balancer and its logs stay."),
        ),
        outputs=_outputs(zone, own_topic=region != _HEALTH_REGION),
        deploy=(
            *parts.gpu_quota(region, servers.machine),
            *(_delegation(zone) if zone.by == "creation" else ()),
            *((_valid_for(zone.host),) if spec.domain.standby else ()),
        ),
        verify=(
            common.answer(spec.runtime.health_path),
            Step(text=_CONFIRM if spec.alarms.emails else _SUBSCRIBE),
        ),
        operate=_operate(region),
        destroy=(
            Step(
                text="The load balancer is protected against deletion, and the bucket of its logs "
                "refuses to go while it holds any. Set deletion_protection to false and deploy "
                "once: then the logs go with the rest.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _refuse_name_elsewhere(zone: Zone, name: str | None) -> None:
    """Refuse a second name of the certificate that is the first, or that the zone cannot prove."""
    if name == zone.host:
        raise SpecError(
            [
                Problem(
                    code="GEN306",
                    message=f"{name} is the name of this system itself",
                    hint="name the system whose standby this one is",
                    path=("clouds", "aws", "stands_in_for"),
                    also=(Place(path=("domain", "host")),),
                )
            ]
        )
    if name and name != zone.name and not name.endswith(f".{zone.name}"):
        raise SpecError(
            [
                Problem(
                    code="GEN304",
                    message=f"the zone {zone.name} does not hold {name}",
                    hint="let both names be in one zone, where their certificate is proved",
                    path=("clouds", "aws", "stands_in_for"),
                    also=(Place(path=("domain", "zone")),),
                )
            ]
        )


def _beside(spec: Any, region: str) -> dict[str, Component]:
    """List what AWS needs beside network, servers and zone."""
    closed = spec.network.nat == "none"
    clients = spec.load_balancer.clients
    if clients is not None:
        parts.refuse_many_clients(clients, ports=2, other_rules=_HEALTH_CHECKERS)
    return {
        **({"endpoints": Endpoints(services=parts.SERVICES_INSIDE)} if closed else {}),
        "firewall": Firewall(health_checkers=clients is not None, closed=closed),
        "encryption": Encryption(),
        "flow_logs": FlowLogs(),
        "identity": Identity(pulls=parts.login_registry(spec.runtime.image) is not None),
        "certificate": Certificate(stands_in_for=spec.clouds.aws.stands_in_for),
        "load_balancer_logs": LoadBalancerLogs(days=spec.logs.days),
        "load_balancer": common.load_balancer(spec),
        **common.web_acl(spec),
        "health_check": HealthCheck(own_topic=region != _HEALTH_REGION),
        "dns": _dns(spec.domain.standby),
        "monitoring": Monitoring(
            emails=spec.alarms.emails,
            slow_seconds=spec.alarms.slow_seconds,
            errors_per_minute=spec.alarms.errors_per_minute,
        ),
    }


def _dns(standby: str | None) -> Dns:
    """Return the records; raises SpecError for a standby that no alias of Route 53 can point at."""
    if standby is None:
        return Dns(standby=None, standby_region=None)
    found = _BALANCER.fullmatch(standby)
    if found is None:
        raise SpecError(
            [
                Problem(
                    code="GEN405",
                    message=f"Route 53 cannot fail over to `{standby}`",
                    hint="name an application load balancer, as in "
                    "chat-0123456789.eu-west-1.elb.amazonaws.com",
                    path=("domain", "standby"),
                )
            ]
        )
    return Dns(standby=standby, standby_region=found[1])


def _outputs(zone: Zone, *, own_topic: bool) -> tuple[Output, ...]:
    topics = "[aws_sns_topic.alarms.arn, aws_sns_topic.unreachable.arn]"
    return (
        *common.outputs(zone, name_servers="aws_route53_zone.main.name_servers"),
        Output(
            name="load_balancer_address",
            description="DNS name of the load balancer, for a system whose standby this one is.",
            terraform="aws_lb.main.dns_name",
            pulumi="load_balancer.address",
        ),
        Output(
            name="autoscaling_group",
            description="Name of the group of servers.",
            terraform="aws_autoscaling_group.server.name",
            pulumi="autoscaling.group_name",
        ),
        Output(
            name="alarm_topics",
            description="Topics that get the alarms, to subscribe a pager or a chat to.",
            terraform=topics if own_topic else "[aws_sns_topic.alarms.arn]",
            pulumi="monitoring.topics",
        ),
    )


def _valid_for(host: str) -> Step:
    return Step(
        text=f"Callers who get to the standby ask it for {host}: its certificate must have it."
    )


def _delegation(zone: Zone) -> tuple[Step, ...]:
    return (
        Step(
            text=f"The certificate is issued once the world finds {zone.host}. While the first "
            "deployment waits for that, give the registrar of the domain, or the zone above it, "
            "the name servers of the new zone:",
            commands=(
                f"aws route53 list-hosted-zones-by-name --dns-name {zone.name} --max-items 1",
                "aws route53 get-hosted-zone --query DelegationSet.NameServers --id ZONE_ID",
            ),
        ),
    )


def _operate(region: str) -> tuple[Step, ...]:
    return (
        Step(
            text="A new image, model or machine type makes a new launch template: deploying it "
            "replaces the servers in turn. This tells how far it is:",
            commands=(
                (
                    f"aws autoscaling describe-instance-refreshes --region {region} "
                    "--auto-scaling-group-name <autoscaling_group>"
                ),
            ),
        ),
        parts.session(region),
    )
