"""A review as text, JSON and Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.review.changes import FATES, NOT_SET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.review.changes import (
        ArgumentChange,
        FieldChange,
        ProjectChange,
        ResourceChange,
        Review,
        SystemChange,
    )

_SIGNS = {"added": "+", "changed": "~", "replaced": "±", "removed": "-"}
_MOST_RESOURCES = 60  # of one project; a reviewer of more opens the diff
_MOST_FIELDS = 40
_MOST_ARGUMENTS = 6
_WIDEST = 80  # characters of a value
LARGEST = 60_000
"""Characters of Markdown: a comment on a pull request may have 65,536."""


def text(review: Review) -> str:
    """Write a review for a terminal."""
    lines = [_headline(review, plain=str)]
    for system in review.systems:
        lines += ["", f"{system.spec}: {system.name}, {_fate(system)}"]
        lines += [f"  {_field(one, plain=str)}" for one in system.fields[:_MOST_FIELDS]]
        lines += _more(system.fields, _MOST_FIELDS, "fields", indent="  ")
        for project in system.projects:
            lines.append(f"  {project.title}: {counted(project)}")
            shown = project.resources[:_MOST_RESOURCES]
            lines += [
                f"    {_SIGNS[one.fate]} {_resource(one, plain=str, strong=str)}" for one in shown
            ]
            lines += _more(project.resources, _MOST_RESOURCES, "resources", indent="    ")
    return "\n".join(lines)


def as_json(review: Review) -> str:
    """Write a review as one JSON document."""
    return json.dumps(review.as_json(), indent=2, ensure_ascii=False)


def markdown(review: Review) -> str:
    """Write a review for a pull request; what would be too long for a comment is left out."""
    from generator.filters import code

    parts = [f"## What this changes\n\n{_headline(review, plain=code)}"]
    size = len(parts[0])
    for number, system in enumerate(review.systems):
        for part in _system(system):
            size += len(part) + 2
            if size > LARGEST:
                left = len(review.systems) - number
                parts.append(
                    f"This is cut here, within the {_count(left, 'last system')}: a comment holds "
                    "no more. `gen diff --base` on your machine tells all of it."
                )
                return "\n\n".join(parts)
            parts.append(part)
    return "\n\n".join(parts)


def _system(system: SystemChange) -> Iterator[str]:
    from generator.filters import code, md

    yield f"### {code(system.name)}, {md(_fate(system))}\n\nFrom {code(system.spec)}."
    if system.fields:
        head = "| Field | Before | After |\n| --- | --- | --- |"
        rows = [
            f"| {code(one.path)} | {_cell(one.before)} | {_cell(one.after)} |"
            for one in system.fields[:_MOST_FIELDS]
        ]
        more = _more(system.fields, _MOST_FIELDS, "fields", indent="")
        yield "\n".join([head, *rows, *(f"\n{one}" for one in more)])
    if not system.projects:
        yield "No project changes."
        return
    head = f"| Project | {' | '.join(fate.capitalize() for fate in FATES)} | Files |"
    rows = [
        f"| {md(one.title)} | {' | '.join(str(len(one.of(fate))) for fate in FATES)} "
        f"| {len(one.files)} |"
        for one in system.projects
    ]
    yield "\n".join([head, "| --- | --: | --: | --: | --: | --: |", *rows])
    for project in system.projects:
        if project.resources:
            yield _details(project)


def _details(project: ProjectChange) -> str:
    from generator.filters import code, md

    shown = project.resources[:_MOST_RESOURCES]
    lines = [f"- {one.fate} {_resource(one, plain=code, strong=_bold)}" for one in shown]
    more = _more(project.resources, _MOST_RESOURCES, "resources", indent="- ")
    opened = " open" if any(one.fate in {"replaced", "removed"} for one in shown) else ""
    summary = f"<details{opened}><summary>{md(project.title)}: {md(counted(project))}</summary>"
    return "\n".join([summary, "", *lines, *more, "", "</details>"])


def _bold(told: str) -> str:
    return f"**{told}**"


def counted(project: ProjectChange) -> str:
    """Count, as in `2 added, 1 replaced`."""
    counts = [f"{len(project.of(fate))} {fate}" for fate in FATES if project.of(fate)]
    if counts:
        return ", ".join(counts)
    return f"no resource changes, {_count(len(project.files), 'file')} {_do(project.files)}"


def _do(files: Sequence[str]) -> str:
    return "does" if len(files) == 1 else "do"


def _headline(review: Review, *, plain: Callable[[str], str]) -> str:
    if not review.systems:
        return f"Compared with {plain(review.base)}: no spec changes."
    same = f"; {_count(review.same, 'other')} unchanged" if review.same else ""
    fates = [fate for system in review.systems for one in system.projects for fate in _fates(one)]
    worst = [word for word in ("replaced", "removed") if word in fates]
    told = f"Compared with {plain(review.base)}: {_count(len(review.systems), 'system')}{same}."
    return f"{told} Resources are {' and '.join(worst)}: look there first." if worst else told


def _fates(project: ProjectChange) -> list[str]:
    return [one.fate for one in project.resources]


def _fate(system: SystemChange) -> str:
    words = {"added": "new", "changed": "changed", "removed": "no spec makes it any more"}
    told = words[system.fate]
    if not system.problem:
        return told
    if system.fate == "added":
        return f"all of it as new, because the spec as it was is refused: {system.problem}"
    return f"{told}; what it made is not known, because its spec is refused: {system.problem}"


def _resource(
    one: ResourceChange, *, plain: Callable[[str], str], strong: Callable[[str], str]
) -> str:
    told = plain(one.address) + _arguments(one.arguments, plain=plain, strong=strong)
    if one.address.startswith("provider ") and one.fate == "replaced":
        told += f"; {strong('what stands in the former region stays there')}"
    if one.after:
        verb = "is" if len(one.after) == 1 else "are"
        told += f", because {', '.join(plain(each) for each in one.after)} {verb} replaced"
    if one.protected:
        told += f"; {strong('protected')}: the engine refuses until that is lifted"
    return told


def _arguments(
    arguments: Sequence[ArgumentChange],
    *,
    plain: Callable[[str], str],
    strong: Callable[[str], str],
) -> str:
    """Name the arguments, those that replace first."""
    if not arguments:
        return ""
    order = {"yes": 0, "perhaps": 1, "": 2}
    ranked = sorted(arguments, key=lambda one: order[one.replaces])
    words = {"yes": " " + strong("forces a replacement"), "perhaps": " may force a replacement"}
    told = [
        plain(one.path) + words.get(one.replaces, "")
        for one in ranked[: max(_MOST_ARGUMENTS, sum(bool(one.replaces) for one in ranked))]
    ]
    left = len(arguments) - len(told)
    return f": {', '.join(told)}" + (f" and {left} more" if left else "")


def _field(one: FieldChange, *, plain: Callable[[str], str]) -> str:
    return f"{plain(one.path)}: {_value(one.before)} -> {_value(one.after)}"


def _value(value: Any) -> str:
    from generator.spec.text import mask

    if value is NOT_SET:
        return "(not set)"
    told = mask(json.dumps(value, ensure_ascii=False))
    return told if len(told) <= _WIDEST else f"{told[: _WIDEST - 3]}..."


def _cell(value: Any) -> str:
    from generator.filters import code

    return "" if value is NOT_SET else code(_value(value))


def _more(items: Sequence[Any], most: int, what: str, *, indent: str) -> list[str]:
    left = len(items) - most
    return [f"{indent}and {left:,} more {what}"] if left > 0 else []


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


FORMATS: dict[str, Callable[[Review], str]] = {"text": text, "json": as_json, "markdown": markdown}
