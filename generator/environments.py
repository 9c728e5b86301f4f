"""Environments: one structure, other quantities.

An environment overrides parts of its spec. The spec is then planned again, and what differs must be
values of variables; anything else would make another system, and is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import blueprints
from generator.errors import Place, Problem, SpecError
from generator.project import Environment, Plan
from generator.record import replace
from generator.render import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spec.load import Loaded

Path = tuple[str | int, ...]
_OWN_FIELDS = frozenset({"class"})
_PROTECTION = "deletion_protection"


def with_environments(loaded: Loaded, plan: Plan) -> Plan:
    """Add to `plan` the values of each environment that the spec names.

    Raises SpecError where an environment breaks a rule of the spec, or would change the structure.
    """
    named = loaded.source.data.get("environments") or {}
    found: list[Environment] = []
    problems: list[Problem] = []
    makers: dict[str, str] = {}
    for name, overrides in named.items():
        try:
            planned = _checked(loaded, plan, name, overrides)
        except SpecError as refusal:
            problems += refusal.problems
            continue
        found.append(_environment(planned, plan, name, overrides))
        for zone in _zones_made(planned):
            first = makers.setdefault(zone, name)
            if first != name:
                problems.append(loaded.place(_one_zone(zone, name, first)))
    if problems:
        raise SpecError(problems)
    return replace(plan, environments=tuple(found))


def _checked(loaded: Loaded, plan: Plan, name: str, overrides: dict[str, Any]) -> Plan:
    """Plan the spec as the environment has it, which may differ in values of variables alone."""
    own = {key: value for key, value in overrides.items() if key not in _OWN_FIELDS}
    if "overrides" in own:
        raise SpecError([loaded.place(_overriding(name))])
    planned = _planned(loaded, plan, name, {"name": f"{plan.name}-{name}", **own})
    if _structure(planned, plan) != _structure(plan, plan):
        raise SpecError(_structural(loaded, plan, name, own))
    return planned


def _environment(planned: Plan, plan: Plan, name: str, overrides: dict[str, Any]) -> Environment:
    defaults = {variable.name: variable.default for variable in plan.variables}
    values = {variable.name: variable.default for variable in planned.variables}
    if overrides.get("class") == "development" and _PROTECTION in values:
        values[_PROTECTION] = False
    return Environment(
        name=name,
        values={key: value for key, value in values.items() if value != defaults.get(key)},
    )


def _zones_made(plan: Plan) -> Iterator[str]:
    """Yield the DNS zones that a plan makes, in whichever part."""
    component: Any  # whose class only blueprints with a zone load
    for one in (plan, *(part.plan for part in plan.parts)):
        for component in one.components.values():
            if getattr(component, "by", None) == "creation":
                yield component.name


def _one_zone(zone: str, name: str, first: str) -> Problem:
    return Problem(
        code="GEN306",
        message=f"{first} and {name} would each make the DNS zone {zone}, and the world finds one",
        hint='let another system keep it, with "create_zone": false, or name a zone of its own',
        path=("environments", name),
    )


def _overriding(name: str) -> Problem:
    return Problem(
        code="GEN309",
        message="overrides are laid over the resources of every environment",
        hint="say them beside the environments, or write a second spec",
        path=("environments", name, "overrides"),
    )


def _planned(loaded: Loaded, plan: Plan, name: str, overrides: dict[str, Any]) -> Plan:
    """Plan the spec as the environment has it; problems are placed where it says so."""
    from generator.spec.load import validated  # `load` imports planning, which imports this

    data = {key: value for key, value in loaded.source.data.items() if key != "environments"}
    merged = replace(loaded.source, data=_merged(data, overrides))
    try:
        return blueprints.plan(validated(merged), plan.cloud)
    except SpecError as refusal:
        raise SpecError(
            loaded.place(_of_environment(problem, name, overrides)) for problem in refusal.problems
        ) from None


def _of_environment(problem: Problem, name: str, overrides: dict[str, Any]) -> Problem:
    """Give a problem its places: first the one that the environment itself says."""
    own: Path = ("environments", name)
    also = [one.path for one in problem.also]
    if not _says(overrides, problem.path):
        said = next((path for path in also if _says(overrides, path)), None)
        if said is not None:
            also[also.index(said)] = problem.path
            problem = replace(problem, path=said)
    places = tuple(Place(path=(*own, *path) if _says(overrides, path) else path) for path in also)
    return replace(problem, path=(*own, *problem.path), also=places)


def _says(overrides: Any, path: Path) -> bool:
    """Tell whether the environment itself says what is at `path`."""
    for step in path:
        if not isinstance(overrides, dict) or step not in overrides:
            return False
        overrides = overrides[step]
    return True


def _merged(base: Any, override: Any) -> Any:
    """Lay `override` over `base`: objects field by field, everything else whole."""
    if not isinstance(base, dict) or not isinstance(override, dict):
        return override
    merged = dict(base)
    for key, value in override.items():
        merged[key] = _merged(base.get(key), value)
    return merged


def _structure(planned: Plan, plan: Plan) -> dict[str, str]:
    """Render `planned` with the quantities and words of `plan`: what is left is structure."""
    same = replace(
        planned,
        name=plan.name,
        title=plan.title,
        summary=plan.summary,
        variables=plan.variables,
        environments=(),
        backend=None,
    )
    return render(same, engine="terraform")


def _structural(
    loaded: Loaded, plan: Plan, name: str, overrides: dict[str, Any]
) -> Iterator[Problem]:
    """Name each override that changes the structure by itself, or else the environment."""
    guilty: list[Path] = []
    for path, override in _leaves(overrides):
        try:
            planned = _planned(loaded, plan, name, override)
        except SpecError:  # it goes only with others, such as a lower limit with a higher one
            continue
        if _structure(planned, plan) != _structure(plan, plan):
            guilty.append(path)
    for path in guilty or [()]:
        yield loaded.place(
            Problem(
                code="GEN309",
                message=f"the environment {name} would be another system, not other quantities",
                hint="environments share one structure: write a second spec for another one",
                path=("environments", name, *path),
            )
        )


def _leaves(overrides: dict[str, Any], path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the path of each value, and the overrides that set it alone."""
    for key, value in overrides.items():
        if isinstance(value, dict) and value:
            for below, override in _leaves(value, (*path, key)):
                yield below, {key: override}
        else:
            yield (*path, key), {key: value}
