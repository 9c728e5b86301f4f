"""How clouds join the parts of a stack: wires, a shared zone, endpoints behind a CDN."""

import re
from collections.abc import Iterator
from typing import Any

from generator.blueprints import parts as usual
from generator.components.cache import Cache
from generator.components.gateway import Shares
from generator.components.zone import Zone
from generator.errors import Problem, SpecError
from generator.project import Component, Part, Step, Wire
from generator.record import replace

Parts = dict[str, Part]


def refuse(message: str, *, code: str, hint: str, path: tuple[str | int, ...]) -> None:
    """Raise SpecError with one problem."""
    raise SpecError([Problem(code=code, message=message, hint=hint, path=path)])


def joins(spec: Any, kind: str) -> Iterator[tuple[str, Any]]:
    """Yield each join of a kind, with the name of the part that has it."""
    for name, part in spec.parts.items():
        for join in part.joins:
            if join.kind == kind:
                yield name, join


def endpoints(spec: Any) -> Iterator[tuple[str, Shares]]:
    """Yield each CDN before managed endpoints: its name, theirs, and how requests are split."""
    for name, part in spec.parts.items():
        asked = tuple(join.part for join in part.joins if join.kind in {"origin", "shares"})
        if not asked or spec.parts[asked[0]].spec.blueprint != "managed-endpoint":
            continue
        for one in asked:
            _refuse_private(spec, one)
        percent = {join.part: join.share for join in part.joins if join.kind == "shares"}
        ranked = tuple(sorted(asked, key=lambda one: -percent.get(one, 0)))
        canary = ranked[1] if percent else None
        yield name, Shares(stable=ranked[0], canary=canary, percent=percent or {ranked[0]: 100})


def _refuse_private(spec: Any, part: str) -> None:
    if spec.parts[part].spec.endpoint.access == "private":
        refuse(
            f"`{part}` is private, and a CDN reaches public endpoints alone",
            code="GEN312",
            hint='leave "access" out, or take the CDN from before it',
            path=("parts", part, "endpoint", "access"),
        )


def wired(part: Part, **wires: Wire) -> Part:
    """Fill variables of a part with what others offer."""
    return replace(part, wires={**part.wires, **wires})


def origins(spec: Any) -> Iterator[tuple[str, str]]:
    """Yield each CDN before servers, and the part that these are."""
    for name, join in joins(spec, "origin"):
        if spec.parts[join.part].spec.blueprint == "resilient-network":
            yield name, join.part


def refuse_second_edge(spec: Any, cloud: str) -> None:
    """Refuse a second CDN before the same servers, which know one alone."""
    before: dict[str, str] = {}
    for name, part in origins(spec):
        first = before.setdefault(part, name)
        if first != name:
            refuse(
                f"on {cloud} the load balancer of `{part}` admits one CDN, and `{first}` stands "
                "before it",
                code="GEN405",
                hint=f"let `{first}` serve these paths too, or give `{name}` servers of its own",
                path=("parts", name, "origin", "part"),
            )


def refuse_firewall(spec: Any, part: str, *, edge: str) -> None:
    """Refuse a firewall of servers behind a CDN, whose addresses are all that it sees.

    What the CDN forwards does not help: firewalls count by the first address of X-Forwarded-For,
    which each client may write itself.
    """
    if spec.parts[part].spec.waf:
        refuse(
            f"behind `{edge}` the firewall of this load balancer would count the addresses of the "
            "CDN, which all clients share",
            code="GEN405",
            hint=f'say "waf" in `{edge}`, which sees the clients themselves',
            path=("parts", part, "waf"),
        )


def behind(
    part: Part, spec: Any, *, health_checkers: bool = False, **components: Component
) -> Part:
    """Let servers answer the CDN before them, and else only the clients that the spec names.

    `components` are what a cloud needs to know the CDN by.
    """
    balancer: Any = part.plan.components["load_balancer"]
    firewall: Any = part.plan.components["firewall"]
    hidden = replace(
        balancer,
        clients=tuple(spec.load_balancer.clients or ()),
        behind_edge=True,
        firewalled=balancer.firewalled or "web_acl" in components,
    )
    changes = {
        "load_balancer": hidden,
        "firewall": replace(firewall, edge=True, health_checkers=health_checkers),
        **components,
    }
    told = Step(
        text="The servers answer through the CDN, once the first have pulled their image, "
        "which for a large model takes minutes. Past it they answer only the ranges in "
        f"{part.name}_clients."
    )
    plan = part.plan
    return changed(
        replace(
            part,
            plan=replace(
                plan,
                variables=tuple(
                    hidden.who_may_call if one.name == "clients" else one for one in plan.variables
                ),
                verify=tuple(
                    told if any("<url>" in command for command in step.commands) else step
                    for step in plan.verify
                ),
            ),
        ),
        **changes,
    )


