"""resilient-network on Alibaba Cloud: a scaling group, an ALB, and alarms of CloudMonitor."""

from typing import Any

from generator import clouds
from generator.blueprints import parts
from generator.blueprints.alibaba_parts import LOGS_OPEN, waf_seat
from generator.blueprints.resilient_network import common
from generator.clouds import placement
from generator.clouds.alibaba import WAF_REGIONS
from generator.components.dns import Dns
from generator.components.firewall import Firewall
from generator.components.flow_logs import FlowLogs
from generator.components.health_check import HealthCheck
from generator.components.load_balancer_logs import LoadBalancerLogs
from generator.components.monitoring import Monitoring
from generator.components.zone import Zone
from generator.errors import Place, Problem, SpecError
from generator.project import Check, Component, Output, Plan, Step, Variable


def plan(spec: Any) -> Plan:
    """Decide everything about a resilient system; raises SpecError for what cannot be."""
    facts = clouds.facts("alibaba")
    place = spec.clouds.alibaba
    region = placement.region(facts, place.region)
    zone = common.zone(spec.domain, zone_id=None)
    network = parts.network(spec.network, placement.zones(facts, region, place.zones), facts)
    servers = common.servers(spec, facts, region)
    _refuse(spec, zone, region)
    components: dict[str, Component] = {
        "network": network,
        "firewall": Firewall(),
        "zone": zone,
        "load_balancer_logs": LoadBalancerLogs(days=spec.logs.days),
        "flow_logs": FlowLogs(),
        "load_balancer": common.load_balancer(spec),
        **common.web_acl(spec, seat=waf_seat(region)),
        "servers": servers,
        "dns": Dns(standby=None, standby_region=None),
        "monitoring": Monitoring(
            emails=spec.alarms.emails,
            slow_seconds=spec.alarms.slow_seconds,
            errors_per_minute=spec.alarms.errors_per_minute,
            average=True,
        ),
    }
    probed = spec.load_balancer.clients is None
    if probed:
        components["health_check"] = HealthCheck(own_topic=False)
    return Plan(
        **parts.about(spec, facts, region, builds=common.BUILDS),
        summary=common.summary(spec, region, network.zones),
        components=components,
        variables=(
            parts.name_variable(spec.name, longest=24, reason="names of logs add to it"),
            *parts.variables(components),
            _certificate(place.certificate),
            parts.PROTECTION,
        ),
        outputs=_outputs(zone, region),
        deploy=_deploy(zone, region, waf=spec.waf is not None),
        verify=_verify(spec.runtime.health_path, spec.alarms.emails),
        operate=_operate(probed=probed),
        destroy=(
            Step(
                text="The load balancer and the group of servers are protected against deletion. "
                "Lift the protection first, then destroy; the logs go too.",
                commands=("<apply deletion_protection=false>",),
            ),
        ),
    )


def _refuse(spec: Any, zone: Zone, region: str) -> None:
    """Raise SpecError with all that Alibaba Cloud cannot do of `spec`."""
    problems = []
    if spec.domain.standby:
        problems.append(
            Problem(
                code="GEN405",
                message="no record of Alibaba Cloud DNS fails over by itself, and the provider "
                "cannot put addresses into Global Traffic Manager",
                hint="leave standby out: zones fail over here, an alarm tells of more, and the "
                "record can be pointed elsewhere",
                path=("domain", "standby"),
            )
        )
    if zone.host == zone.name:
        problems.append(
            Problem(
                code="GEN408",
                message="the load balancer is reached by a CNAME, and the top of a zone takes none",
                hint=f"take a host in the zone, as in api.{zone.host}",
                path=("domain", "host"),
            )
        )
    if spec.waf and region not in WAF_REGIONS:
        problems.append(
            Problem(
                code="GEN405",
                message=f"load balancers in {region} have no firewall of WAF 3.0",
                hint="leave waf out, or take a region such as eu-central-1 or ap-southeast-1",
                path=("waf",),
                also=(Place(path=("clouds", "alibaba", "region")),),
            )
        )
    if problems:
        raise SpecError(problems)


