"""What a part of a stack cannot be called, and what it leaves to the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spec.limits import Path

RESERVED = frozenset({
    "main", "name", "names", "network", "outputs", "providers", "settings", "tags", "variables",
    "versions",
})  # fmt: skip
"""Names that something in a project has already."""

OF_THE_STACK = (
    "$schema", "version", "name", "engines", "tags", "environments", "overrides", "state",
    "network",
)  # fmt: skip
"""What is said once, beside the parts."""

_LONGEST = 24

Placed = tuple[Problem, bool]
"""A problem, and whether its place is the key."""


def misplaced(data: dict[str, Any], name: str) -> Iterator[Placed]:
    """Find what a part says that only the stack can, and a name that it cannot have."""
    yield from _misnamed(data, name)
    yield from _of_the_stack(name, data["parts"][name])
    yield from _foreign_clouds(data, name)


def _of_the_stack(name: str, part: dict[str, Any]) -> Iterator[Placed]:
    for field in OF_THE_STACK:
        if field in part:
            yield (
                Problem(
                    code="GEN310",
                    message=f"a part has no `{field}` of its own",
                    hint="say it once, beside `parts`: all parts share it",
                    path=("parts", name, field),
                ),
                True,
            )


def _misnamed(data: dict[str, Any], name: str) -> Iterator[Placed]:
    whole = f"{data['name']}-{name}"
    if name in RESERVED:
        yield (
            Problem(
                code="GEN311",
                message=f"a part cannot be called `{name}`: something in each project is",
                hint="call it by what it does, as in api, cdn or models",
                path=("parts", name),
            ),
            True,
        )
    elif len(whole) > _LONGEST:
        yield (
            Problem(
                code="GEN311",
                message=f"`{whole}`, which names of this part begin with, is too long",
                hint=f"{_LONGEST} characters at most: shorten the part's name or the stack's",
                path=("parts", name),
            ),
            True,
        )


def _foreign_clouds(data: dict[str, Any], name: str) -> Iterator[Placed]:
    clouds = data["parts"][name].get("clouds")
    for cloud, said in clouds.items() if isinstance(clouds, dict) else ():
        path: Path = ("parts", name, "clouds", cloud)
        if data["clouds"].get(cloud) is None and cloud in {"alibaba", "aws", "azure"}:
            yield (
                Problem(
                    code="GEN310",
                    message=f"the stack is not built on {cloud}",
                    hint=f'name "{cloud}" in its own `clouds` too, or leave it out here',
                    path=path,
                ),
                True,
            )
        for field in ("region", "zones"):
            if isinstance(said, dict) and field in said:
                yield (
                    Problem(
                        code="GEN310",
                        message=f"a part has no `{field}` of its own",
                        hint="say it once, in the `clouds` beside `parts`: all parts share it",
                        path=(*path, field),
                        also=(Place(path=("clouds", cloud, field)),),
                    ),
                    True,
                )
