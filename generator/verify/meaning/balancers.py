"""Listeners of load balancers: what their protocol and their action need, and one for each port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note, nearest
from generator.verify.meaning.bounds import places, said
from generator.verify.meaning.evaluation import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
RULE = "listener"
AWS = ("aws_lb_listener", "aws_alb_listener")
WITH_TLS = ("HTTPS", "TLS")
WITHOUT_TLS = ("HTTP", "TCP", "UDP", "TCP_UDP")
# What an action of a kind needs: one of these.
ACTIONS = {
    "forward": ("target_group_arn", "forward"),
    "redirect": ("redirect",),
    "fixed-response": ("fixed_response",),
    "authenticate-oidc": ("authenticate_oidc",),
    "authenticate-cognito": ("authenticate_cognito",),
}
START = "ELBSecurityPolicy-"
# Policies of Elastic Load Balancing, by its documentation; those of one line take TLS 1.0 or 1.1.
OLD = frozenset(
    """
    2015-05 2016-08 FS-1-1-2019-08 FS-2018-06 TLS-1-0-2015-04 TLS-1-1-2017-01
    TLS13-1-0-2021-06 TLS13-1-1-2021-06 TLS13-1-0-FIPS-2023-04 TLS13-1-1-FIPS-2023-04
    """.split()  # noqa: SIM905 (names read better as words)
)
GOOD = frozenset(
    """
    FS-1-2-2019-08 FS-1-2-Res-2019-08 FS-1-2-Res-2020-10 TLS-1-2-2017-01 TLS-1-2-Ext-2018-06
    TLS13-1-2-2021-06 TLS13-1-2-Res-2021-06 TLS13-1-2-Ext1-2021-06 TLS13-1-2-Ext2-2021-06
    TLS13-1-3-2021-06 TLS13-1-2-FIPS-2023-04 TLS13-1-2-Res-FIPS-2023-04
    TLS13-1-2-Ext0-FIPS-2023-04 TLS13-1-2-Ext1-FIPS-2023-04 TLS13-1-2-Ext2-FIPS-2023-04
    TLS13-1-3-FIPS-2023-04
    """.split()  # noqa: SIM905 (as above)
)
LAST = 2023  # the year of the newest of them
# Elsewhere: the block around it, the protocol, those with TLS, and what holds certificates.
OTHERS: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    "alicloud_alb_listener": ("", "listener_protocol", ("HTTPS", "QUIC"), ("certificates",)),
    "alicloud_nlb_listener": ("", "listener_protocol", ("TCPSSL",), ("certificate_ids",)),
    "azurerm_application_gateway": (
        "http_listener", "protocol", ("Https",),
        ("ssl_certificate_name", "ssl_certificate_id"),
    ),
}  # fmt: skip


def judge(system: System) -> Iterator[Found]:
    """Judge every listener."""
    taken: dict[tuple[str, Any, int], Thing] = {}
    for thing in system.of(*AWS):
        yield from certified(thing)
        yield from once(thing, taken)
        yield from acting(thing, "default_action")
    for thing in system.of("aws_lb_listener_rule", "aws_alb_listener_rule"):
        yield from acting(thing, "action")
    for type_, (block, protocol, with_tls, holders) in OTHERS.items():
        for thing in system.of(type_):
            for one in places(thing, [block] if block else []):
                if said(thing, one, protocol) in with_tls and bare(one.body, holders):
                    pos = one.body.attributes[protocol].pos
                    yield thing, lacks(pos, str(said(thing, one, protocol)))


def bare(body: Any, names: tuple[str, ...]) -> bool:
    """Tell whether a body has none of some arguments or blocks."""
    blocks = {one.labels[0] if one.type == "dynamic" else one.type for one in body.blocks}
    return not any(name in body.attributes or name in blocks for name in names)


def lacks(pos: int, protocol: str) -> Note:
    """Say that there is no certificate."""
    return Note(RULE, pos, f"a listener for {protocol} needs a certificate")


def certified(thing: Thing) -> Iterator[Found]:
    """Judge the certificate and the policy of a listener on AWS."""
    for one in places(thing, []):
        protocol = said(thing, one, "protocol")
        certificate = one.body.attributes.get("certificate_arn")
        if protocol in WITH_TLS:
            if certificate is None:
                yield thing, lacks(thing.pos("protocol"), protocol)
            yield from policy(thing, said(thing, one, "ssl_policy"))
        elif protocol in WITHOUT_TLS and isinstance(said(thing, one, "certificate_arn"), str | Ref):
            message = f"a listener for {protocol} takes no certificate"
            yield thing, Note(RULE, thing.pos("certificate_arn"), message)


def policy(thing: Thing, value: Any) -> Iterator[Found]:
    """Judge the policy of TLS; without one the cloud takes its oldest."""
    pos = thing.pos("ssl_policy")
    if value is None or (isinstance(value, str) and value.removeprefix(START) in OLD):
        what = f"`{value}`" if value else "no `ssl_policy`"
        message = f"with {what} the listener takes clients with TLS 1.0 or 1.1"
        yield thing, Note("old-tls", pos, message, f"name `{START}TLS13-1-2-2021-06`")
    elif isinstance(value, str) and value.removeprefix(START) not in GOOD:
        year = next((word for word in value.split("-") if len(word) == len("2021")), "")
        if year.isdecimal() and int(year) > LAST:
            return
        known = [START + one for one in sorted(GOOD | OLD)]
        message = f"`{value}` is not among the known policies of load balancers"
        yield thing, Note("unknown-value", pos, message, nearest(value, known))


def once(thing: Thing, taken: dict[tuple[str, Any, int], Thing]) -> Iterator[Found]:
    """Find two listeners for one port of one load balancer."""
    for names in thing.known():
        ref, port = thing.refer("load_balancer_arn", names), thing.value("port", names)
        if not isinstance(ref, Ref) or not isinstance(port, int):
            continue
        key = (ref.address, ref.key, port)
        if taken.setdefault(key, thing) is not thing:
            message = f"the load balancer has a listener for port {port} already"
            hint = f"the first is `{taken[key].address}`"
            yield thing, Note(RULE, thing.pos("port"), message, hint)


def acting(thing: Thing, block: str) -> Iterator[Found]:
    """Judge what a listener does with a request."""
    for one in places(thing, [block]):
        kind = said(thing, one, "type")
        if isinstance(kind, str) and kind in ACTIONS and bare(one.body, ACTIONS[kind]):
            wanted = " or ".join(f"`{name}`" for name in ACTIONS[kind])
            message = f"an action of the type `{kind}` needs {wanted}"
            yield thing, Note(RULE, one.body.attributes["type"].pos, message)
