"""What commands share that take many specs: arguments, progress, and what is told at the end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator import commandline, telling
from generator.commands import completing
from generator.telling import complaints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.outcome import Outcome

SPECS = click.argument("specs", nargs=-1, required=True, shell_complete=completing.files)
OUT = commandline.option(
    "--out",
    default="out",
    show_default=True,
    callback=lambda _context, _option, out: _folder(out),
    type=click.Path(file_okay=False),
    help="Folder that holds the projects, as NAME/CLOUD/ENGINE.",
)
FORMAT = telling.forms(
    *("text", "json", "github", "sarif"),
    told="Write for people, machines, a pull request, or code scanning.",
)


def _folder(out: str) -> str:
    if not out:  # a variable of the shell that is not set, most likely
        raise click.BadParameter("the name of the folder is empty")
    return out.rstrip("/") or "/"


def specs_of(specs: Iterable[str], *, form: str = "text") -> list[Path]:
    """Find the specs, or leave: nothing is done when one argument means no spec."""
    from generator.discovery import find
    from generator.errors import GenError

    try:
        return find(specs)
    except GenError as error:
        from generator.outcome import Outcome

        outcomes = [
            Outcome(spec=problem.file, exit_code=error.exit_code, errors=(type(error)([problem]),))
            for problem in error.problems
        ]
        complaints.of_outcomes(outcomes, form=form)
        sys.exit(error.exit_code)


def progress(label: str, total: int) -> Callable[[], None]:
    """Return what to call after each spec: it moves a bar on a terminal, and none in a pipe."""
    few = 8
    if total < few or telling.quiet() or not telling.on_terminal(sys.stderr):
        return lambda: None
    bar = click.progressbar(length=total, label=label, file=sys.stderr)
    bar.render_progress()

    def step() -> None:
        bar.update(1)
        if bar.finished:
            bar.render_finish()

    return step


def finish(outcomes: list[Outcome], *, form: str, done: str, differing: str) -> None:
    """Print what happened and leave with the gravest exit code."""
    from generator.spec.text import visible  # files that somebody added have names of any kind

    complaints.of_outcomes(outcomes, form=form)
    if form != "json" and not telling.quiet():
        for outcome in outcomes if form == "text" else ():
            for line in outcome.lines:
                click.echo(visible(line))
        click.echo(_summary(outcomes, done=done, differing=differing), err=form != "text")
    print_stages(outcomes)
    sys.exit(gravest(outcomes))


def print_stages(outcomes: Iterable[Outcome]) -> None:
    """Tell, if it is wanted, what was read and how long each stage took."""
    for outcome in outcomes if telling.verbose() else ():
        telling.detail(f"read {outcome.spec}", outcome.stages)


def gravest(outcomes: Iterable[Outcome]) -> int:
    """Give the exit code of all together."""
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _summary(outcomes: list[Outcome], *, done: str, differing: str) -> str:
    """Count, as in `4 projects rendered, 1 changed, 1 project not rendered, 1 spec refused`."""
    from generator.errors import WriteError

    good = sum(len(outcome.details) for outcome in outcomes)
    other = sum(outcome.differing for outcome in outcomes)
    errors = [[isinstance(one, WriteError) for one in outcome.errors] for outcome in outcomes]
    kept = sum(map(sum, errors))  # what stands in the way of one project leaves its spec as it is
    bad = sum(not all(each) for each in errors)
    told = f"{_many(good, 'project')} {done}, {other or 'none'} {differing}"
    told += f", {_many(kept, 'project')} not {done}" if kept else ""
    return told + (f", {_many(bad, 'spec')} refused" if bad else "")


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
