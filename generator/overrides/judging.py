"""What providers refuse of the values that overrides set, told where the spec sets them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from generator.hcl import read
from generator.overrides import problem
from generator.overrides.fitting import declared
from generator.render import OVERRIDING
from generator.verify import verify
from generator.verify.graph import graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.errors import Path, Problem
    from generator.hcl import Block, Section
    from generator.overrides.laid import Laid
    from generator.project import Engine, Plan, Texts

Start = tuple[str, int, "Path"]


def refused(plan: Plan, texts: Texts, in_pulumi: Sequence[Laid] = ()) -> Iterator[Problem]:
    """Find what is wrong with projects that a plan's overrides are laid over.

    Terraform's is told; of the program, whose overrides are `in_pulumi`, what is wrong besides.
    """
    found = list(judged(texts["terraform"], "terraform", in_terraform(plan, texts["terraform"])))
    yield from found
    told = {one.path for one in found if one.path[1:]}
    theirs = texts.get("pulumi", {})
    for one in judged(theirs, "pulumi", in_program(in_pulumi, theirs)):
        if not any(one.path[: len(path)] == path for path in told):
            yield one


def judged(files: Mapping[str, str], engine: Engine, starts: Iterable[Start]) -> Iterator[Problem]:
    """Judge a project; what is wrong is told of the override whose line or resource it is in.

    `starts` are the lines at which something of an override begins, and resources with their
    overrides or none. What is wrong without any override is for the proof to tell.
    """
    over = OVERRIDING[engine]
    if over not in files:
        return
    known = list(starts)
    plain: set[tuple[str, str]] | None = None
    for found in verify(files, engine=engine):
        if found.severity != "error":
            continue
        above = [one for one in known if one[0] == found.file and one[1] <= found.line]
        path = max(above, key=line_of)[2] if above else ()
        message = found.message
        if not path:
            if plain is None:
                bare = {file: text for file, text in files.items() if file != over}
                plain = {(one.file, one.message) for one in verify(bare, engine=engine)}
            if (found.file, found.message) in plain:
                continue
            message = f"{message}, in {found.file}"
        yield problem(message, *path, hint=found.hint)


def in_program(laid: Sequence[Laid], files: Mapping[str, str]) -> Iterator[Start]:
    """Tell where the table of a program's overrides says what, and which resources have some."""
    from generator.verify.pulumi.overrides import entries

    file = OVERRIDING["pulumi"]
    table = entries(ast.parse(files.get(file, "")))
    for one, (_, _, _, values) in zip(laid, table, strict=False):
        for key in values.keys:
            if isinstance(key, ast.Constant):
                yield file, key.lineno, one.places[str(key.value)]
    for made in graph(files, engine="pulumi").resources:
        places = [place for one in laid if one.made_as(made) for place in one.places.values()]
        yield made.file, made.line, places[0][:1] if places else ()


def in_terraform(plan: Plan, files: Mapping[str, str]) -> Iterator[Start]:
    """Tell where the override file says what, and which resources have some."""
    file = OVERRIDING["terraform"]
    over = {one.address: one.arguments for one in plan.overrides}
    for section, block in read(files.get(file, "")).blocks():
        for line, path in starts(section, block, (".".join(block.labels),)):
            yield file, line, said(path, over)
    for address, one in declared(files).items():
        line = one.section.place(one.block.pos)[0]
        yield one.file, line, (address,) if address in over else ()


def line_of(start: Start) -> int:
    """Tell the line of a start."""
    return start[1]


def starts(section: Section, block: Block, path: Path) -> Iterator[tuple[int, Path]]:
    """Tell the line of everything in a block with its path in a spec, blocks counted."""
    yield section.place(block.pos)[0], path
    for name, attribute in block.body.attributes.items():
        yield section.place(attribute.pos)[0], (*path, name)
    count: dict[str, int] = {}
    for one in block.body.blocks:
        number = count[one.type] = count.get(one.type, -1) + 1
        yield from starts(section, one, (*path, one.type, number))


def said(path: Path, over: Mapping[str, Any]) -> Path:
    """Leave out of a path what the spec does not say: numbers of single blocks, what was kept."""
    found: list[str | int] = []
    value: Any = over
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list | tuple):
                continue
            value = value[step]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            break
        found.append(step)
    return tuple(found)
