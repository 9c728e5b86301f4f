"""Faults of the language: declarations, module calls, files that are read, and plain syntax."""

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
    named,
    source,
    text_of,
    tops,
    valued,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.mutations.mutant import Base, Change

FILE = re.compile(r'(?:templatefile|file)\("\$\{path\.module\}/([^"]+)"')
TEMPLATE = re.compile(r"templatefile\([^{]*\{path\.module\}[^{]*\{\n?\s*(\w+)\s*=")
CALL_LINES = ("example = 1", "example {}", "lifecycle {}", 'version = "1.0"', "count = true")
MARKS = re.compile(r'[{}"=()\[\],]')


def declared_twice(base: Base, _: random.Random) -> Iterator[Change]:
    """Declare a thing twice."""
    for place in tops(base, *JUDGED, "variable", "output", "module"):
        yield f"{place.piece.name} {about(place)}", (last(base, place.file, source(base, place)),)
    for place in inside(base, "locals", blocks=False):
        if len(place.around) == 1:
            text = f"locals {{\n  {place.piece.name} = 1\n}}"
            yield "locals", (last(base, place.file, text),)


def variable(base: Base, chance: random.Random) -> Iterator[Change]:
    """Declare a variable wrongly."""
    for place in inside(base, "variable", blocks=False):
        name, depth = place.piece.name, len(place.around)
        wrong = {
            "type": ("strng", '"text"', "list(strin)", "list()", "12", "object(string)", "map"),
            "default": ('{ a = ["b"] }', '"example"', "[]", "var.name", "12", "null", "[{}]"),
            "nullable": ('"maybe"', "12"),
            "sensitive": ('"maybe"', "[]"),
            "description": ("[]", "var.name", "12"),
            "condition": ('"yes"', "true", "12", "var.nothing"),
            "error_message": ("12", "[]", '""'),
        }
        for value in wrong.get(name, ()):
            yield f"{name}", (valued(place, value),)
        yield f"{name} misspelt", (named(place, misspelt(name, chance)),)
        if depth > 1:
            yield f"{name} gone", (gone(place),)
    for place in inside(base, "variable", blocks=True):
        yield "validation", (named(place, misspelt("validation", chance)),)
    for place in tops(base, "variable"):
        label = place.piece.labels[0]
        start = base.files[place.file].index(label, place.piece.start)
        for wrong_name in ("count", "source", "1st", "a b", "for_each"):
            yield f"named {wrong_name}", (Edit(place.file, start, start + len(label), wrong_name),)


def output(base: Base, chance: random.Random) -> Iterator[Change]:
    """Declare an output wrongly."""
    for place in inside(base, "output", blocks=False):
        yield f"{place.piece.name} gone", (gone(place),)
        yield "misspelt", (named(place, misspelt(place.piece.name, chance)),)
        if place.piece.name == "description":
            yield "description", (valued(place, "var.nothing"),)
    for place in tops(base, "output"):
        yield "more", (first(place.file, place.piece, chance.choice(("type = string", "x {}"))),)


def top_block(base: Base, chance: random.Random) -> Iterator[Change]:
    """Misspell a top-level block, or give it a label too few or too many."""
    for place in tops(base, *JUDGED, "variable", "output", "locals", "module", "check", "moved"):
        piece = place.piece
        yield f"{piece.name} misspelt", (named(place, misspelt(piece.name, chance)),)
        after = piece.start + len(piece.name)
        yield f"{piece.name} more", (Edit(place.file, after, after, ' "example"'),)
        if piece.labels:
            end = base.files[place.file].index(piece.labels[0], after) + len(piece.labels[0]) + 1
            yield f"{piece.name} fewer", (Edit(place.file, after, end, ""),)


