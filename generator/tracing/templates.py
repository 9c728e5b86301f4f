"""Which line of which template wrote a line of a project: found by rendering with marks.

While it is rendered, each line of a template's own text ends in a mark that tells where it stands.
Marks are taken out again before the text is laid out, so what is explained is what is written.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.layout import lay_out
from generator.render import (
    OVERRIDING,
    environment,
    override_source,
    render,
    template_folder,
    templates,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from generator.project import Engine, Plan

Place = tuple[str, int]
_MARK = re.compile("\x01([^\x02]*):([0-9]+)\x02")


class _Marks(Extension):
    """Puts a mark before each end of a line of a template's own text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type != "data":
                yield token
                continue
            *lines, rest = token.value.split("\n")
            marked = [
                f"{line}\x01{stream.name}:{token.lineno + number}\x02\n"
                for number, line in enumerate(lines)
            ]
            yield Token(token.lineno, "data", "".join(marked) + rest)


@cache
def _marking() -> Environment:
    """Return the environment of templates, reading their sources and marking their lines."""
    made: Any = environment().overlay(
        loader=FileSystemLoader(template_folder()), extensions=[_Marks], cache_size=400
    )
    return made  # type: ignore[no-any-return]


def written_by(plan: Plan, *, engine: Engine, file: str) -> dict[int, Place]:
    """Return, for lines of a rendered file, the template and the line there that wrote them.

    Lines count from 1. Of rows that the layout fills again or splits, each has the place of the row
    in its stead; a line that only a value wrote has the place of the line before it.
    """
    files = lay_out(render(plan, engine=engine))
    if file == OVERRIDING[engine] and plan.overrides:
        from generator.overrides.laying import laid_over, with_overrides

        said = laid_over(plan, files, engine=engine)
        template, context = override_source(plan, said, engine=engine)
        files = with_overrides(plan, {engine: files})[engine]
    else:
        template, context = templates(plan, engine=engine)[file]
    marked = _marking().get_template(template).render(context).splitlines()
    places: list[Place | None] = []
    for line in marked:
        found = _MARK.search(line)
        places.append((found[1], int(found[2])) if found else None)
    raw = [_MARK.sub("", line) for line in marked]
    laid = files[file].splitlines()
    steps = difflib.SequenceMatcher(None, _bare(raw), _bare(laid), autojunk=False)
    found_at: dict[int, Place] = {}
    for _, first, end, start, stop in steps.get_opcodes():
        for number in range(start, stop if end > first else start):
            place = places[min(first + number - start, end - 1)]
            if place and laid[number].strip():
                found_at[number + 1] = place
    last: Place | None = None
    for number in range(1, len(laid) + 1):
        last = found_at.get(number, last)
        if last:
            found_at[number] = last
    return found_at


def _bare(lines: list[str]) -> list[str]:
    """Leave out what a layout changes: white space, and commas at the end."""
    return [re.sub(r"\s+", "", line).rstrip(",") for line in lines]
