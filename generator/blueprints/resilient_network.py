"""resilient-network: model servers that scale, heal and fail over, behind one name."""

import re
from typing import Any

from generator import clouds
from generator.blueprints import parts, resilient_network_alibaba, resilient_network_azure
from generator.clouds import CloudFacts, placement
from generator.components.autoscaling import Autoscaling
from generator.components.certificate import Certificate
from generator.components.dns import Dns
from generator.components.encryption import Encryption
from generator.components.endpoints import Endpoints
from generator.components.firewall import Firewall
from generator.components.flow_logs import FlowLogs
from generator.components.health_check import HealthCheck
from generator.components.identity import Identity
from generator.components.load_balancer import LoadBalancer
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.monitoring import Monitoring
from generator.components.web_acl import WebAcl
from generator.components.zone import Zone
from generator.errors import Problem, SpecError
from generator.project import Cloud, Component, Output, Plan, Step
from generator.record import replace

_HEALTH_REGION = "us-east-1"  # where Route 53 tells its metrics
_HEALTH_CHECKERS = 25  # rules that their prefix list counts as (VPC user guide)
_REFRESHES = "aws autoscaling describe-instance-refreshes --auto-scaling-group-name"
_CONFIRM = "Each address for alarms gets a mail for each topic, and has to confirm it."
_SUBSCRIBE = (
    "Nobody hears of alarms yet: name somebody in alarm_emails, or subscribe to the topics."
)
_BALANCER = re.compile(r"[a-z0-9-]+\.([a-z0-9-]+)\.elb\.amazonaws\.com")


def plan(spec: Any, cloud: Cloud) -> Plan:
    """Decide everything about a resilient system; raises SpecError for what cannot be."""
    if cloud == "azure":
        return resilient_network_azure.plan(spec)
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)
    zone = _zone(spec.domain, place)
    network = parts.network(spec.network, placement.zones(facts, region, place.zones), facts)
    servers = _servers(spec, facts, region)
    if cloud == "alibaba":
        return resilient_network_alibaba.plan(
            spec, region, network=network, servers=servers, zone=zone
        )
    components = {"network": network, "servers": servers, "zone": zone, **_aws(spec, region)}

    return Plan(
        name=spec.name,
        blueprint=spec.blueprint,
        title=f"{spec.name}: resilient model serving on {facts.title}",
        summary=f"{servers.least} to {servers.most} model servers in {len(network.zones)} zones of "
        f"{region}, which follow the load and replace what fails, behind {zone.host}.",
        cloud=cloud,
        region=region,
        aliases=() if region == _HEALTH_REGION else (_HEALTH_REGION,),
        tags=spec.tags,
        providers={"terraform": facts.terraform, "pulumi": facts.pulumi},
        pulumi_config=facts.pulumi_config(region),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="a bucket adds to it"),
            *parts.variables(components),
            replace(parts.PROTECTION, description="Whether the load balancer and its logs stay."),
        ),
        outputs=_aws_outputs(zone, own_topic=region != _HEALTH_REGION),
        deploy=_delegation(zone) if zone.by == "creation" else (),
        verify=_verify(servers.runtime.health_path, spec.alarms.emails),
        operate=_operate(),
        destroy=(
            Step(
                text="The load balancer is protected against deletion, and the bucket of its logs "
                "refuses to go while it holds any. Set deletion_protection to false and deploy "
                "once: then the logs go with the rest.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _servers(spec: Any, facts: CloudFacts, region: str) -> Autoscaling:
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


def _zone(domain: Any, place: Any) -> Zone:
    """Return the zone of the name; raises SpecError where it would be made and exist at once."""
    zone_id = getattr(place, "hosted_zone_id", None)
    if domain.create_zone and zone_id:
        raise SpecError(
            [
                Problem(
                    message="a zone that has an ID is not created",
                    hint="leave create_zone out, or the ID",
                    path=("domain", "create_zone"),
                )
            ]
        )
    by_name = domain.create_zone is False
    return Zone(
        host=domain.host,
        name=domain.zone or domain.host.partition(".")[2],
        by="id" if zone_id else "name" if by_name else "creation",
        id=zone_id,
    )


def _aws(spec: Any, region: str) -> dict[str, Component]:
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
        "certificate": Certificate(),
        "load_balancer_logs": LoadBalancerLogs(days=spec.logs.days),
        "load_balancer": LoadBalancer(
            clients=clients or (parts.ANYWHERE,),
            certificate=None,
            certificate_issued=True,
            fixed_servers=False,
            firewalled=spec.waf is not None,
        ),
        **(
            {"web_acl": WebAcl(requests_per_minute=spec.waf.requests_per_minute)}
            if spec.waf
            else {}
        ),
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
                    message=f"Route 53 cannot fail over to `{standby}`",
                    hint="name an application load balancer, as in "
                    "chat-0123456789.eu-west-1.elb.amazonaws.com",
                    path=("domain", "standby"),
                )
            ]
        )
    return Dns(standby=standby, standby_region=found[1])


def _aws_outputs(zone: Zone, *, own_topic: bool) -> tuple[Output, ...]:
    name_servers = Output(
        name="name_servers",
        description="Name servers of the zone, which the registrar of the domain has to name.",
        terraform="aws_route53_zone.main.name_servers",
        pulumi="zone.name_servers",
    )
    topics = "[aws_sns_topic.alarms.arn, aws_sns_topic.unreachable.arn]"
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


def _verify(health_path: str, emails: tuple[str, ...]) -> tuple[Step, ...]:
    return (
        Step(
            text="The address answers once the first servers have pulled their image, which for a "
            "large model takes minutes:",
            commands=(f"curl --fail <url>{health_path}",),
        ),
        Step(text=_CONFIRM if emails else _SUBSCRIBE),
    )


def _operate() -> tuple[Step, ...]:
    return (
        Step(
            text="A new image, model or machine type makes a new launch template: deploying it "
            "replaces the servers by and by. This tells how far it is:",
            commands=(f"{_REFRESHES} <autoscaling_group>",),
        ),
        Step(
            text="There is no SSH. A session on one of the servers:",
            commands=("aws ssm start-session --target INSTANCE_ID",),
        ),
    )