def call(base: Base, chance: random.Random) -> Iterator[Change]:
    """Call a module of the project wrongly."""
    for place in inside(base, "module", blocks=False):
        if len(place.around) == 1:
            name = place.piece.name
            yield f"{name} gone", (gone(place),)
            yield f"{name} misspelt", (named(place, misspelt(name, chance)),)
    for place in tops(base, "module"):
        for line in CALL_LINES:
            yield f"{line}", (first(place.file, place.piece, line),)
    for place in everywhere(base):
        if place.piece.is_block:
            continue
        for match in re.finditer(r"module\.\w+\.(\w+)", text_of(base, place)):
            start = place.piece.inner
            wrong = misspelt(match[1], chance)
            edit = Edit(place.file, start + match.start(1), start + match.end(1), wrong)
            yield f"output of {match[0]}", (edit,)


def files(base: Base, chance: random.Random) -> Iterator[Change]:
    """Read a file that is not there, or give a template other variables than it uses."""
    for file, text in base.files.items():
        if not file.endswith(".tf"):
            continue
        for match in FILE.finditer(text):
            wrong = misspelt(match[1], chance)
            yield "path", (Edit(file, match.start(1), match.end(1), wrong),)
        for match in TEMPLATE.finditer(text):
            wrong = misspelt(match[1], chance)
            yield "variable", (Edit(file, match.start(1), match.end(1), wrong),)
        if file.endswith(("main.tf", "outputs.tf")):
            for function in ("file", "templatefile", "filebase64", "filesha256"):
                more = ", {}" if function == "templatefile" else ""
                value = f'{function}("${{path.module}}/nothing.txt"{more})'
                yield function, (last(base, file, f'output "more" {{\n  value = {value}\n}}'),)


def dynamic(base: Base, chance: random.Random) -> Iterator[Change]:
    """Write a dynamic block wrongly."""
    for place in inside(base, *JUDGED):
        around = place.around[-1]
        if place.piece.name == "dynamic":
            label = place.piece.labels[0]
            start = base.files[place.file].index(label, place.piece.start)
            edit = Edit(place.file, start, start + len(label), misspelt(label, chance))
            yield "label", (edit,)
            yield "no label", (Edit(place.file, start - 2, start + len(label) + 1, ""),)
            yield "more", (first(place.file, place.piece, "example = 1"),)
        elif around.name == "dynamic":
            yield f"{place.piece.name} gone", (gone(place),)
            yield "misspelt", (named(place, misspelt(place.piece.name, chance)),)
            if not place.piece.is_block:
                yield "for_each", (valued(place, '"example"'),)
        elif not place.piece.is_block:
            text = text_of(base, place)
            dynamics = [one.labels[0] for one in place.around if one.name == "dynamic"]
            for name in dynamics:
                for match in re.finditer(rf"(?<![\w.]){name}\.(key|value)", text):
                    at = place.piece.inner
                    for group, wrong in ((0, f"{name}x.value"), (1, "item")):
                        edit = Edit(
                            place.file, at + match.start(group), at + match.end(group), wrong
                        )
                        yield "iterator", (edit,)


def syntax(base: Base, chance: random.Random) -> Iterator[Change]:
    """Lose or double a mark, or put one where none belongs."""
    for file, text in base.files.items():
        if not file.endswith(".tf"):
            continue
        marks = list(MARKS.finditer(text))
        for match in chance.sample(marks, min(60, len(marks))):
            yield f"lost {match[0]}", (Edit(file, match.start(), match.end(), ""),)
            yield f"twice {match[0]}", (Edit(file, match.start(), match.start(), match[0]),)
        ends = [match.start() for match in re.finditer(r"\n", text)]
        for at in chance.sample(ends, min(20, len(ends))):
            for more in (" ;", " {", " =", ' "', " ${", "\n&", "\n}", "\n/*", " example"):
                yield f"more {more.strip()}", (Edit(file, at, at, more),)


BREAKERS = {
    "declared twice": declared_twice,
    "variable declared wrongly": variable,
    "output declared wrongly": output,
    "top-level block or its labels wrong": top_block,
    "module called wrongly": call,
    "file or template wrong": files,
    "dynamic block wrong": dynamic,
    "syntax": syntax,
}
