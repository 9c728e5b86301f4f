"""Ports that the whole internet may call: administration, databases, and everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import strings
from generator.verify.meaning.things import Inner, System, Thing, valued
from generator.verify.meaning.unknown import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
        for one in each(thing, "ingress"):
            yield from aws(thing, one)
    for thing in system.of("aws_security_group_rule"):
        if thing.value("type") == "ingress":
            yield from all_of(thing, aws)
    for thing in system.of("aws_vpc_security_group_ingress_rule"):
        yield from all_of(thing, aws_rule)
    for thing in system.of("alicloud_security_group_rule"):
        yield from all_of(thing, alibaba)
    for thing in system.of(
        "azurerm_network_security_group", "azure_native.network.NetworkSecurityGroup"
    ):
        for one in each(thing, "security_rule", "security_rules"):
            yield from azure(thing, one)
    for thing in system.of("azurerm_network_security_rule", "azure_native.network.SecurityRule"):
        yield from all_of(thing, azure)


def all_of(thing: Thing, judged: Callable[[Thing, Inner], Iterator[Found]]) -> Iterator[Found]:
    """Judge each instance of a resource that is a rule."""
    for names in thing.instances():
        yield from judged(thing, Inner(thing.block.body, thing.block.pos, names, certain=True))


def each(thing: Thing, *types: str) -> Iterator[Inner]:
    """Give the rules that stand inside each instance of a resource."""
    for names in thing.instances():
        yield from thing.inner(*types, names=names)


def aws_rule(thing: Thing, rule: Inner) -> Iterator[Found]:
    """Judge a rule of AWS in the form that names one source."""
    return aws(thing, rule, ("cidr_ipv4", "cidr_ipv6"), "ip_protocol")


def aws(
    thing: Thing,
    rule: Inner,
    sources: tuple[str, ...] = ("cidr_blocks", "ipv6_cidr_blocks"),
    protocol: str = "protocol",
) -> Iterator[Found]:
    """Judge a rule of AWS."""

    def get(name: str) -> Any:
        return valued(thing.look, rule.body, name, rule.names)

    if not any(world(get(one)) for one in sources):
        return
    spoken = get(protocol)
    if str(spoken) in ("-1", "all"):
        yield thing, said(rule.pos, (ALL,))
    elif spoken is not UNKNOWN and str(spoken).lower() not in ("icmp", "icmpv6", "58", "1"):
        first, last = number(get("from_port")), number(get("to_port"))
        if first is not None and last is not None:
            yield from noted(thing, rule.pos, ((first, last),))


def alibaba(thing: Thing, rule: Inner) -> Iterator[Found]:
    """Judge a rule of Alibaba Cloud, which lets in everything where it names no ports."""

    def get(name: str) -> Any:
        return valued(thing.look, rule.body, name, rule.names)

    if get("type") != "ingress" or get("policy") not in (None, "accept"):
        return
    if not (world(get("cidr_ip")) or world(get("ipv6_cidr_ip"))):
        return
    spoken, ports = get("ip_protocol"), get("port_range")
    if spoken == "all" or (ports in (None, "-1/-1") and spoken in ("tcp", "udp")):
        yield thing, said(rule.pos, (ALL,))
    elif spoken in ("tcp", "udp") and isinstance(ports, str):
        first, _, last = ports.partition("/")
        if first.isdigit() and last.isdigit():
            yield from noted(thing, rule.pos, ((int(first), int(last)),))


def azure(thing: Thing, rule: Inner) -> Iterator[Found]:
    """Judge a rule of Azure."""

    def get(name: str) -> Any:
        return valued(thing.look, rule.body, name, rule.names)

    if str(get("access")).lower() != "allow" or str(get("direction")).lower() != "inbound":
        return
    sources = [*listed(get("source_address_prefix")), *listed(get("source_address_prefixes"))]
    if not any(world(one) for one in sources) or str(get("protocol")).lower() == "icmp":
        return
    ports = [*listed(get("destination_port_range")), *listed(get("destination_port_ranges"))]
    ranges = tuple(one for one in (ranged(port) for port in ports) if one is not None)
    yield from noted(thing, rule.pos, ranges)


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
