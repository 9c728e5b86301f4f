"""Faults of references: nothing is there, it is there once or many times, circles, functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.mutations.mutant import Edit
from benchmarks.mutations.terraform.common import (
    JUDGED,
    about,
    everywhere,
    first,
    gone,
    inside,
    last,
    misspelt,
    text_of,
    tops,
    valued,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change
    from benchmarks.mutations.scan import Place

NAMED = re.compile(r"(?<![\w.])(var|local|module)\.(\w+)")
RESOURCE = re.compile(r"(?<![\w.])((?:data\.)?aws_\w+)\.(\w+)")
ATTRIBUTE = re.compile(r"(?<![\w.])(?:data\.)?aws_\w+\.\w+(?:\[[^\]\n]*\])?\.(\w+)")
EACH = re.compile(r"(?<![\w.])each\.(key|value)")
CALL = re.compile(r"(?<![\w.])([a-z]\w+)\(")
# What a resource may be given beside its arguments, and is wrong.
LINES = (
    "depends_on = [aws_vpc.nowhere]",
    'depends_on = ["aws_vpc.main"]',
    "depends_on = aws_vpc.main",
    "depends_on = [var.name, local.nothing]",
    "lifecycle {\n    ignore_changes = [nothing]\n  }",
    "lifecycle {\n    ignore_changes = all_of_it\n  }",
    "lifecycle {\n    prevent_destroy = var.name\n  }",
    "lifecycle {\n    create_before_destroy = 12\n  }",
    "lifecycle {\n    create_before = true\n  }",
    "lifecycle {\n    replace_triggered_by = [aws_vpc.nowhere.id]\n  }",
    "lifecycle {\n    replace_triggered_by = [var.name]\n  }",
    "lifecycle {\n    precondition {\n      condition = true\n    }\n  }",
    "lifecycle {\n    precondition {\n      condition = true\n      x = 1\n    }\n  }",
    "lifecycle {\n    postcondition {\n      condition = self.nothing\n    }\n  }",
    'timeouts {\n    forever = "1h"\n  }',
)


def attributes(base: Base) -> Iterator[tuple[Place, str]]:
    """Give every attribute, but for what the text speaks of instead of referring to it."""
    for place in everywhere(base):
        if not place.piece.is_block and place.top.name not in {"moved", "removed", "terraform"}:
            yield place, text_of(base, place)


def put(place: Place, match: re.Match[str], group: int, text: str) -> Edit:
    """Replace a group of a match in an attribute's value."""
    start = place.piece.inner
    return Edit(place.file, start + match.start(group), start + match.end(group), text)


def _misspelt(
    base: Base, chance: random.Random, pattern: re.Pattern[str], group: int, about_group: int
) -> Iterator[Change]:
    for place, text in attributes(base):
        for match in pattern.finditer(text):
            wrong = misspelt(match[group], chance)
            yield f"{match[about_group]} in {about(place)}", (put(place, match, group, wrong),)


