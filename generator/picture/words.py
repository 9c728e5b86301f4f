"""What a picture says of a resource, as far as its arguments tell it."""

from __future__ import annotations

import re
from ipaddress import IPv4Network
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.parity.values import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.parity.values import Instance

_SIZES = ("instance_type", "instanceType", "vm_size", "sku_name", "size")
_BLOCKS = ("cidr_block", "address_space", "address_prefixes", "address_prefix")
_SOURCES = ("cidr_ipv4", "cidr_ip", "source_address_prefix", "source_address_prefixes")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def scalars(value: Any, names: Iterable[str]) -> Iterator[Any]:
    """Give the known values of arguments of some names, at any depth; the first names first."""
    for name in names:
        yield from _of(value, name)


def _of(value: Any, name: str) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key == name:
                yield from _plain(one)
            else:
                yield from _of(one, name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _of(one, name)


def _plain(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _plain(one)
    elif isinstance(value, str | int | float) and not isinstance(value, Symbol | bool):
        yield value


def first(value: Any, *names: str) -> str:
    """Tell the first known value of an argument as text; empty where there is none."""
    return str(next(scalars(value, names), ""))


def type_(one: Instance) -> str:
    """Name the type of a resource; of azapi, which has one for everything, the cloud's own."""
    if one.type.startswith("azapi_"):
        own = str(one.args.get("type", "")).partition("@")[0]
        return f"azapi {own.partition('/workspaces/')[2] or own}"
    return one.type


def details(one: Instance, role: str) -> tuple[str, ...]:
    """Tell what matters most about a resource: its size, its addresses, how many it can be."""
    args = one.args
    if role in {"server", "deployment"}:
        return _some(first(args, *_SIZES))
    if role == "group":
        least, most = first(args, "min_size", "instances"), first(args, "max_size")
        size = first(args, *_SIZES) or first(args.get("sku"), "name")
        many = f"{least} to {most} in all" if most else ""
        return _some(size, many)
    if role in {"network", "subnet"}:
        return _some(first(args, *_BLOCKS))
    if role == "record":
        return _some(first(args.get("failover_routing_policy"), "type").lower())
    return ()


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def entrance(one: Instance, listeners: Iterable[Instance]) -> str:
    """Tell what a load balancer is called by, as in `HTTPS 443, HTTP 80`."""
    found = [
        f"{first(each.args, 'protocol', 'listener_protocol')}"
        f" {first(each.args, 'port', 'listener_port')}"
        for each in listeners
    ]
    for name in ("frontend_port", "frontend_ports"):
        found += [
            f"{first(item, 'name').upper()} {first(item, 'port')}"
            for item in one.args.get(name) or ()
        ]
    return ", ".join(sorted({text.strip() for text in found if text.strip()}, reverse=True))


def service(path: Iterable[Instance], roles: Mapping[Instance, str]) -> str:
    """Tell what the servers behind a load balancer are called by, as in `HTTP 8000`."""
    protocol = port = ""
    for one in path:
        args = one.args
        held = args.get("backend_http_settings") or args.get("backend_http_settings_collection")
        if roles.get(one) in {"pool", "member"}:
            held = args
        protocol = protocol or first(held, "protocol")
        port = port or first(held, "port")
    return f"{protocol.upper()} {port}".strip() if port else ""


def callers(roles: Mapping[Instance, str]) -> tuple[str, ...]:
    """List the address ranges that may call, those of the networks themselves left out."""
    inside = [
        IPv4Network(block)
        for one, role in roles.items()
        if role == "network"
        for block in scalars(one.args, _BLOCKS)
        if _block(block)
    ]
    found: dict[str, None] = {}
    for one, role in roles.items():
        rules = one.args.get("security_rule") or one.args.get("security_rules") or [one.args]
        for rule in rules if role == "caller" and isinstance(rules, list | tuple) else ():
            closed = {first(rule, "access", "policy").lower(), first(rule, "direction").lower()}
            if not closed & {"deny", "drop", "outbound"}:
                found |= dict.fromkeys(filter(_block, map(str, scalars(rule, _SOURCES))))
    outside = [
        block
        for block in found
        if not any(IPv4Network(block).subnet_of(network) for network in inside)
    ]
    return ("anywhere",) if "0.0.0.0/0" in outside else tuple(outside)


def _block(text: object) -> bool:
    try:
        IPv4Network(str(text))
    except ValueError:
        return False
    return "/" in str(text)


def hosts(one: Instance, role: str) -> tuple[str, ...]:
    """List the hosts outside of the system that a resource sends requests to."""
    if role == "cdn":
        held = [one.args.get(name) for name in ("origin", "origins", "sources")]
        found = scalars(held, ("domain_name", "content"))
    elif role == "screen":
        found = scalars(one.args, ("backends",))
    elif role in {"record", "directed", "origin"}:
        found = scalars(one.args, ("records", "target", "host_name", "value"))
        aliases = [one.args.get(name) for name in ("alias", "aliases")]
        found = chain(found, scalars(aliases, ("name",)))
    else:
        return ()
    return tuple(dict.fromkeys(text for text in map(str, found) if _HOST.fullmatch(text)))
