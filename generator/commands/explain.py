"""`gen explain`: where values come from, which lines carry them, and what a rule finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import commandline, telling
from generator.commands import completing, refusals

if TYPE_CHECKING:
    from generator.project import Cloud
    from generator.spec.load import Loaded
    from generator.tracing.trace import System

_LINE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")


@commandline.command("explain")
@click.argument("what", shell_complete=completing.explained)
@click.argument("path", required=False, shell_complete=completing.fields)
@commandline.option(
    "--cloud",
    type=click.Choice(["alibaba", "aws", "azure"]),
    help="Tell of a spec on this cloud alone.",
)
@commandline.option(
    "--spec",
    type=click.Path(),
    help="The spec that a line was rendered from, if it is not below this folder.",
)
@telling.forms(
    *("text", "json", "github"),
    told="Write for people, one JSON document, or as text but what is refused as annotations.",
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
    from generator.discovery import find_one
    from generator.errors import SpecError
    from generator.spec.load import load
    from generator.telling.trees import draw
    from generator.tracing import explaining, shown
    from generator.tracing.trace import System

    loaded = load(find_one(file))
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
        texts.append(draw(head, shown.tree(fields, others, full=bool(path))))
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


def _line(file: Path, number: int, *, spec: str | None, form: str) -> str:
    from generator.tracing import shown
    from generator.tracing.project_lines import locate

    told, place = locate(file, number, spec=spec)
    return _json(told) if form == "json" else shown.line(told, place)


def _json(value: Any) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return {name: getattr(value, name) for name in value.__record_fields__}