def variable(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a variable, a local value or a module where it is used."""
    return _misspelt(base, chance, NAMED, 2, 1)


def resource(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the name of a resource where it is used."""
    return _misspelt(base, chance, RESOURCE, 2, 1)


def attribute(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell an attribute that is read."""
    return _misspelt(base, chance, ATTRIBUTE, 1, 1)


def root(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell the first word of a reference."""
    yield from _misspelt(base, chance, NAMED, 1, 1)
    yield from _misspelt(base, chance, RESOURCE, 1, 1)


def function(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a function."""
    for place, text in attributes(base):
        if place.piece.name == "type" and place.top.name == "variable":
            continue
        for match in CALL.finditer(text):
            wrong = misspelt(match[1], chance)
            yield f"{match[1]} in {about(place)}", (put(place, match, 1, wrong),)


def arity(base: Base, chance: random.Random) -> Iterator[Change]:
    """Give a function an argument too many, or none at all."""
    for place, text in attributes(base):
        if place.piece.name == "type" and place.top.name == "variable":
            continue
        for match in CALL.finditer(text):
            end = closing(text, match.end())
            start = place.piece.inner
            inner = text[match.end() : end]
            wrong = chance.choice(("", f"{inner.rstrip().rstrip(',')}, 1, 2, 3", "true", "[]"))
            edit = Edit(place.file, start + match.end(), start + end, wrong)
            yield f"{match[1]} in {about(place)}", (edit,)


def closing(text: str, at: int) -> int:
    """Find the bracket that closes a call."""
    depth, quoted = 1, False
    while depth:
        letter = text[at]
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            depth += (letter in "([{") - (letter in ")]}")
        at += 1
    return at - 1


def undeclared(base: Base, _: random.Random) -> Iterator[Change]:
    """Remove a declaration: a variable, a resource, a data source, a local value, a module."""
    for place in tops(base, *JUDGED, "variable", "module"):
        yield f"{place.piece.name} {about(place)}", (gone(place),)
    for place in inside(base, "locals", blocks=False):
        if len(place.around) == 1:
            yield "locals", (gone(place),)


def instance(base: Base, _: random.Random) -> Iterator[Change]:
    """Use `each`, `count` and instances where they do not hold."""
    for place, text in attributes(base):
        name = place.piece.name
        if len(place.around) == 1 and name in {"for_each", "count"}:
            yield f"{name} gone, {about(place)}", (gone(place),)
            other = "count" if name == "for_each" else "for_each"
            value = "2" if other == "count" else '{ a = "b" }'
            both = first(place.file, place.around[0], f"{other} = {value}")
            yield f"both, {about(place)}", (both,)
            yield (
                f"{name} for {other}, {about(place)}",
                (Edit(place.file, place.piece.start, place.piece.start + len(name), other),),
            )
        for match in EACH.finditer(text):
            yield f"each.x, {about(place)}", (put(place, match, 1, "name"),)
            yield f"count, {about(place)}", (put(place, match, 0, "count.index"),)
        for match in re.finditer(r"(aws_\w+\.\w+)(\[[^\]\n]*\])?\.\w+", text):
            step, said = match[2], f"{match[1].partition('.')[0]} in {about(place)}"
            start = match.end(1)
            if step:
                yield f"no index {said}", (put(place, match, 2, ""),)
                yield f"splat {said}", (put(place, match, 2, "[*]"),)
            else:
                at = place.piece.inner + start
                yield f"index {said}", (Edit(place.file, at, at, "[0]"),)
                yield f"key {said}", (Edit(place.file, at, at, '["a"]'),)
        if len(place.around) == 1 and place.top.name in JUDGED and "each." not in text:
            yield f"each, {about(place)}", (valued(place, "each.value"),)
            yield f"self, {about(place)}", (valued(place, "self.id"),)
            yield f"path, {about(place)}", (valued(place, "path.modules"),)


def provider(base: Base, chance: random.Random) -> Iterator[Change]:
    """Choose a provider configuration that is not there."""
    for place, text in attributes(base):
        if place.piece.name == "provider" and place.top.name in JUDGED:
            yield about(place), (valued(place, misspelt(text, chance)),)
    for place in tops(base, *JUDGED):
        if not any(one.name == "provider" for one in place.piece.pieces or ()):
            for wrong in ("aws.elsewhere", '"aws.there"', '["aws"]', "var.provider", "google"):
                yield about(place), (first(place.file, place.piece, f"provider = {wrong}"),)


def circle(base: Base, _: random.Random) -> Iterator[Change]:
    """Make things depend on each other."""
    declared = {".".join(one.piece.labels): one for one in tops(base, "resource")}
    for name, place in declared.items():
        for match in re.finditer(r"(?<![\w.])aws_\w+\.\w+", source := text_of(base, place)):
            other = declared.get(match[0])
            if other is None or match[0] == name or f"depends_on = [{name}" in source:
                continue
            if all(one.name != "depends_on" for one in other.piece.pieces or ()):
                line = f"depends_on = [{name}]"
                yield about(place), (first(other.file, other.piece, line),)
        for one in place.piece.pieces or ():
            if not one.is_block and one.name not in {"provider", "for_each", "count", "depends_on"}:
                yield (
                    f"self {about(place)}",
                    (Edit(place.file, one.inner, one.end, f"{name}.{one.name}"),),
                )
    for place in inside(base, "locals", blocks=False):
        if len(place.around) == 1:
            yield "local", (valued(place, f"local.{place.piece.name}"),)


def dependency(base: Base, chance: random.Random) -> Iterator[Change]:
    """Name what is not there in `depends_on` and `lifecycle`."""
    for place in tops(base, *JUDGED):
        have = {one.name for one in place.piece.pieces or ()}
        for line in chance.sample(LINES, 5):
            if line.split()[0] not in have:
                yield line.split()[0], (first(place.file, place.piece, line),)


def output(base: Base, _: random.Random) -> Iterator[Change]:
    """Hand out what is not there."""
    for place in tops(base, "output"):
        text = f'output "one_more" {{\n  value = {{ a = output.{place.piece.labels[0]} }}\n}}'
        yield "output", (last(base, place.file, text),)


BREAKERS = {
    "variable, local or module misspelt": variable,
    "resource misspelt in a reference": resource,
    "attribute misspelt in a reference": attribute,
    "first word of a reference misspelt": root,
    "function misspelt": function,
    "function with wrong arguments": arity,
    "declaration removed": undeclared,
    "each, count or index misused": instance,
    "provider configuration not there": provider,
    "circle": circle,
    "depends_on, lifecycle or timeouts wrong": dependency,
    "output referred to": output,
}
