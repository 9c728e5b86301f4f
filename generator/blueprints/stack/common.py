"""What stacks decide alike on every cloud: planning the parts, and making one plan of theirs."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator import blueprints, clouds
from generator.blueprints import parts as usual
from generator.clouds import placement
from generator.components.cache import Cache
from generator.components.gateway import Shares
from generator.components.zone import Zone
from generator.errors import Problem, SpecError, moved
from generator.project import Cloud, Component, Output, Part, Plan, Provider, Step, Variable, Wire
from generator.record import replace

Parts = dict[str, Part]

SHARED = ("network", "resource_group")
"""Components that a stack has once, whatever its parts are."""

_OF_THE_NETWORK = ("flow_logs", "endpoints", "subnets")
_SHARED_VARIABLES = ("name", "deletion_protection")
_PROTECTION = "Whether what would be missed most refuses to be deleted."
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")
_PLACEHOLDER = re.compile(r"<(?:apply )?(\w+)")


def build(spec: Any, cloud: Cloud, join: Callable[[Any, Parts], Parts]) -> Plan:
    """Plan every part, `join` them as the cloud does, and make one plan of theirs.

    Raises SpecError with all that the cloud cannot do of the parts, or of what joins them.
    """
    planned = join(spec, _planned(spec, cloud))
    facts = clouds.facts(cloud)
    place = getattr(spec.clouds, cloud)
    region = placement.region(facts, place.region)
    shared = _shared(planned.values())
    own = {name: _own(part, shared) for name, part in _once(planned).items()}
    everything = tuple(own.values())
    return Plan(
        **{
            **usual.about(spec, facts, region, builds="a stack"),
            "providers": _providers(everything, facts.terraform, facts.pulumi),
        },
        summary=_summary(spec, region),
        aliases=tuple(dict.fromkeys(one for part in everything for one in part.plan.aliases)),
        components=shared,
        parts=everything,
        variables=_variables(spec, shared, everything),
        outputs=tuple(output for part in everything for output in _outputs(part)),
        deploy=_steps(everything, "deploy"),
        verify=_steps(everything, "verify"),
        operate=_steps(everything, "operate"),
        destroy=_steps(everything, "destroy"),
    )


def _planned(spec: Any, cloud: Cloud) -> Parts:
    """Plan each part by itself; raises SpecError with the problems of all, placed in the stack."""
    planned, problems = {}, []
    for name, part in spec.parts.items():
        try:
            planned[name] = Part(name=name, plan=blueprints.plan(part.spec, cloud))
        except SpecError as refused:
            problems += [moved(one, part.home) for one in refused.problems]
    if problems:  # what all parts share is wrong once
        raise SpecError({(one.path, one.message): one for one in problems}.values())
    return planned


def _summary(spec: Any, region: str) -> str:
    told = []
    for name, part in spec.parts.items():
        asked = " and ".join(join.part for join in part.joins if join.kind != "models")
        read = "".join(f", which reads {join.part}" for join in part.joins if join.kind == "models")
        told.append(f"{name} ({part.spec.blueprint}{f' before {asked}' if asked else ''}{read})")
    *most, last = told
    return f"In {region}: {', '.join(most)}{' and ' if most else ''}{last}."


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


def wired(part: Part, **wires: Wire) -> Part:
    """Fill variables of a part with what others offer."""
    return replace(part, wires={**part.wires, **wires})


def domain(part: str) -> Wire:
    """Offer the name that a part's clients call, for which it has a certificate."""
    return Wire(part=part, terraform="var.domain", pulumi="settings.domain")


def reading(part: Part, *environment: str) -> Part:
    """Tell the model server of a part where its models are, by lines of its environment."""
    servers: Any = part.plan.components["servers"]
    runtime = replace(servers.runtime, model_environment=environment)
    return changed(part, servers=replace(servers, runtime=runtime))


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


def _shared(planned: Iterable[Part]) -> dict[str, Component]:
    """Gather what all parts have in common: one network, and one group with all services."""
    found: dict[str, Component] = {}
    for part in planned:
        for key in SHARED:
            component: Any = part.plan.components.get(key)
            if component is None:
                continue
            before: Any = found.get(key)
            if before is not None and key == "resource_group":
                services = tuple(sorted({*before.services, *component.services}))
                component = replace(component, services=services)
            found[key] = component
    return found


