"""Specs of older formats, rewritten step by step into the one of today.

Formats are numbered by the field `version`. Each step is a module `from_N`, whose `step` turns the
text of a spec of format N into one of format N + 1 that says the same. It edits only what changes:
comments, order and layout stay. A step, once released, is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.paths import in_shell
from generator.spec.limits import FORMAT

if TYPE_CHECKING:
    from generator.errors import Problem
    from generator.migrations.document import Document
    from generator.spec.source import Source

OLDEST = 0
"""The oldest format that can still be migrated."""


def format_of(data: dict[str, Any]) -> int | None:
    """Return the format that a spec says it has; None for what is no number of a format."""
    said = data.get("version", FORMAT)
    return said if type(said) is int else None


def other_format(source: Source, found: int) -> Problem:
    """Say that a spec has another format than that of today, and what to do."""
    from generator.errors import Problem
    from generator.spec.report import place

    if found > FORMAT:
        problem = Problem(
            code="GEN014",
            message=f"the spec has format {found}, and this gen knows formats up to {FORMAT}",
            hint="update gen: a newer one wrote the spec, and this one cannot know what it means",
            path=("version",),
        )
    elif found >= OLDEST:
        problem = Problem(
            code="GEN007",
            message=f"the spec has format {found}, and this gen reads format {FORMAT}",
            hint=f"rewrite it, comments kept: {in_shell('gen', 'migrate', source.file)}",
            path=("version",),
        )
    else:
        problem = Problem(
            code="GEN205",
            message=f"there never was a format {found}",
            hint=f"write {FORMAT}, or leave the field out",
            path=("version",),
        )
    return place(source, problem)


def migrated(source: Source, *, start: int | None = None) -> Document:
    """Return a spec as one of today's format; `start` is its format, where the spec does not say.

    Raises SpecError for a format that is newer or that never was, and for what a step cannot
    decide.
    """
    from importlib import import_module

    from generator.errors import SpecError
    from generator.migrations.document import Document

    found = format_of(source.data)
    if found is None:
        found = FORMAT  # no number: whoever reads the spec tells what is wrong with it
    if start is not None and "version" not in source.data:
        found = start
    if not OLDEST <= found <= FORMAT:
        raise SpecError([other_format(source, found)])
    document = Document(source)
    for number in range(found, FORMAT):
        import_module(f"generator.migrations.from_{number}").step(document)
        document.say("version", number + 1)
    return document
