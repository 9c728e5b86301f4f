"""What is told of fields and lines, as trees for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.telling.trees import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.telling.trees import Tree
    from generator.tracing.explaining import ToldField, ToldLine, ToldVariable
    from generator.tracing.trace import Lines

_WIDEST = 60  # characters of a value


def tree(fields: tuple[ToldField, ...], others: tuple[ToldVariable, ...], *, full: bool) -> Tree:
    """Make a tree of the fields by their paths; in `full`, with what each is for."""
    tree: Tree = {}
    for field in fields:
        *above, last = field.steps
        node = tree
        for part in above:
            node = node.setdefault(str(part), {})
        place = f"line {field.line}" if field.line else "default"
        label = f"{last} = {_value(field.value)} ({place})"
        node[label] = {key: {} for key in _leaves(field, full=full)}
    if others:
        tree["decided by gen"] = {
            f"{one.name} = {_value(one.value)}": {key: {} for key in _carried(one.lines)}
            for one in others
        }
    return tree


def _leaves(field: ToldField, *, full: bool) -> Iterator[str]:
    if full:
        yield field.told
        if field.by != "another value":
            yield f"found by {field.by}" if field.lines else field.by
    for one in field.variables:
        same = (
            one.value == field.value or list(one.value or ()) == field.value
            if isinstance(one.value, list | tuple)
            else one.value == field.value
        )
        value = "" if same else f" = {_value(one.value)}, {_from(one.origin)}"
        envs = "".join(f"; {env}: {_value(v)}" for env, v in one.environments.items())
        yield f"variable {one.name}{value}{envs}"
        if full:
            yield one.description
        yield from _carried(one.lines)
    if field.lines and field.variables:
        yield "and without a variable"
    yield from _carried(field.lines)


def _carried(lines: Lines) -> Iterator[str]:
    for engine, files in lines.items():
        told = " ".join(f"{file}:{_ranges(numbers)}" for file, numbers in files.items())
        yield f"{engine}: {told}"


def _ranges(numbers: tuple[int, ...]) -> str:
    """Write line numbers shortly, as in `3,7-9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _value(value: Any) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."


def line(told: ToldLine, place: str) -> str:
    """Draw what is behind a line, below its place and its text."""
    tree: Tree = {f"why: {told.reason}": {}} if told.reason else {}
    if told.part:
        tree[f"part of {told.part}"] = {}
    if told.template:
        tree[f"template {told.template[0]}:{told.template[1]}"] = {}
    for one in told.variables:
        tree[f"variable {one.name} = {_value(one.value)}, {_from(one.origin)}"] = {
            one.description: {}
        }
    for field in told.fields:
        tree[_field(field)] = {field.told: {}}
    if not told.variables and not told.fields:
        around: Tree = {_field(field): {field.told: {}} for field in told.around}
        what = "no field of the spec changes this line"
        tree[f"{what}; what it is a part of follows" if around else what] = around
    return draw(f"{place}\n{told.text.strip()}", tree)


def _field(field: ToldField) -> str:
    place = field.origin if field.line else "default"
    return f"{field.path} = {_value(field.value)} ({place})"


def _from(origin: str) -> str:
    """Say where a value comes from, in words that follow a comma."""
    return origin if origin.startswith(("made ", "given ", "decided ")) else f"from {origin}"
