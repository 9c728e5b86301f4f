"""Choosing what a cloud has: its region, zones and machine types, or saying why it has none."""

import re
from typing import Protocol, get_args

from generator.clouds import CloudFacts, MachineType, facts
from generator.errors import Place, Problem, SpecError
from generator.project import Cloud


class MachineWish(Protocol):
    """A machine as a spec says it; memory in GiB."""

    @property
    def gpu(self) -> str | None: ...  # noqa: D102 - the protocol of a spec's own fields
    @property
    def count(self) -> int: ...  # noqa: D102
    @property
    def vcpus(self) -> int | None: ...  # noqa: D102
    @property
    def memory_gib(self) -> int | None: ...  # noqa: D102
    @property
    def type(self) -> str | None: ...  # noqa: D102


def region(cloud: CloudFacts, name: str, *, field: str = "region") -> str:
    """Return `name`; raises SpecError where the cloud has no such region."""
    if name in cloud.regions:
        return name
    from difflib import get_close_matches  # only an error needs it

    near = get_close_matches(name, sorted(cloud.regions), n=1)
    raise SpecError(
        [
            Problem(
                code="GEN401",
                message=f"{cloud.title} has no region `{name}`",
                hint=f"did you mean `{near[0]}`?" if near else f"for example {min(cloud.regions)}",
                path=("clouds", cloud.name, field),
            )
        ]
    )


