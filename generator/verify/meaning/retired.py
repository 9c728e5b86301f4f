"""Types and kinds that a cloud takes no more, and names of types that are older than others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.verify.finding import Note
from generator.verify.meaning.things import valued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
# What is refused when it is created, since when, and what stands in its place. Sources: the
# announcements of each retirement, as the providers' documentation repeats them.
CLASSIC_FRONT_DOOR = ("new classic Front Doors ended on 1 April 2025", "`azurerm_cdn_frontdoor_*`")
CLASSIC_CDN = ("new classic CDN profiles ended on 1 October 2025", "`azurerm_cdn_frontdoor_*`")
TYPES = {
    "aws_launch_configuration": (
        "an account that began on 1 October 2024 or later cannot make launch configurations",
        "`aws_launch_template`",
    ),
    **dict.fromkeys(
        (
            "azurerm_frontdoor",
            "azurerm_frontdoor_custom_https_configuration",
            "azurerm_frontdoor_firewall_policy",
            "azurerm_frontdoor_rules_engine",
        ),
        CLASSIC_FRONT_DOOR,
    ),
    **dict.fromkeys(
        ("azurerm_cdn_profile", "azurerm_cdn_endpoint", "azurerm_cdn_endpoint_custom_domain"),
        CLASSIC_CDN,
    ),
    "azure_native.frontdoor.FrontDoor": (
        CLASSIC_FRONT_DOOR[0],
        "`cdn.Profile` with the sku `Standard_AzureFrontDoor`",
    ),
    **dict.fromkeys(
        ("azure_native.cdn.Endpoint", "azure_native.cdn.CustomDomain"),
        (CLASSIC_CDN[0], "`cdn.AFDEndpoint` and its like"),
    ),
}
# What azapi writes instead.
BY_AZAPI = {
    "azure_native.frontdoor.FrontDoor": (
        "`Microsoft.Cdn/profiles` with the sku `Standard_AzureFrontDoor`"
    ),
    "azure_native.cdn.Endpoint": "`Microsoft.Cdn/profiles/afdEndpoints` and its like",
    "azure_native.cdn.CustomDomain": "`Microsoft.Cdn/profiles/customDomains` and its like",
}
BASIC = "Azure takes no new Basic addresses and load balancers since 31 March 2025"
SKUS = ("azurerm_public_ip", "azurerm_lb")
NATIVE_SKUS = ("azure_native.network.PublicIPAddress", "azure_native.network.LoadBalancer")
CDN_SKUS = r"Standard_(Microsoft|Akamai|Verizon|ChinaCdn)|Premium_Verizon"
GATEWAY_SKUS = r"(Standard_(Small|Medium|Large)|WAF_(Medium|Large))"
OLD_SIZES = r"Standard_NC\d+r?s_v[23]|Standard_N[CV]\d+r?"
SIZED = {
    "azurerm_linux_virtual_machine": "size",
    "azurerm_windows_virtual_machine": "size",
    "azurerm_virtual_machine": "vm_size",
    "azurerm_linux_virtual_machine_scale_set": "sku",
    "azurerm_windows_virtual_machine_scale_set": "sku",
    "azurerm_orchestrated_virtual_machine_scale_set": "sku_name",
}
# The same code under an older name; the schema marks none of them.
OLD_NAMES = {
    "alicloud_subnet": "alicloud_vswitch",
    "alicloud_slb": "alicloud_slb_load_balancer",
    "alicloud_disk": "alicloud_ecs_disk",
    "alicloud_disk_attachment": "alicloud_ecs_disk_attachment",
    "alicloud_eip": "alicloud_eip_address",
    "alicloud_dns_domain": "alicloud_alidns_domain",
    "alicloud_cas_certificate": "alicloud_ssl_certificates_service_certificate",
    "alicloud_launch_template": "alicloud_ecs_launch_template",
    "alicloud_key_pair": "alicloud_ecs_key_pair",
    "alicloud_cdn_domain": "alicloud_cdn_domain_new",
}


def judge(system: System) -> Iterator[Found]:
    """Judge the types of all resources, and the kinds that some of them name."""
    for type_, (why, instead) in TYPES.items():
        for thing in system.of(type_):
            by_azapi = thing.called.lower().startswith("microsoft.")
            hint = f"use {BY_AZAPI[type_] if by_azapi else instead}"
            yield thing, Note("retired", thing.block.pos, why, hint)
    for old, new in OLD_NAMES.items():
        for thing in system.of(old):
            if not thing.deprecated:
                name = new if thing.called == old else class_of(new)
                message = f"`{thing.called}` is an older name of `{name}`"
                yield thing, Note("old-name", thing.block.pos, message)
    yield from kinds(system)


def class_of(type_: str) -> str:
    """Name the class of a program that stands for a type."""
    from generator import facts

    said = facts.pulumi_resource(type_, "resource")
    _, module, name = str(said["token"]).split(":") if said is not None else ("", "", type_)
    return f"{module.partition('/')[0]}.{name}".lstrip(".")


def kinds(system: System) -> Iterator[Found]:
    """Judge the kinds of addresses, load balancers, gateways and machines."""
    for thing in system.of(*SKUS):
        if thing.value("sku") == "Basic":
            yield thing, Note("retired", thing.pos("sku"), BASIC, "use the sku `Standard`")
    for thing in system.of(*NATIVE_SKUS):
        for inner in thing.inner("sku"):
            if valued(thing.look, inner.body, "name", inner.names) == "Basic":
                yield thing, Note("retired", inner.pos, BASIC, "use the sku `Standard`")
    yield from profiles(system)
    for type_, name in SIZED.items():
        for thing in system.of(type_):
            size = thing.value(name)
            if isinstance(size, str) and re.fullmatch(OLD_SIZES, size):
                why = f"Azure has retired the machines `{size}`"
                yield thing, Note("retired", thing.pos(name), why)


def profiles(system: System) -> Iterator[Found]:
    """Judge the kinds of profiles of the CDN, and of application gateways."""
    for thing in system.of("azure_native.cdn.Profile"):
        for inner in thing.inner("sku"):
            sku = valued(thing.look, inner.body, "name", inner.names)
            if isinstance(sku, str) and re.match(CDN_SKUS, sku):
                hint = "use the sku `Standard_AzureFrontDoor`"
                yield thing, Note("retired", inner.pos, CLASSIC_CDN[0], hint)
    for thing in system.of(
        "azurerm_application_gateway", "azure_native.network.ApplicationGateway"
    ):
        for inner in thing.inner("sku"):
            sku = valued(thing.look, inner.body, "name", inner.names)
            if isinstance(sku, str) and re.fullmatch(GATEWAY_SKUS, sku):
                why = "Azure takes no new application gateways of the first version"
                yield thing, Note("retired", inner.pos, why, "use `Standard_v2` or `WAF_v2`")