def _certificate(given: str | None) -> Variable:
    return Variable(
        name="certificate_id",
        type="string",
        default=given,
        description="Certificate of the domain in Certificate Management Service.",
        check=Check(
            kind="pattern",
            args={"pattern": "^[0-9]{1,12}-[a-z0-9-]+$"},
            message="A number and a region, such as 12345678-cn-hangzhou.",
        ),
    )


def _outputs(zone: Zone, region: str) -> tuple[Output, ...]:
    return (
        *common.outputs(zone, name_servers="alicloud_alidns_domain.main.dns_servers"),
        Output(
            name="load_balancer_address",
            description="DNS name of the load balancer, which the domain points at.",
            terraform="alicloud_alb_load_balancer.main.dns_name",
            pulumi="load_balancer.address",
        ),
        Output(
            name="scaling_group",
            description="ID of the group of servers.",
            terraform="alicloud_ess_scaling_group.server.id",
            pulumi="autoscaling.scaling_group_id",
        ),
        Output(
            name="rolling_update_command",
            description="Replaces the servers by and by, after their template has changed.",
            terraform=f'"aliyun ess StartInstanceRefresh --RegionId {region} --ScalingGroupId '
            "${alicloud_ess_scaling_group.server.id} --SkipMatching true "
            '--MinHealthyPercentage 100 --MaxHealthyPercentage 150"',
            pulumi="autoscaling.rolling_update_command",
        ),
        Output(
            name="alarm_contact_group",
            description="Contact group that gets the alarms, to add a phone or a chat to.",
            terraform="alicloud_cms_alarm_contact_group.oncall.alarm_contact_group_name",
            pulumi="monitoring.contact_group_name",
        ),
    )


def _deploy(zone: Zone, region: str, *, waf: bool) -> tuple[Step, ...]:
    firewall = Step(
        text="A load balancer with a firewall starts WAF 3.0 for the account, billed by use, with "
        "its default core rules: they can refuse prompts with code in them. Watch its log "
        "before you trust them.",
    )
    delegation = Step(
        text=f"The output name_servers tells which name servers the registrar of {zone.name} has "
        "to name; until then nobody finds the service.",
    )
    return (
        Step(
            text=f"The certificate must be in Certificate Management Service and be valid for "
            f"{zone.host}; certificate_id names it."
        ),
        LOGS_OPEN,
        Step(
            text="Flow logs are opened once for an account:",
            commands=(f"aliyun vpc OpenFlowLogService --RegionId {region}",),
        ),
        *((delegation,) if zone.by == "creation" else ()),
        *((firewall,) if waf else ()),
    )


def _verify(health_path: str, emails: tuple[str, ...]) -> tuple[Step, ...]:
    return (
        common.answer(health_path, also=" and their warm-up is over"),
        Step(
            text="A group that starts by a launch template is open at once, so its first servers "
            "may start before it knows of their warm-up: those that do not answer soon enough are "
            "replaced, once."
        ),
        Step(text="Each address for alarms gets a mail that asks to confirm.")
        if emails
        else Step(
            text="Nobody hears of alarms yet: name somebody in alarm_emails, or add contacts to "
            "the contact group."
        ),
    )


def _operate(*, probed: bool) -> tuple[Step, ...]:
    unprobed = Step(
        text="Nobody asks from outside whether the service answers: the probes of CloudMonitor "
        "have no fixed addresses, and the clients are limited to some."
    )
    return (
        Step(
            text="A new image, model or machine type is a new version of the launch template, "
            "which new servers take. This replaces those that run, by and by:",
            commands=('eval "<rolling_update_command>"',),
        ),
        Step(
            text="Should the whole region fail, point the domain at a system elsewhere, which "
            "clients find within ten minutes. Nothing does it by itself."
        ),
        *(() if probed else (unprobed,)),
    )
