"""Which way things go between resources, told by what refers to what.

A rule says of a resource of one role that refers to one of another role whether something goes from
the one to the other (`>`) or from the other to the one (`<`). What goes through resources that are
not drawn goes from the drawn one before them to the drawn one behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.parity.operations import instances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.parity.values import Instance
    from generator.picture.model import Way

Edges = dict["Instance", dict["Instance", str]]
"""Whom something goes to from each, and the name of the argument that tells it."""

_RULES: dict[Way, str] = {
    "traffic": "listener<balancer listener>pool pool>server group<pool member<pool member>server"
    " member>group balancer>card server<card group<balancer balancer<address directed<director"
    " directed>address record>balancer record>director record>cdn routing<cdn routing>origins"
    " origin<origins origin>bucket cdn>bucket cdn>screen cdn>api origin>endpoint cdn>endpoint"
    " stage<api stage>endpoint endpoint>variants variants>deployment deployment<endpoint",
    "egress": "routed<subnet routed>table route<table route>nat routed>nat subnet>nat door<table",
    "data": "copies<bucket copies>bucket permission<identity permission>bucket permission>folder"
    " folder>bucket permitted<identity permitted>permission deployment>model deployment>bucket"
    " model>bucket deployment>identity group>template template>wearing template>identity"
    " server>wearing wearing>identity group>identity server>identity workspace>bucket"
    " workspace>registry",
    "guards": "shield<waf shield>balancer shield>profile cdn<profile balancer<waf cdn<waf"
    " waf>balancer listener<balancer listener>proof listener>certificate balancer>certificate"
    " cdn>proof cdn>certificate proof>certificate bucket>key sealing<bucket sealing>key"
    " records>key health>balancer health>director",
    "logs": "balancer>bucket balancer>records flows>bucket flows>records recording<cdn cdn>profile"
    " recording<profile recording<waf recording<bucket recording<endpoint recording<balancer"
    " recording>records delivery<recording delivery>delivered delivered>bucket logging<bucket"
    " logging>bucket bucket>bucket insights>records alarm<balancer alarm<group alarm<health"
    " alarm<director alarm<endpoint endpoint>alarm alarm>told deployment>identity"
    " permission<identity permission>records",
}
_FIRST = frozenset({"copies", "logging"})
"""Roles that refer to two of a kind: from the first that they name to the others."""


def references(one: Instance) -> Iterator[tuple[str, Instance]]:
    """Give every resource that another refers to, with the argument, each once per argument."""
    for argument, value in one.args.items():
        if argument != "tags":
            found = dict.fromkeys(each for each in instances(value) if each.kind == "resource")
            yield from ((str(argument), each) for each in found if each is not one)


def edges(way: Way, roles: Mapping[Instance, str]) -> Edges:
    """Tell what goes directly from which resource to which."""
    rules: dict[tuple[str, str], set[str]] = {}
    for rule in _RULES[way].split():
        mark = "<" if "<" in rule else ">"
        ours, _, theirs = rule.partition(mark)
        rules.setdefault((ours, theirs), set()).add(mark)
    found: Edges = {}
    for one, role in roles.items():
        named = list(references(one))
        if role in _FIRST:  # what is called the source comes first, wherever it is said
            named.sort(key=lambda said: "source" not in said[0])
        first: Instance | None = None
        for argument, other in named:
            marks = rules.get((role, roles.get(other, "")), set())
            if role in _FIRST and marks:
                marks = {"<"} if first is None or first is other else {">"}
                first = first or other
            for mark in marks:
                source, target = (one, other) if mark == ">" else (other, one)
                found.setdefault(source, {}).setdefault(target, argument)
    return found


def reached(
    starts: Iterable[Instance], found: Edges, shown: Callable[[Instance], bool]
) -> Iterator[tuple[Instance, ...]]:
    """Give the paths from some resources to the next drawn ones; each path ends with such a one."""
    pending: list[tuple[Instance, ...]] = [(one,) for one in starts]
    seen = {path[-1] for path in pending}
    while pending:
        path = pending.pop(0)
        for target in found.get(path[-1], ()):
            if target in seen:
                continue
            seen.add(target)
            if shown(target):
                yield (*path, target)
            else:
                pending.append((*path, target))
