"""From a line of a written project back to the spec that it was rendered from."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from generator.discovery import find
from generator.errors import Problem, SpecError, WriteError
from generator.paths import MANIFEST, in_shell
from generator.spec.load import load, peek_name
from generator.tracing import explaining
from generator.tracing.trace import ENGINES, System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.tracing.explaining import ToldLine


def locate(file: Path, number: int, *, spec: str | None = None) -> tuple[ToldLine, str]:
    """Tell of a line of a file of a project, with its place as it was named.

    Raises SpecError where the spec is not found, and WriteError for a file that gen does not
    render, or not like this.
    """
    place = f"{os.fspath(file)}:{number}"
    folder = _project(file)
    name, cloud, engine = folder.parts[-3:]
    path = Path(spec) if spec else spec_of(name, file)
    loaded = load(path)
    told = loaded.spec
    there = engine in told.engines and cloud in told.clouds.chosen and told.name == name
    if engine not in ENGINES or not there:
        _refuse(file, f"{path} renders no project {name}/{cloud}/{engine}", "name its --spec")
    chosen: Any = cloud
    system = System(loaded, chosen)
    inside = file.resolve().relative_to(folder).as_posix()
    rendered = system.files[engine].get(inside)
    if rendered is None:
        _refuse(file, "no template alone writes this file", "ask of a file with code in it")
    lines = rendered.splitlines()
    written = file.read_text(encoding="utf-8").splitlines()
    if not 1 <= number <= len(written):
        _refuse(file, f"the file has {len(written)} lines", "ask of one of them")
    if number > len(lines) or lines[number - 1] != written[number - 1]:
        hint = f"see: {in_shell('gen', 'diff', str(path))}"
        _refuse(file, f"line {number} is not what {path} renders now", hint)
    return explaining.line(system, engine=engine, file=inside, number=number), place


def _project(file: Path) -> Path:
    holding = [folder for folder in file.resolve().parents if (folder / MANIFEST).is_file()]
    if not holding:
        _refuse(file, "this is in no project that gen wrote", f"such a project holds {MANIFEST}")
    return holding[0]


def spec_of(name: str, file: Path) -> Path:
    """Find the spec that has a name, in or below this folder, for a file that it renders.

    Raises SpecError where there is none, or more than one.
    """
    found: list[Path] = []
    with suppress(SpecError):  # there is none at all
        found = [path for path in find(["."]) if peek_name(path) == name]
    found = found or [path for path in _beside(file) if peek_name(path) == name]
    if len(found) != 1:
        many = " and ".join(map(str, found[:3]))
        what = f"several specs are called {name}: {many}" if found else f"no spec here is {name}"
        hint = "name the one that it was rendered from: --spec FILE"
        raise SpecError([Problem(code="GEN011", message=what, hint=hint, file=os.fspath(file))])
    return found[0]


def _beside(file: Path) -> Iterator[Path]:
    """Give the specs beside the output folder of a file, for who stands in that folder."""
    here = Path.cwd()
    for folder in file.resolve().parents:
        if (folder / MANIFEST).is_file() and len(folder.parents) > 4:  # noqa: PLR2004 (out/NAME/CLOUD/ENGINE)
            out, top = folder.parents[2], folder.parents[3]
            if here.is_relative_to(out):
                for ending in ("json", "yaml", "yml"):
                    yield from (
                        *sorted(top.glob(f"*.{ending}")),
                        *sorted(top.glob(f"*/*.{ending}")),
                    )


def _refuse(file: Path, message: str, hint: str) -> NoReturn:
    raise WriteError([Problem(code="GEN011", message=message, hint=hint, file=os.fspath(file))])
