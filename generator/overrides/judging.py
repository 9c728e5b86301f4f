"""What providers refuse of the values that overrides set, told where the spec sets them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from generator.hcl import read
from generator.overrides import problem
from generator.overrides.fitting import declared
from generator.render import OVERRIDING
from generator.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.errors import Path, Problem
    from generator.hcl import Block, Section
    from generator.overrides.laid import Laid
    from generator.project import Plan, Texts


def refused(plan: Plan, texts: Texts, in_pulumi: Sequence[Laid] = ()) -> Iterator[Problem]:
    """Find what is wrong with projects that a plan's overrides are laid over.

    Terraform's is told; of the program, whose overrides are `in_pulumi`, what is wrong besides.
    """
    found = list(in_files(plan, texts["terraform"]))
    yield from found
    told = {one.path for one in found}
    for one in in_program(in_pulumi, texts.get("pulumi", {})):
        if not any(one.path[: len(path)] == path for path in told):
            yield one


def in_program(laid: Sequence[Laid], files: Mapping[str, str]) -> Iterator[Problem]:
    """Find what is wrong with the table of a program's overrides."""
    from generator.verify.pulumi.overrides import entries

    file = OVERRIDING["pulumi"]
    if file not in files:
        return
    table = entries(ast.parse(files[file]))
    places = [
        (key.lineno, one.places[str(key.value)])
        for one, (_, _, _, values) in zip(laid, table, strict=True)
        for key in values.keys
        if isinstance(key, ast.Constant)
    ]
    for found in verify(files, engine="pulumi"):
        if found.severity == "error" and found.file == file:
            _, path = max((one for one in places if one[0] <= found.line), key=line_of)
            yield problem(found.message, *path, hint=found.hint)


def in_files(plan: Plan, files: Mapping[str, str]) -> Iterator[Problem]:
    """Find what is wrong with a Terraform project.

    What stands in another file is told of the override of its resource; of a resource without
    one, it is for the proof to tell.
    """
    file = OVERRIDING["terraform"]
    if file not in files:
        return
    over = {one.address: one.arguments for one in plan.overrides}
    places = [
        start
        for section, block in read(files[file]).blocks()
        for start in starts(section, block, (".".join(block.labels),))
    ]
    resources = [
        (one.file, one.section.place(one.block.pos)[0], address)
        for address, one in declared(files).items()
        if one.file != file
    ]
    for found in verify(files, engine="terraform"):
        if found.severity != "error":
            continue
        if found.file == file:
            _, path = max((one for one in places if one[0] <= found.line), key=line_of)
            yield problem(found.message, *said(path, over), hint=found.hint)
            continue
        above = [one for one in resources if one[0] == found.file and one[1] <= found.line]
        address = max(above)[2] if above else ""
        if address in over:
            yield problem(found.message, address, hint=found.hint)


def line_of(start: tuple[int, Path]) -> int:
    """Tell the line of a start."""
    return start[0]


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
