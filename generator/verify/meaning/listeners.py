"""Listeners of load balancers on Alibaba Cloud: plain HTTP beside HTTPS, and old TLS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.verify.finding import Note
from generator.verify.meaning.evaluation import Ref, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing", Note]
OLD_POLICY = ("tls_cipher_policy_1_0", "tls_cipher_policy_1_1")
OLD_TLS = frozenset({"TLSv1.0", "TLSv1.1"})
# The type, its protocol, the protocols with TLS, the policy, and what a listener without one gets.
POLICIES = (
    ("alicloud_alb_listener", "listener_protocol", ("HTTPS", "QUIC"), "security_policy_id"),
    ("alicloud_nlb_listener", "listener_protocol", ("TCPSSL",), "security_policy_id"),
    ("alicloud_slb_listener", "protocol", ("https",), "tls_cipher_policy"),
)
MODERN = "tls_cipher_policy_1_2"


def judge(system: System) -> Iterator[Found]:
    """Judge every listener."""
    for type_, protocol, with_tls, policy in POLICIES:
        for thing in system.of(type_):
            if thing.value(protocol) not in with_tls:
                continue
            said = thing.value(policy)
            if said is None or (isinstance(said, str) and said in OLD_POLICY):
                what = f"`{said}`" if said else f"no `{policy}`"
                message = f"with {what} the listener takes clients with TLS 1.0"
                hint = f"name a policy of its own or `{MODERN}`"
                yield thing, Note("old-tls", thing.pos(policy), message, hint)
    for thing in system.of("alicloud_alb_security_policy", "alicloud_nlb_security_policy"):
        old = [one for one in strings(thing.value("tls_versions")) if one in OLD_TLS]
        if old:
            message = f"clients may use `{old[0]}`, which is broken"
            yield thing, Note("old-tls", thing.pos("tls_versions"), message)
    yield from beside(system)


def beside(system: System) -> Iterator[Found]:
    """Find listeners of plain HTTP whose load balancer speaks HTTPS too, and that do not say so."""
    listeners = [*system.of("alicloud_alb_listener")]
    secure = {balancer(thing) for thing in listeners if thing.value("listener_protocol") == "HTTPS"}
    ruled: set[Any] = set()
    for rule in system.of("alicloud_alb_rule"):
        for names in rule.instances():
            listener = rule.refer("listener_id", names)
            if not isinstance(listener, Ref):
                return
            ruled.add(listener.address)
    for thing in listeners:
        whose = balancer(thing)
        if (
            thing.value("listener_protocol") == "HTTP"
            and whose in secure
            and whose is not None
            and thing.address not in ruled
        ):
            message = "requests by plain HTTP are answered, though the load balancer has HTTPS"
            hint = "send them there by an `alicloud_alb_rule` of the type Redirect"
            yield thing, Note("plain-http", thing.block.pos, message, hint)


def balancer(thing: Thing) -> str | None:
    """Tell the load balancer of a listener."""
    value = thing.refer("load_balancer_id")
    return value.address if isinstance(value, Ref) else None
