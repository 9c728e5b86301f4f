"""`gen explain`: where values come from, which lines carry them, and what a rule finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import completing
from generator.commands import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.project import Cloud
    from generator.spec.load import Loaded
    from generator.tracing.explaining import ToldField, ToldLine, ToldVariable
    from generator.tracing.trace import Lines, System
    from generator.trees import Tree

_LINE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")
_WIDEST = 60  # characters of a value


@click.command("explain")
@click.argument("what", shell_complete=completing.explained)
@click.argument("path", required=False, shell_complete=completing.fields)
@click.option(
    "--cloud",
    type=click.Choice(["alibaba", "aws", "azure"]),
    help="Tell of a spec on this cloud alone.",
)
@click.option(
    "--spec",
    type=click.Path(),
    help="The spec that a line was rendered from, if it is not below this folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Write for people, or one JSON document for machines.",
)
def command(what: str, path: str | None, cloud: Cloud | None, spec: str | None, form: str) -> None:
    """Explain a spec, a line of a project, a rule, or the code of an error.

    A spec: each value, where it comes from, and which lines carry it; with PATH, as in
    servers.machine, only those below it. A line, as in out/chat/aws/terraform/network.tf:12: its
    template, its variables, and the fields of the spec behind it. A rule of `gen verify`: what it
    finds, an example, and how to mend it. The code of an error, as in GEN201: what it means, and an
    example that is refused.

    Example: gen explain specs/parallel-serving.json servers.count
    """
    from generator.verify.finding import RULES

    line = _LINE.fullmatch(what)
    with refusals(form=form):
        if re.fullmatch("GEN[0-9]+", what):
            told = _cause(what, form=form)
        elif what in RULES:
            told = _rule(what, form=form)
        elif line and Path(line["file"]).exists():
            told = _line(Path(line["file"]), int(line["line"]), spec=spec, form=form)
        elif Path(what).suffix in {".tf", ".py", ".tfvars"} and Path(what).is_file():
            raise click.UsageError(f"name a line of the file, as in {what}:1")
        elif re.fullmatch(r"[a-z][a-z-]*", what) and not Path(what).exists():
            raise click.UsageError(_no_rule(what))
        else:
            told = _spec(what, path or "", cloud=cloud, form=form)
    click.echo(told)


def _cause(code: str, *, form: str) -> str:
    from generator.causes import causes, told

    if code not in causes():
        raise click.UsageError(f"there is no error {code}; see: gen list errors")
    return _json(told.fields(code)) if form == "json" else told.text(code)


def _no_rule(name: str) -> str:
    from generator.verify.finding import RULES, nearest

    hint = nearest(name, RULES)
    return f"there is no rule {name}; {hint or 'see: gen list rules'}"


def _rule(rule: str, *, form: str) -> str:
    from generator.verify.examples import example
    from generator.verify.finding import RULES, severity

    shown = example(rule)
    if form == "json":
        return _json(
            {
                "rule": rule,
                "severity": severity(rule),
                "finds": RULES[rule],
                "why": shown.why,
                "broken": shown.broken,
                "mended": shown.mended,
            }
        )
    parts = [f"{rule} ({severity(rule)})", RULES[rule], shown.why]
    for title, files in (("This is found:", shown.broken), ("This is not:", shown.mended)):
        parts.append(title)
        for name, text in files.items():
            head = f"  # {name}\n" if len(files) > 1 else ""
            parts.append(head + "\n".join(f"  {row}".rstrip() for row in text.splitlines()))
    parts.append(f"To accept it where it stands: # gen: ignore[{rule}] and the reason")
    return "\n\n".join(parts)


def _spec(file: str, path: str, *, cloud: Cloud | None, form: str) -> str:
    from generator.discovery import find
    from generator.errors import Problem, SpecError
    from generator.spec.load import load
    from generator.tracing import explaining
    from generator.tracing.trace import System
    from generator.trees import draw

    [found, *more] = find([file])
    if more:
        raise SpecError(
            [
                Problem(
                    code="GEN010", message="this is more than one spec", hint="name one", file=file
                )
            ]
        )
    loaded = load(found)
    chosen = _chosen(loaded, cloud)
    texts, data = [], []
    for one in chosen:
        system = System(loaded, one)
        fields = explaining.fields(system, below=path)
        if not fields:
            raise SpecError([_no_path(system, path)])
        others = () if path else explaining.untold(system)
        data.append({"cloud": one, "fields": fields, "decided": others})
        head = f"{system.plan.name}, {system.plan.blueprint} on {one}"
        texts.append(draw(head, _tree(fields, others, full=bool(path))))
    return _json(data) if form == "json" else "\n\n".join(texts)


def _chosen(loaded: Loaded, cloud: Cloud | None) -> tuple[Cloud, ...]:
    from generator.errors import Problem, SpecError

    named: tuple[Cloud, ...] = loaded.spec.clouds.chosen
    if cloud is None:
        return named
    if cloud not in named:
        problem = Problem(
            code="GEN010",
            message=f"the spec does not name {cloud}",
            hint=f"it names {', '.join(named)}",
            path=("clouds",),
        )
        raise SpecError([loaded.place(problem)])
    return (cloud,)


def _no_path(system: System, path: str) -> Any:
    from generator.errors import Problem
    from generator.spec.report import render_path
    from generator.verify.finding import nearest

    known = {render_path(field.path[:n]) for field in system.fields for n in range(1, 9)}
    return Problem(
        code="GEN010",
        message=f"the spec has no field {path} that counts on {system.cloud}",
        hint=nearest(path, sorted(known)) or "see all: gen explain without a path",
        file=system.loaded.source.file,
    )


def _tree(fields: tuple[ToldField, ...], others: tuple[ToldVariable, ...], *, full: bool) -> Tree:
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


def _line(file: Path, number: int, *, spec: str | None, form: str) -> str:
    from generator.tracing.project_lines import locate

    told, shown = locate(file, number, spec=spec)
    return _json(told) if form == "json" else _line_text(told, shown)


def _line_text(told: ToldLine, shown: str) -> str:
    from generator.trees import draw

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
    return draw(f"{shown}\n{told.text.strip()}", tree)


def _field(field: ToldField) -> str:
    place = field.origin if field.line else "default"
    return f"{field.path} = {_value(field.value)} ({place})"


def _from(origin: str) -> str:
    """Say where a value comes from, in words that follow a comma."""
    return origin if origin.startswith(("made ", "given ", "decided ")) else f"from {origin}"


def _json(value: Any) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return {name: getattr(value, name) for name in value.__record_fields__}
