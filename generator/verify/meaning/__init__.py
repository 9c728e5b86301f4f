"""Rules on what a project asks of a cloud, where each argument by itself may stand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from generator.verify.meaning.things import System

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.verify.finding import Finding
    from generator.verify.meaning.things import Thing

# The modules with rules, and the types that they judge: what a project has none of is not loaded.
# Each has `judge(system)`, which gives pairs of a resource and a note in its file.
JUDGES: dict[str, frozenset[str]] = {
    name: frozenset(types.split())
    for name, types in {
        "exposure": """
            aws_security_group aws_default_security_group aws_security_group_rule
            aws_vpc_security_group_ingress_rule
            alicloud_security_group_rule
            azurerm_network_security_group azurerm_network_security_rule
            azure_native.network.NetworkSecurityGroup azure_native.network.SecurityRule
        """,
        "retired": """
            aws_launch_configuration
            azurerm_frontdoor azurerm_frontdoor_custom_https_configuration
            azurerm_frontdoor_firewall_policy azurerm_frontdoor_rules_engine
            azurerm_cdn_profile azurerm_cdn_endpoint azurerm_cdn_endpoint_custom_domain
            azurerm_public_ip azurerm_lb azurerm_application_gateway
            azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_virtual_machine
            azurerm_linux_virtual_machine_scale_set azurerm_windows_virtual_machine_scale_set
            azurerm_orchestrated_virtual_machine_scale_set
            azure_native.frontdoor.FrontDoor azure_native.cdn.Endpoint azure_native.cdn.Profile
            azure_native.cdn.CustomDomain azure_native.network.PublicIPAddress
            azure_native.network.LoadBalancer azure_native.network.ApplicationGateway
            alicloud_subnet alicloud_slb alicloud_disk alicloud_disk_attachment alicloud_eip
            alicloud_dns_domain alicloud_cas_certificate alicloud_launch_template
            alicloud_key_pair alicloud_cdn_domain
        """,
        "networks": """
            aws_vpc aws_subnet alicloud_vpc alicloud_vswitch
            azurerm_virtual_network azurerm_subnet
            azure_native.network.VirtualNetwork azure_native.network.Subnet
        """,
        "zones": """
            aws_lb aws_alb aws_db_subnet_group aws_docdb_subnet_group aws_neptune_subnet_group
            aws_eks_cluster alicloud_alb_load_balancer alicloud_nlb_load_balancer
        """,
        "storage": """
            alicloud_oss_bucket alicloud_oss_bucket_acl alicloud_oss_bucket_object
            alicloud_oss_bucket_https_config alicloud_kms_key aws_s3_bucket_acl
            azurerm_storage_account azurerm_storage_container
            azure_native.storage.StorageAccount azure_native.storage.BlobContainer
            azurerm_redis_cache azure_native.redis.Redis
            azurerm_cdn_frontdoor_custom_domain azure_native.cdn.AFDCustomDomain
        """,
        "servers": """
            alicloud_instance alicloud_ess_scaling_configuration alicloud_ecs_launch_template
            alicloud_launch_template alicloud_ecs_disk alicloud_disk
        """,
        "listeners": """
            alicloud_alb_listener alicloud_nlb_listener alicloud_slb_listener
            alicloud_alb_security_policy alicloud_nlb_security_policy
        """,
        "bounds": """
            aws_autoscaling_group aws_eks_node_group aws_appautoscaling_target aws_rds_cluster
            alicloud_ess_scaling_group alicloud_cs_kubernetes_node_pool
            azurerm_monitor_autoscale_setting azurerm_kubernetes_cluster_node_pool
            azurerm_container_app azurerm_application_gateway
            azure_native.monitor.AutoscaleSetting azure_native.app.ContainerApp
            aws_security_group aws_default_security_group aws_network_acl
            aws_security_group_rule aws_network_acl_rule
            aws_vpc_security_group_ingress_rule aws_vpc_security_group_egress_rule
            alicloud_security_group_rule azurerm_network_security_rule
            azurerm_network_security_group azure_native.network.SecurityRule
            azure_native.network.NetworkSecurityGroup
        """,
        "probes": """
            aws_lb_target_group aws_alb_target_group aws_elb alicloud_alb_server_group
            azurerm_application_gateway azure_native.network.ApplicationGateway
        """,
        "ranks": """
            azurerm_network_security_group azurerm_network_security_rule
            azure_native.network.NetworkSecurityGroup azurerm_application_gateway
            aws_wafv2_web_acl aws_wafv2_rule_group aws_lb_listener_rule aws_alb_listener_rule
            aws_network_acl_rule alicloud_alb_rule
        """,
        "balancers": """
            aws_lb_listener aws_alb_listener aws_lb_listener_rule aws_alb_listener_rule
            alicloud_alb_listener alicloud_nlb_listener azurerm_application_gateway
        """,
        "cdn": "alicloud_cdn_domain_new alicloud_cdn_domain alicloud_cdn_domain_config",
        "services": "alicloud_pai_service",
    }.items()
}


TYPES = frozenset().union(*JUDGES.values())
# Those that judge arguments of some names, whatever resource these belong to, and a type.
ANYWHERE = {
    "policies": (
        "data.aws_iam_policy_document",
        frozenset(
            {"policy", "assume_role_policy", "policy_document", "assume_role_policy_document"}
        ),
    ),
    "cloud_init": (
        "data.cloudinit_config",
        frozenset({"user_data", "user_data_base64", "custom_data"}),
    ),
}
ARGUMENTS = frozenset().union(*(arguments for _, arguments in ANYWHERE.values()))


def meaning(things: Iterable[Thing]) -> Iterator[Finding]:
    """Judge all resources of a project together."""
    told: set[Finding] = set()
    for finding in judged(System(list(things), ARGUMENTS)):
        # What holds for several instances is said once.
        if finding not in told:
            told.add(finding)
            yield finding


def with_each(
    told: Mapping[str, Iterable[Finding]],
    otherwise: Callable[[], Iterable[Finding]] | None = None,
) -> Iterator[Finding]:
    """Give what was found with each of several sets of values.

    What does not hold with all of them names those that it holds with; one that has no name stands
    for all. `otherwise` finds what holds with none of them, which is asked where there is one.
    """
    held: dict[Finding, list[str]] = {}
    for name, findings in told.items():
        for finding in findings:
            held.setdefault(finding, []).append(name)
    every = len(told) - ("" in told)
    if every == 1 and held and otherwise is not None:
        every += 1
        for finding in otherwise():
            if finding in held:
                held[finding].append("")
    for finding, names in held.items():
        if "" in names or len(names) == every:
            yield finding
        else:
            yield finding._replace(message=f"{finding.message} (with {', '.join(names)})")


def judged(system: System) -> Iterator[Finding]:
    """Judge with every module that has rules for a type of the project."""
    types = system.types.keys()
    for name, wanted in JUDGES.items():
        if not wanted.isdisjoint(types):
            module = import_module(f"{__name__}.{name}")
            for thing, note in module.judge(system):
                yield thing.place(note)
    for name, (type_, arguments) in ANYWHERE.items():
        if type_ in types or not arguments.isdisjoint(system.marks):
            module = import_module(f"{__name__}.{name}")
            for thing, note in module.judge(system):
                yield thing.place(note)
