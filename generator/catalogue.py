"""What there is to choose from, read from where it is decided: models, clouds, rules, plans."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

from generator import clouds
from generator.blueprints import BLUEPRINTS
from generator.project import Cloud

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.clouds import MachineType
    from generator.project import Plan

CLOUDS: tuple[Cloud, ...] = get_args(Cloud)


def clouds_of(blueprint: str) -> tuple[Cloud, ...]:
    """Return the clouds that specs of a blueprint may name, in the order of their names."""
    from generator.spec.load import model_of

    model = model_of(blueprint)
    return tuple(sorted(model.model_fields["clouds"].annotation.model_fields))


def summary(blueprint: str) -> str:
    """Say in one line what a blueprint builds: the first of its spec's module."""
    module = import_module(f"generator.spec.{BLUEPRINTS[blueprint]}")
    first = (module.__doc__ or "").partition("\n")[0].partition(": ")[2]
    return first[:1].upper() + first[1:]


def blueprints() -> list[dict[str, Any]]:
    """List the blueprints."""
    return [
        {"blueprint": name, "clouds": list(clouds_of(name)), "builds": summary(name)}
        for name in BLUEPRINTS
    ]


def all_clouds() -> list[dict[str, Any]]:
    """List the clouds, with what was proved of each."""
    return [
        {
            "cloud": cloud,
            "title": facts.title,
            "regions": len(facts.regions),
            "machines": len(facts.machines),
            "terraform": [f"{one.source} {one.version}" for one in facts.terraform],
            "pulumi": [f"{one.source} {one.version}" for one in facts.pulumi],
        }
        for cloud in CLOUDS
        for facts in [clouds.facts(cloud)]
    ]


def components(only: Iterable[Cloud] = ()) -> list[dict[str, Any]]:
    """List the parts that projects are made of, by the name of their files."""
    from generator.render import template_folder

    found = []
    for name, told in sorted(_components().items()):
        there = [
            cloud
            for cloud in CLOUDS
            if (template_folder() / cloud / "terraform" / f"{name}.tf.j2").is_file()
        ]
        if not only or set(only) & set(there):
            found.append({"component": name, "clouds": there, "is": told})
    return found


def _components() -> dict[str, str]:
    """Say of each component what it is; where clouds differ, as the module of its name does."""
    import pkgutil

    from generator import components as package
    from generator.project import Component

    own: dict[str, str] = {}
    others: dict[str, str] = {}
    for module in pkgutil.iter_modules(package.__path__):
        held = vars(import_module(f"{package.__name__}.{module.name}"))
        for one in held.values():
            if not isinstance(one, type) or not issubclass(one, Component) or one is Component:
                continue
            if one.template:
                said = (one.__doc__ or "").partition("\n")[0]
                (own if module.name == one.template else others).setdefault(one.template, said)
    return others | own


def regions(only: Iterable[Cloud] = ()) -> list[dict[str, Any]]:
    """List the regions of clouds, with the zones that are taken where a spec names none."""
    return [
        {"cloud": cloud, "region": region, "zones": list(facts.zones.get(region, ()))}
        for cloud in only or CLOUDS
        for facts in [clouds.facts(cloud)]
        for region in sorted(facts.regions)
    ]


def machines(
    only: Iterable[Cloud] = (), *, gpu: str = "", endpoints: bool = False
) -> list[dict[str, Any]]:
    """List machine types, small ones first: of servers, or of managed endpoints."""
    rows = [
        {"cloud": cloud, **_machine(row)}
        for cloud in only or CLOUDS
        for row in _rows(cloud, endpoints=endpoints)
        if not gpu or row.gpu == gpu
    ]
    return sorted(rows, key=lambda row: (row["gpu"], row["gpus"], row["vcpus"], row["memory_gib"]))


def _rows(cloud: Cloud, *, endpoints: bool) -> tuple[MachineType, ...]:
    """Return a cloud's machines; its endpoints take those of servers where they have no others."""
    facts = clouds.facts(cloud)
    return (endpoints and facts.endpoint_machines) or facts.machines


def _machine(row: MachineType) -> dict[str, Any]:
    series = row.series
    assert series is not None  # noqa: S101 - every row of a catalogue has one
    return {
        "type": row.type,
        "vcpus": row.vcpus,
        "memory_gib": row.memory_gib,
        "gpu": row.gpu,
        "gpus": row.gpus,
        "gpu_memory_gb": series.gpu_memory_gb,
        "local_gb": row.local_gb,
        "architecture": series.architecture,
        "generation2_only": series.generation2,
        "secure_boot": series.secure_boot,
        "retires": series.retires,
        "note": series.note,
        "source": series.source,
        "read": series.read,
    }


def gpus() -> list[str]:
    """List the GPUs that any cloud has."""
    return sorted({row.gpu for cloud in CLOUDS for row in clouds.facts(cloud).machines if row.gpu})


def rules() -> list[dict[str, Any]]:
    """List the rules that projects are judged by."""
    from generator.verify.finding import RULES, severity

    return [{"rule": rule, "severity": severity(rule), "finds": RULES[rule]} for rule in RULES]


def variables(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """List what a team tunes of each system without rendering again."""
    return [
        {
            "system": plan.name,
            "cloud": plan.cloud,
            "variable": variable.name,
            "type": variable.type,
            "default": variable.default,
            "description": variable.description,
            "environments": {
                one.name: one.values[variable.name]
                for one in plan.environments
                if variable.name in one.values
            },
        }
        for plan in plans
        for variable in plan.variables
    ]


def matrix(only: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield the verdict of each cloud on each capability, with what there is to say."""
    from generator.capabilities import table

    for blueprint in only or BLUEPRINTS:
        offered = clouds_of(blueprint)
        for row in table(blueprint):
            found = {cloud: row.on(cloud) for cloud in offered}
            yield {
                "blueprint": blueprint,
                "capability": row.name,
                "clouds": {
                    cloud: {"verdict": verdict.verdict, "told": verdict.told}
                    for cloud, verdict in found.items()
                    if verdict
                },
            }
