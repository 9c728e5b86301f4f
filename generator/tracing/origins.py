"""Origins of lines at which something was found: the template, and the fields of the spec."""

from __future__ import annotations

import difflib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import GenError, Problem
from generator.paths import MANIFEST
from generator.record import replace
from generator.tracing import explaining
from generator.tracing.project_lines import spec_of
from generator.tracing.trace import ENGINES, System
from generator.verify.origin import Origin, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.project import Cloud, Engine
    from generator.spec.load import Loaded
    from generator.verify.finding import Finding


def with_origins(problems: Iterable[Problem], loaded: Loaded, *, cloud: Cloud) -> list[Problem]:
    """Tell of each problem of what a spec renders on a cloud what wrote its line.

    The file of a problem begins with its engine, as in `terraform/network.tf`.
    """
    system = System(loaded, cloud)
    told = []
    for problem in problems:
        side, _, file = problem.file.partition("/")
        engine = next(one for one in ENGINES if one == side)
        found = origin(system, engine=engine, file=file, number=problem.line)
        told.append(replace(problem, origin=found.told()) if found else problem)
    return told


class Origins:
    """Finds the origins of findings in trees: each spec is looked for and planned once."""

    def __init__(self) -> None:
        self.specs: dict[str, Loaded | None] = {}
        self.systems: dict[tuple[str, str], System | None] = {}

    def told(
        self, folder: str, files: Mapping[str, str], findings: Iterable[Finding]
    ) -> tuple[Finding, ...]:
        """Tell where findings come from, if gen wrote the folder and its spec is at hand."""
        place = Path(folder).resolve()
        *_, name, cloud, last = ("", "", *place.parts)
        engine = next((one for one in ENGINES if one == last), None)
        ours = engine is not None and (place / MANIFEST).is_file()
        system = self._system(name, cloud) if ours else None
        if engine is None or system is None:
            return tuple(findings)
        return tuple(_with_origin(one, system, engine, files) for one in findings)

    def _system(self, name: str, cloud: str) -> System | None:
        key = (name, cloud)
        if key not in self.systems:
            self.systems[key] = None
            loaded = self._loaded(name)
            chosen = () if loaded is None else loaded.spec.clouds.chosen
            if loaded is not None and cloud in chosen:
                with suppress(GenError):  # what the spec says now cannot be planned
                    self.systems[key] = System(loaded, chosen[chosen.index(cloud)])
        return self.systems[key]

    def _loaded(self, name: str) -> Loaded | None:
        if name not in self.specs:
            from generator.spec.load import load

            self.specs[name] = None
            with suppress(GenError):  # no spec of this name is at hand, or it is not sound
                self.specs[name] = load(spec_of(name, Path(name)))
        return self.specs[name]


def _with_origin(
    finding: Finding, system: System, engine: Engine, files: Mapping[str, str]
) -> Finding:
    rendered = system.files.get(engine, {}).get(finding.file)
    if rendered is None or not finding.line:
        return finding
    number, edited = counterpart(rendered, files[finding.file], finding.line)
    found = origin(system, engine=engine, file=finding.file, number=number)
    return finding if found is None else finding._replace(origin=found._replace(edited=edited))


def counterpart(rendered: str, written: str, number: int) -> tuple[int, bool]:
    """Return the rendered line that a written one was, and whether it has been edited.

    Lines count from 1; 0 stands for a line that somebody added.
    """
    steps = difflib.SequenceMatcher(
        None, rendered.splitlines(), written.splitlines(), autojunk=False
    )
    for kind, first, last, start, end in steps.get_opcodes():
        if start <= number - 1 < end and kind in {"equal", "replace"}:
            at = min(first + number - 1 - start, last - 1)
            return at + 1, kind == "replace"
    return 0, True


def origin(system: System, *, engine: Engine, file: str, number: int) -> Origin | None:
    """Tell what a line that a system renders comes from; None for what no template alone writes."""
    text = system.files.get(engine, {}).get(file)
    if text is None or not 1 <= number <= len(text.splitlines()):
        return None
    told = explaining.line(system, engine=engine, file=file, number=number)
    if told.template is None:
        return None
    name, line = told.template
    names = {one.name for one in told.variables}
    # First what the line's own variables follow, then what else changes it.
    ranked = sorted(told.fields, key=lambda one: names.isdisjoint(v.name for v in one.variables))
    fields = tuple(
        Said(one.path, system.loaded.source.file, one.line, one.column)
        if one.line
        else Said(one.path)
        for one in ranked
    )
    return Origin(f"templates/{name}", line, fields)