def _once(planned: Parts) -> Parts:
    """Leave what belongs to the network to the first part that has it."""
    owners = [name for name, part in planned.items() if "network" in part.plan.components]
    found = {}
    for name, part in planned.items():
        left = part.plan.components
        if name in owners[1:]:
            left = {key: one for key, one in left.items() if key not in _OF_THE_NETWORK}
        found[name] = replace(part, plan=replace(part.plan, components=left))
    return found


def _own(part: Part, shared: dict[str, Component]) -> Part:
    """Leave to a part its own components, and the variables that nothing fills."""
    own = {key: one for key, one in part.plan.components.items() if key not in shared}
    common = {variable.name for variable in usual.variables(shared)}
    left = tuple(
        variable
        for variable in part.plan.variables
        if variable.name not in part.wires and variable.name not in common
    )
    return replace(part, plan=replace(part.plan, components=own, variables=left))


def _providers(
    parts: Iterable[Part], terraform: tuple[Provider, ...], pulumi: tuple[Provider, ...]
) -> dict[str, tuple[Provider, ...]]:
    found: dict[str, dict[str, Provider]] = {
        "terraform": {one.name: one for one in terraform},
        "pulumi": {one.name: one for one in pulumi},
    }
    for part in parts:
        for engine, wanted in part.plan.providers.items():
            found[engine] |= {one.name: one for one in wanted}
    return {engine: tuple(wanted.values()) for engine, wanted in found.items()}


def _variables(
    spec: Any, shared: dict[str, Component], parts: tuple[Part, ...]
) -> tuple[Variable, ...]:
    """Gather what a team tunes: what all parts share, then what each has under its name."""
    longest = min(_room(part) for part in parts)
    protected = [
        variable
        for part in parts
        for variable in part.plan.variables
        if variable.name == "deletion_protection"
    ]
    return (
        usual.name_variable(spec.name, longest=longest, reason="each part's name is added to it"),
        *usual.variables(shared),
        *(replace(one, description=_PROTECTION) for one in protected[:1]),
        *(
            _renamed(part, variable)
            for part in parts
            for variable in part.plan.variables
            if variable.name not in _SHARED_VARIABLES
        ),
    )


def _room(part: Part) -> int:
    """Return how long the stack's name may be, so that the part's name still fits."""
    name = next(one for one in part.plan.variables if one.name == "name")
    pattern = name.check.args["pattern"] if name.check else "{1,23}"
    return int(pattern.partition(",")[2].partition("}")[0]) - len(part.name)


def _renamed(part: Part, variable: Variable) -> Variable:
    """Give a variable its name in the stack, also where its check speaks of another."""
    check = variable.check
    if check:
        args = {
            key: part.named(value) if key in {"other", "floor"} and value else value
            for key, value in check.args.items()
        }
        message = _words(part, check.message)
        check = replace(check, args=args, message=message)
    return replace(
        variable,
        name=part.named(variable.name),
        description=_words(part, variable.description),
        check=check,
    )


def _words(part: Part, text: str) -> str:
    """Give the variables and outputs that a text speaks of their names in the stack."""
    names = {one.name for one in part.plan.variables} | {one.name for one in part.plan.outputs}
    names -= set(_SHARED_VARIABLES)
    text = _WORD.sub(
        lambda found: part.named(found.group()) if found.group() in names else found.group(), text
    )
    return _PLACEHOLDER.sub(
        lambda found: (
            found.group().replace(found[1], part.named(found[1]))
            if found[1] in names and "_" not in found[1]
            else found.group()
        ),
        text,
    )


def _steps(parts: Iterable[Part], kind: str) -> tuple[Step, ...]:
    """Gather the steps of all parts; what several say alike is told once."""
    seen: set[Any] = set()
    found = []
    for part in parts:
        for step in getattr(part.plan, kind):
            same = step.commands or step.text
            if same in seen and not _PLACEHOLDER.search(str(same)):
                continue
            seen.add(same)
            found.append(
                Step(
                    text=_words(part, step.text),
                    commands=tuple(_words(part, command) for command in step.commands),
                    part=part.name,
                )
            )
    return tuple(found)


def _outputs(part: Part) -> Iterator[Output]:
    for output in part.plan.outputs:
        description = _words(part, output.description)
        name = part.named(output.name)
        yield replace(output, name=name, description=description, part=part.name)
