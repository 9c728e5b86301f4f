"""What stacks decide alike on every cloud: planning the parts, and making one plan of theirs."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator import blueprints, clouds
from generator.blueprints import parts as usual
from generator.blueprints.stack.joining import Parts
from generator.clouds import placement
from generator.errors import SpecError, moved
from generator.project import Cloud, Component, Output, Part, Plan, Provider, Step, Variable
from generator.record import replace

SHARED = ("network", "resource_group", "encryption")
"""Components that a stack has once, whatever its parts are."""

_OF_THE_NETWORK = ("flow_logs", "endpoints", "subnets")
_LONGEST_NAME = 24  # of a part, with the name of the stack before it
_SHARED_VARIABLES = ("name", "deletion_protection")
_PROTECTION = "Whether what would be missed most refuses to be deleted."
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")
_PLACEHOLDER = re.compile(r"<(?:apply )?(\w+)")


def build(spec: Any, cloud: Cloud, join: Callable[[Any, Parts], Parts]) -> Plan:
    """Plan every part, `join` them as the cloud does, and make one plan of theirs.

    Raises SpecError with all that the cloud cannot do of the parts, or of what joins them.
    """
    facts = clouds.facts(cloud)
    usual.refuse_reserved(spec.name, facts)
    planned = join(spec, _planned(spec, cloud))
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


def _shared(planned: Iterable[Part]) -> dict[str, Component]:
    """Gather what parts have in common: a network, a group with all services, a key of logs."""
    found: dict[str, Component] = {}
    for part in planned:
        for key in SHARED:
            component: Any = part.plan.components.get(key)
            if component is None:
                continue
            found[key] = _merged(key, found.get(key), component)
    return found


def _merged(key: str, before: Any, component: Any) -> Component:
    """Let a component do for one part more what it does for those before."""
    merged: Component = component
    if before is not None and key == "resource_group":
        services = tuple(sorted({*before.services, *component.services}))
        merged = replace(component, services=services)
    elif before is not None and key == "encryption":
        merged = replace(component, alarms=before.alarms or component.alarms)
    return merged


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
    longest: int = name.check.args["longest"] if name.check else _LONGEST_NAME
    return min(longest, _LONGEST_NAME) - len(f"-{part.name}")


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
    """Gather the steps of all parts; what several say alike is told once.

    A command about what all parts share, such as their protection, stands with the first of them.
    """
    seen: set[Any] = set()
    found = []
    for part in parts:
        for step in getattr(part.plan, kind):
            text = _words(part, step.text)
            commands = tuple(_words(part, command) for command in step.commands)
            told = (commands or text) in seen
            if told and (text in seen or not _PLACEHOLDER.search(str(commands))):
                continue
            seen |= {commands or text, text}
            found.append(Step(text=text, commands=() if told else commands, part=part.name))
    return tuple(found)


def _outputs(part: Part) -> Iterator[Output]:
    for output in part.plan.outputs:
        description = _words(part, output.description)
        name = part.named(output.name)
        yield replace(output, name=name, description=description, part=part.name)
