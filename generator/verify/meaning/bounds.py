"""Bounds that are the wrong way round: of groups that scale, and of ranges of ports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.things import Inner, inner, valued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
RULE = "crossed-bounds"
# By type: the blocks around it, the lower bound, the upper one, and what must lie between.
SIZES: dict[str, tuple[str, str, str, str]] = {
    "aws_autoscaling_group": ("", "min_size", "max_size", "desired_capacity"),
    "aws_eks_node_group": ("scaling_config", "min_size", "max_size", "desired_size"),
    "aws_appautoscaling_target": ("", "min_capacity", "max_capacity", ""),
    "aws_rds_cluster": ("serverlessv2_scaling_configuration", "min_capacity", "max_capacity", ""),
    "alicloud_ess_scaling_group": ("", "min_size", "max_size", "desired_capacity"),
    "alicloud_cs_kubernetes_node_pool": ("scaling_config", "min_size", "max_size", ""),
    "azurerm_monitor_autoscale_setting": ("profile capacity", "minimum", "maximum", "default"),
    "azurerm_kubernetes_cluster_node_pool": ("", "min_count", "max_count", ""),
    "azurerm_container_app": ("template", "min_replicas", "max_replicas", ""),
    "azurerm_application_gateway": (
        "autoscale_configuration", "min_capacity", "max_capacity", "",
    ),
    "azure_native.monitor.AutoscaleSetting": (
        "profiles capacity", "minimum", "maximum", "default",
    ),
    "azure_native.app.ContainerApp": ("template scale", "min_replicas", "max_replicas", ""),
}  # fmt: skip
# By type: the blocks with ports, or none where the resource has them, and how their protocol is
# called. Of ICMP the two numbers are a type and a code.
PORTS: dict[str, tuple[tuple[str, ...], str]] = {
    "aws_security_group": (("ingress", "egress"), "protocol"),
    "aws_default_security_group": (("ingress", "egress"), "protocol"),
    "aws_network_acl": (("ingress", "egress"), "protocol"),
    "aws_security_group_rule": ((), "protocol"),
    "aws_network_acl_rule": ((), "protocol"),
    "aws_vpc_security_group_ingress_rule": ((), "ip_protocol"),
    "aws_vpc_security_group_egress_rule": ((), "ip_protocol"),
}
WITH_PORTS = frozenset({"tcp", "udp", "6", "17"})
# Ports as texts: by type, the blocks, the arguments, and what stands between the two numbers.
RANGES: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "alicloud_security_group_rule": ((), ("port_range",), "/"),
    "azurerm_network_security_rule": (
        (), ("destination_port_range", "destination_port_ranges"), "-",
    ),
    "azure_native.network.SecurityRule": (
        (), ("destination_port_range", "destination_port_ranges"), "-",
    ),
    "azurerm_network_security_group": (
        ("security_rule",), ("destination_port_range", "destination_port_ranges"), "-",
    ),
    "azure_native.network.NetworkSecurityGroup": (
        ("security_rules",), ("destination_port_range", "destination_port_ranges"), "-",
    ),
}  # fmt: skip


def judge(system: System) -> Iterator[Found]:  # noqa: C901 (one loop per kind of bound)
    """Judge every pair of bounds."""
    for type_, (path, *bounds) in SIZES.items():
        for thing in system.of(type_):
            for one in places(thing, path.split()):
                yield from sizes(thing, one, *bounds)
    for type_, (blocks, protocol) in PORTS.items():
        for thing in system.of(type_):
            for one in each(thing, blocks):
                if str(said(thing, one, protocol)).lower() in WITH_PORTS:
                    yield from ordered(thing, one, "from_port", "to_port")
    for type_, (blocks, names, between) in RANGES.items():
        for thing in system.of(type_):
            for one in each(thing, blocks):
                for name in names:
                    yield from ranges(thing, one, name, between)


def places(thing: Thing, path: list[str]) -> Iterator[Inner]:
    """Give the bodies at a path of nested blocks, of each instance."""
    for names in thing.instances():
        found = [Inner(thing.block.body, thing.block.pos, names, certain=True)]
        for step in path:
            found = [
                deeper
                for one in found
                for deeper in inner(thing.look, one.body, (step,), one.names)
            ]
        yield from found


def each(thing: Thing, blocks: tuple[str, ...]) -> Iterator[Inner]:
    """Give the bodies that hold ports: those of some blocks, or the resource's own."""
    if not blocks:
        yield from places(thing, [])
    for block in blocks:
        yield from places(thing, [block])


def said(thing: Thing, one: Inner, name: str) -> Any:
    """Evaluate an argument of a body."""
    return valued(thing.look, one.body, name, one.names)


def number(value: Any) -> float | None:
    """Read a number, which may be written as a text."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return float(value) if value.isdecimal() else None
    return float(value) if isinstance(value, int | float) else None


def sizes(thing: Thing, one: Inner, lower: str, upper: str, between: str) -> Iterator[Found]:
    """Judge a lower bound, an upper one, and what must lie between them."""
    crossed = list(ordered(thing, one, lower, upper))
    yield from crossed
    if between and not crossed:
        yield from ordered(thing, one, lower, between)
        yield from ordered(thing, one, between, upper)


def ordered(thing: Thing, one: Inner, lower: str, upper: str) -> Iterator[Found]:
    """Judge two bounds."""
    low, high = number(said(thing, one, lower)), number(said(thing, one, upper))
    if low is None or high is None or low <= high:
        return
    attributes = one.body.attributes
    below, above = attributes[lower], attributes[upper]
    message = f"`{below.name}` is {low:g}, and `{above.name}` {high:g}: it cannot be less"
    yield thing, Note(RULE, above.pos, message)


def ranges(thing: Thing, one: Inner, name: str, between: str) -> Iterator[Found]:
    """Judge ranges of ports that are written as texts."""
    value = said(thing, one, name)
    for text in value if isinstance(value, list) else [value]:
        first, mark, last = text.partition(between) if isinstance(text, str) else ("", "", "")
        if mark and first.isdecimal() and last.isdecimal() and int(first) > int(last):
            message = f"the range `{text}` ends before it starts"
            yield thing, Note(RULE, one.body.attributes[name].pos, message)
