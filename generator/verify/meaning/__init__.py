"""Rules on what a project asks of a cloud, where each argument by itself may stand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from generator.verify.meaning.things import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    }.items()
}


def meaning(things: Iterable[Thing]) -> Iterator[Finding]:
    """Judge all resources of a project together."""
    system = System(list(things))
    types = system.types.keys()
    for name, wanted in JUDGES.items():
        if not wanted.isdisjoint(types):
            module = import_module(f"{__name__}.{name}")
            for thing, note in module.judge(system):
                yield thing.place(note)
