"""Ports that the whole internet may call: administration, databases, and everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import strings
from generator.verify.meaning.things import Inner, System, Thing, valued
from generator.verify.terraform.plain import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.evaluation import Names

Found = tuple["Thing", Note]
Ports = tuple[int, int]
ALL = (0, 65535)
WORLD = frozenset({"0.0.0.0/0", "::/0", "*", "any", "internet", "::"})
# What is never meant for everybody; a service that is, is called by HTTP.
GUARDED = {
    22: "SSH",
    23: "Telnet",
    135: "RPC",
    445: "SMB",
    1433: "SQL Server",
    1521: "Oracle",
    2375: "Docker",
    2379: "etcd",
    3306: "MySQL",
    3389: "RDP",
    5432: "PostgreSQL",
    5601: "Kibana",
    5985: "WinRM",
    5986: "WinRM",
    6379: "Redis",
    9042: "Cassandra",
    9200: "Elasticsearch",
    11211: "Memcached",
    27017: "MongoDB",
}
AWS_BLOCKS = ("aws_security_group", "aws_default_security_group")


def judge(system: System) -> Iterator[Found]:
    """Judge every rule that lets traffic in."""
    for thing in system.of(*AWS_BLOCKS):
        for one in thing.inner("ingress"):
            yield from aws(thing, one)
    for thing in system.of("aws_security_group_rule"):
        if thing.value("type") == "ingress":
            yield from aws(thing, whole(thing))
    for thing in system.of("aws_vpc_security_group_ingress_rule"):
        yield from aws(thing, whole(thing), ("cidr_ipv4", "cidr_ipv6"), "ip_protocol")
    for thing in system.of("alicloud_security_group_rule"):
        yield from alibaba(thing)
    for thing in system.of(
        "azurerm_network_security_group", "azure_native.network.NetworkSecurityGroup"
    ):
        for one in thing.inner("security_rule", "security_rules"):
            yield from azure(thing, one)
    for thing in system.of("azurerm_network_security_rule", "azure_native.network.SecurityRule"):
        yield from azure(thing, whole(thing))


def whole(thing: Thing) -> Inner:
    """Take a resource for a rule."""
    return Inner(thing.block.body, thing.block.pos, {}, certain=True)


def aws(
    thing: Thing,
    rule: Inner,
    sources: tuple[str, ...] = ("cidr_blocks", "ipv6_cidr_blocks"),
    protocol: str = "protocol",
) -> Iterator[Found]:
    """Judge a rule of AWS."""
    for names in bound(thing, rule):
        if not any(world(valued(thing.look, rule.body, one, names)) for one in sources):
            continue
        spoken = valued(thing.look, rule.body, protocol, names)
        if str(spoken) in ("-1", "all"):
            yield thing, said(rule.pos, (ALL,))
        elif spoken is not UNKNOWN and str(spoken).lower() not in ("icmp", "icmpv6", "58", "1"):
            first = number(valued(thing.look, rule.body, "from_port", names))
            last = number(valued(thing.look, rule.body, "to_port", names))
            if first is not None and last is not None:
                yield from noted(thing, rule.pos, ((first, last),))


def alibaba(thing: Thing) -> Iterator[Found]:
    """Judge a rule of Alibaba Cloud, which lets in everything where it names no ports."""
    rule = whole(thing)
    for names in bound(thing, rule):
        said_ = {
            name: valued(thing.look, rule.body, name, names)
            for name in ("type", "policy", "ip_protocol", "port_range", "cidr_ip", "ipv6_cidr_ip")
        }
        if said_["type"] != "ingress" or said_["policy"] not in (None, "accept"):
            continue
        if not (world(said_["cidr_ip"]) or world(said_["ipv6_cidr_ip"])):
            continue
        spoken, ports = said_["ip_protocol"], said_["port_range"]
        if spoken == "all" or (ports in (None, "-1/-1") and spoken in ("tcp", "udp")):
            yield thing, said(rule.pos, (ALL,))
        elif spoken in ("tcp", "udp") and isinstance(ports, str):
            first, _, last = ports.partition("/")
            if first.isdigit() and last.isdigit():
                yield from noted(thing, rule.pos, ((int(first), int(last)),))


def azure(thing: Thing, rule: Inner) -> Iterator[Found]:
    """Judge a rule of Azure."""
    for names in bound(thing, rule):

        def get(name: str, names: Names = names) -> Any:
            return valued(thing.look, rule.body, name, names)

        if str(get("access")).lower() != "allow" or str(get("direction")).lower() != "inbound":
            continue
        sources = [*listed(get("source_address_prefix")), *listed(get("source_address_prefixes"))]
        if not any(world(one) for one in sources) or str(get("protocol")).lower() == "icmp":
            continue
        ports = [
            *listed(get("destination_port_range")),
            *listed(get("destination_port_ranges")),
        ]
        ranges = tuple(one for one in (ranged(port) for port in ports) if one is not None)
        yield from noted(thing, rule.pos, ranges)


def bound(thing: Thing, rule: Inner) -> list[Names]:
    """Bind what every instance of a resource binds, beside what its blocks do."""
    return [names | rule.names for names in thing.instances()]


def listed(value: Any) -> list[Any]:
    """Make a list of one or many."""
    return value if isinstance(value, list) else list(value) if isinstance(value, dict) else [value]


def world(value: Any) -> bool:
    """Tell whether everybody is among those who are let in."""
    value = list(value) if isinstance(value, dict) else value
    return any(one.lower() in WORLD for one in strings(value))


def number(value: Any) -> int | None:
    """Read a port."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    return value if isinstance(value, int) else None


def ranged(port: Any) -> Ports | None:
    """Read ports as Azure writes them."""
    if port == "*":
        return ALL
    if isinstance(port, int):
        return port, port
    first, _, last = port.partition("-") if isinstance(port, str) else ("", "", "")
    if not first.strip().isdigit():
        return None
    return int(first), int(last) if last.strip().isdigit() else int(first)


def noted(thing: Thing, pos: int, ranges: tuple[Ports, ...]) -> Iterator[Found]:
    """Judge ranges of ports."""
    if any(guarded(one) for one in ranges):
        yield thing, said(pos, ranges)


def guarded(ports: Ports) -> list[int]:
    """List the guarded ports in a range."""
    return [port for port in GUARDED if ports[0] <= port <= ports[1]]


def said(pos: int, ranges: tuple[Ports, ...]) -> Note:
    """Say what is open."""
    if any(first <= 0 and last >= 65535 for first, last in ranges):  # noqa: PLR2004 (the highest port)
        what = "every port"
    else:
        open_ = [port for one in ranges for port in guarded(one)]
        what = ", ".join(f"{GUARDED[port]} ({port})" for port in open_[:3])
    hint = "name the networks that need it, or reach the machines through the cloud's own console"
    return Note("open-ingress", pos, f"everybody on the internet may call {what}", hint)
