"""Traces of fields: the variables and lines of one project's plan that follow each of them."""

from __future__ import annotations

import difflib
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

from generator import blueprints
from generator.environments import with_environments
from generator.errors import GenError, Problem
from generator.layout import lay_out
from generator.overrides import chosen, of_cloud
from generator.project import Cloud, Engine, Plan
from generator.record import record, replace
from generator.render import render
from generator.state import backend
from generator.tracing import joins
from generator.tracing.other_values import Path, Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.spec.load import Loaded

ENGINES: tuple[Engine, ...] = get_args(Engine)
_SILENT = frozenset({"$schema", "version", "blueprint", "engines", "environments"})
_MOST_TRIES = 24
_LEAST_TEXT = 4  # characters of a text that is looked for as it stands

Lines = dict[Engine, dict[str, tuple[int, ...]]]


@record(kw_only=False)
class Field:
    """One field of a spec: its value, and the line and column that say it; 0 for a default."""

    path: Path
    value: Any
    line: int = 0
    column: int = 0


@record
class Trace:
    """What follows a field.

    `by` tells how it was found: by another value, by the text of the value where no other value
    can be had alone, or not at all. `lines` are those that change with it, by engine and file.
    """

    by: str
    variables: tuple[str, ...] = ()
    lines: Lines


class System:
    """One spec on one cloud, planned and rendered as it is and as often as it is asked about."""

    def __init__(self, loaded: Loaded, cloud: Cloud) -> None:
        self.loaded = loaded
        self.cloud = cloud
        self.data: dict[str, Any] = loaded.source.data
        self.engines = tuple(one for one in ENGINES if one in loaded.spec.engines)
        self.shapes = Shapes(self.data)
        self.plan = with_environments(loaded, self._planned(self.data))
        self.files = self._rendered(self.plan)
        self._traces: dict[Path, Trace] = {}

    def _planned(self, data: Mapping[str, Any]) -> Plan:
        from generator.spec.load import model_of, validated

        if data["blueprint"] == blueprints.STACK:
            spec = validated(replace(self.loaded.source, data=dict(data)))
        else:
            spec = model_of(data["blueprint"]).model_validate(data)
        plan = blueprints.plan(spec, self.cloud)
        plan = replace(plan, overrides=chosen(spec, self.cloud))
        store = getattr(spec.state, self.cloud)
        return (
            plan
            if store is None
            else replace(plan, backend=backend(store, name=plan.name, cloud=self.cloud))
        )

    def _rendered(self, plan: Plan) -> dict[Engine, dict[str, str]]:
        texts = {engine: lay_out(render(plan, engine=engine)) for engine in self.engines}
        if not plan.overrides:
            return texts
        from generator.overrides.laying import with_overrides

        return with_overrides(plan, texts)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that count on this cloud, those of defaults among them, in their order."""
        from generator.spec.load import model_of

        spec = model_of(self.data["blueprint"]).model_validate(self.data)
        whole = spec.model_dump(mode="json", by_alias=True)
        return tuple(self._fields(whole, (), self.data))

    def _fields(self, value: Any, path: Path, given: Any) -> Iterator[Field]:
        if not isinstance(value, dict) or (path and not value):
            yield Field(path, value, *self._place(path, given))
            return
        for key, item in value.items():
            here = (*path, key)
            own = path[2:] if path[:1] == ("parts",) else path  # a part of a stack names clouds too
            elsewhere = own in {("clouds",), ("state",)} and key != self.cloud
            if own == ("overrides",):
                elsewhere = not of_cloud(key, self.cloud)
            if elsewhere or (not path and key in _SILENT):
                continue
            below = given.get(key, _MISSING) if isinstance(given, dict) else _MISSING
            yield from self._fields(item, here, below)

    def _place(self, path: Path, given: Any) -> tuple[int, int]:
        if given is _MISSING:
            return 0, 0
        placed = self.loaded.place(Problem(message="", path=path))
        return placed.line, placed.column

    def trace(self, field: Field) -> Trace:
        """Find what follows a field, by giving it another value."""
        if field.path not in self._traces:
            self._traces[field.path] = self._traced(field)
        return self._traces[field.path]

    def _traced(self, field: Field) -> Trace:
        found = Trace(by="nothing else that it could be", lines={})
        for data in islice(self._variants(field), _MOST_TRIES):
            variant = self._try(data)
            if variant is None:
                continue
            found = self._compared(variant)
            if found.variables or found.lines:
                return found
        return self._by_text(field.value) or found

    def _variants(self, field: Field) -> Iterator[dict[str, Any]]:
        """Yield specs in which a field is another, alone or in exchange with one of its kind."""
        yield from joins.variants(self.data, field.path)
        for other in islice(self.shapes.others(field.path, field.value), _MOST_TRIES - 2):
            yield _with(self.data, field.path, other)
        for twin in self.fields:
            alike = twin.path[-1] == field.path[-1] and len(twin.path) == len(field.path)
            if alike and twin.value != field.value:
                swapped = _with(self.data, field.path, twin.value)
                yield _with(swapped, twin.path, field.value)

    def _try(self, data: dict[str, Any]) -> Plan | None:
        from pydantic import ValidationError

        try:
            return replace(self._planned(data), environments=self.plan.environments)
        except (GenError, ValidationError):
            return None

    def _compared(self, variant: Plan) -> Trace:
        before = {one.name: one.default for one in self.plan.variables}
        after = {one.name: one.default for one in variant.variables}
        names = tuple(name for name in before if before[name] != after.get(name, _MISSING))
        rendered = self._rendered(variant)
        lines: Lines = {}
        for engine in self.engines:
            for file, text in self.files[engine].items():
                found = _gone(text, rendered[engine].get(file, ""))
                if found:
                    lines.setdefault(engine, {})[file] = found
        return Trace(by="another value", variables=names, lines=lines)

    def _by_text(self, text: Any) -> Trace | None:
        """Find where a text stands as it is; a short one, or a word, may mean anything there."""
        if not isinstance(text, str) or len(text) < _LEAST_TEXT or text.isalpha():
            return None
        lines: Lines = {}
        for engine, files in self.files.items():
            for file, content in files.items():
                rows = content.splitlines()
                found = tuple(at for at, row in enumerate(rows, 1) if text in row)
                if found:
                    lines.setdefault(engine, {})[file] = found
        names = [one.name for one in self.plan.variables if one.default == text]
        return Trace(by="its text", variables=tuple(names), lines=lines) if lines else None


_MISSING: Any = object()


def _with(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Return a copy of a spec that has `value` at a path."""
    key, *rest = path
    below = data.get(key)  # type: ignore[arg-type]  # lists are changed as a whole
    inner = _with(below if isinstance(below, dict) else {}, tuple(rest), value) if rest else value
    return {**data, key: inner}  # type: ignore[dict-item]


def _gone(before: str, after: str) -> tuple[int, ...]:
    """Return the lines of a text that are not in another; they count from 1."""
    if before == after:
        return ()
    old, new = before.splitlines(), after.splitlines()
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(at + 1 for kind, i, j, *_ in steps if kind != "equal" for at in range(i, j))