def zones(cloud: CloudFacts, region: str, wished: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the zones that the spec names, or two safe ones; SpecError for a foreign zone."""
    path: tuple[str | int, ...] = ("clouds", cloud.name, "zones")
    if cloud.numbered_zones:
        return _numbered(cloud, region, wished)
    if wished is None:
        if region in cloud.zones:
            return cloud.zones[region]
        hint = f'name at least two that sell the machine, as in "zones": ["{_first(region)}", ...]'
        raise SpecError(
            [
                Problem(
                    code="GEN402",
                    message=f"say which zones of {region} to use",
                    hint=hint,
                    path=path,
                )
            ]
        )
    foreign = [
        Problem(
            code="GEN402",
            message=f"`{zone}` is no zone of {region}",
            hint=f"zones of {region} start with its name, as in {_first(region)}",
            path=(*path, index),
        )
        for index, zone in enumerate(wished)
        if not zone.startswith(region) or not 1 <= len(zone.removeprefix(region)) <= 2  # noqa: PLR2004
    ]
    if foreign:
        raise SpecError(foreign)
    return wished


def _first(region: str) -> str:
    """Return what the first zone is called: a dash parts its letter from a word, not a number."""
    return f"{region}a" if region[-1].isdigit() else f"{region}-a"


def _numbered(cloud: CloudFacts, region: str, wished: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the zones of a cloud that numbers them, and whose regions need not have any."""
    here = cloud.zones.get(region, ())
    if not here:
        raise SpecError(
            [
                Problem(
                    code="GEN402",
                    message=f"{region} has no zones to spread over",
                    hint=f"take a region that has, such as {_near_with_zones(cloud, region)}",
                    path=("clouds", cloud.name, "region"),
                )
            ]
        )
    foreign = [
        Problem(
            code="GEN402",
            message=f"`{zone}` is no zone of {region}",
            hint=f"its zones are {', '.join(here)}",
            path=("clouds", cloud.name, "zones", index),
        )
        for index, zone in enumerate(wished or ())
        if zone not in here
    ]
    if foreign:
        raise SpecError(foreign)
    return wished or here


def _near_with_zones(cloud: CloudFacts, region: str) -> str:
    """Return a region with zones whose name is the most like that of `region`."""
    from difflib import get_close_matches  # only an error needs it

    return get_close_matches(region, sorted(cloud.zones), n=1, cutoff=0)[0]


def machine(cloud: CloudFacts, wish: MachineWish, *, path: tuple[str | int, ...]) -> MachineType:
    """Return the smallest machine type that satisfies `wish`.

    A type that is named and that the catalogue does not know is taken as it is. Raises SpecError,
    naming the nearest substitute, where the cloud has nothing that fits.
    """
    if wish.type is not None:
        known = {row.type: row for row in cloud.machines}
        return known.get(wish.type) or _named(cloud, wish.type, path=path)
    if wish.gpu is not None:
        fitting = [row for row in cloud.machines if row.gpu == wish.gpu and row.gpus >= wish.count]
    else:
        fitting = [
            row
            for row in cloud.machines
            if not row.gpu
            and row.vcpus >= (wish.vcpus or 0)
            and row.memory_gib >= (wish.memory_gib or 0)
        ]
    if not fitting:
        raise SpecError([_nothing_fits(cloud, wish, path)])
    # One that the cloud is about to end is taken only where there is no other.
    return min(fitting, key=lambda row: (row.retires > "", row.gpus, row.vcpus, row.memory_gib))


def _named(cloud: CloudFacts, name: str, *, path: tuple[str | int, ...]) -> MachineType:
    """Return a type that the catalogue does not know, as its name tells of it."""
    if not re.search(cloud.machine_check.args["pattern"], name):
        raise SpecError([_no_such_type(cloud, name, path)])
    wrong = cloud.unfit(name) if cloud.unfit else None
    if wrong:
        message, hint = wrong
        raise SpecError([Problem(code="GEN403", message=message, hint=hint, path=(*path, "type"))])
    return MachineType(name, 0, 0, gpus=1 if cloud.has_gpu and cloud.has_gpu(name) else 0)


def _no_such_type(cloud: CloudFacts, name: str, path: tuple[str | int, ...]) -> Problem:
    return Problem(
        code="GEN403",
        message=f"`{name}` is no machine type of {cloud.title}",
        hint=_its_like(cloud, name)
        or f"its types look like {cloud.machines[0].type}; or say what the machine must have",
        path=(*path, "type"),
    )


def _its_like(cloud: CloudFacts, name: str) -> str:
    """Name the machine of this cloud that is like one that another calls so; or say nothing."""
    for other in map(facts, get_args(Cloud)):
        for row in other.machines:
            if row.type != name:
                continue
            if row.gpu:
                said = f'{{"gpu": "{row.gpu}"}}'
                like = [one for one in cloud.machines if (one.gpu, one.gpus) == (row.gpu, row.gpus)]
            else:
                said = f'{{"vcpus": {row.vcpus}, "memory_gib": {row.memory_gib}}}'
                size = (row.vcpus, row.memory_gib)
                like = [one for one in cloud.machines if (one.vcpus, one.memory_gib) == size]
            here = f", here {like[0].type}" if like else ""
            return f"{other.title} calls one so; say what it has, as in {said}{here}"
    return ""


def _nothing_fits(cloud: CloudFacts, wish: MachineWish, path: tuple[str | int, ...]) -> Problem:
    """Say what the cloud has instead."""
    if wish.gpu is None:
        largest = max(
            (row for row in cloud.machines if not row.gpu), key=lambda row: row.memory_gib
        )
        return Problem(
            code="GEN403",
            message=f"no {cloud.title} machine in the catalogue has "
            f"{wish.vcpus} vCPUs and {wish.memory_gib} GiB",
            hint=f"the largest is {largest.type}: {largest.vcpus} vCPUs, {largest.memory_gib} GiB;"
            ' or name one with {"type": "..."}',
            path=(*path, "vcpus"),
            also=(Place(path=(*path, "memory_gib")),),
        )
    same = [row for row in cloud.machines if row.gpu == wish.gpu]
    if same:
        most = max(same, key=lambda row: row.gpus)
        return Problem(
            code="GEN403",
            message=f"{cloud.title} has no machine with {wish.count} {wish.gpu} GPUs",
            hint=f"the most is {most.gpus}: {most.type}",
            path=(*path, "count"),
        )
    offered = sorted({row.gpu for row in cloud.machines if row.gpu})
    from difflib import get_close_matches  # only an error needs it

    near = get_close_matches(wish.gpu, offered, n=1)
    meant = f"did you mean `{near[0]}`? " if near else ""
    return Problem(
        code="GEN403",
        message=f"{cloud.title} has no machine with a `{wish.gpu}` GPU",
        hint=f"{meant}it has {', '.join(offered)}",
        path=(*path, "gpu"),
    )