def domain(part: str) -> Wire:
    """Offer the name that a part's clients call, for which it has a certificate."""
    return Wire(part=part, terraform="var.domain", pulumi="settings.domain")


def reading(part: Part, *environment: str) -> Part:
    """Tell the model server of a part where its models are, by lines of its environment."""
    servers: Any = part.plan.components["servers"]
    runtime = replace(servers.runtime, model_environment=environment)
    return changed(part, servers=replace(servers, runtime=runtime))


def uncached(
    part: Part, cache: Cache, *, verify: tuple[Step, ...], **components: Component
) -> Part:
    """Let a CDN pass everything on: plan it with `cache`, which keeps nothing."""
    plan = part.plan
    kept: Any = plan.components["cache"]
    left = {one.name for one in kept.variables}
    told = tuple(step for step in plan.operate if not re.search("cache|kept", step.text))
    cdn: Any = components.pop("cdn", plan.components["cdn"])
    return replace(
        part,
        plan=replace(
            plan,
            components={**plan.components, "cache": cache, "cdn": cdn, **components},
            variables=(
                *(one for one in plan.variables if one.name not in left),
                *usual.variables(components),
            ),
            outputs=tuple(one for one in plan.outputs if one.name != "purge_command"),
            verify=verify,
            operate=told,
        ),
    )


def one_zone_lent(parts: Parts) -> Parts:
    """Let parts whose names are in one DNS zone share it: the others borrow it of the first."""
    makers: dict[str, str] = {}
    found = dict(parts)
    for name, key, own in _making(parts):
        maker = makers.setdefault(own.name, name)
        if maker == name:
            continue
        plan = parts[name].plan
        left = {one: component for one, component in plan.components.items() if one != key}
        part = wired(
            parts[name], zone=Wire(part=maker, terraform="var.zone", pulumi="settings.zone")
        )
        found[name] = replace(
            _without_zone(part, components=left), borrows={**part.borrows, key: maker}
        )
    return found


def _making(parts: Parts) -> Iterator[tuple[str, str, Zone]]:
    """Yield the parts that make a DNS zone, those with servers first."""
    for name in sorted(parts, key=lambda one: "servers" not in parts[one].plan.components):
        for key in ("zone", "domain"):
            component = parts[name].plan.components.get(key)
            if isinstance(component, Zone) and component.by == "creation":
                yield name, key, component


def _without_zone(part: Part, **changes: Any) -> Part:
    """Leave out what a part tells and asks of a zone that another one makes."""
    outputs = tuple(one for one in part.plan.outputs if one.name != "name_servers")
    left = tuple(one for one in part.plan.variables if one.name != "zone")
    return replace(part, plan=replace(part.plan, outputs=outputs, variables=left, **changes))


def one_zone(parts: Parts, *, variable: str, by: str, zone: tuple[str, str]) -> Parts:
    """Let parts whose names are in one DNS zone share it: the first makes it.

    `variable` is what a part calls a zone that is there `by` its name or ID, and `zone` how the
    maker offers it: as an expression of Terraform, and as an attribute of its module.
    """
    makers: dict[str, tuple[str, str]] = {}
    found = dict(parts)
    for name, key, own in _making(parts):
        maker, module = makers.setdefault(own.name, (name, own.template))
        if maker == name:
            continue
        terraform, attribute = zone
        wire = Wire(part=maker, terraform=terraform, pulumi=f"{module}.{attribute}")
        part = wired(changed(parts[name], **{key: replace(own, by=by)}), **{variable: wire})
        found[name] = _without_zone(part)
    return found


def changed(part: Part, **components: Component) -> Part:
    """Put other components into a part, in the place of those of their names."""
    plan = part.plan
    return replace(part, plan=replace(plan, components={**plan.components, **components}))
