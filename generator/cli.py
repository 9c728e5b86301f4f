"""The command line: arguments, printing and exit codes. Everything else is imported when used."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from generator import complaints, completing, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.outcome import Outcome

SPECS = click.argument("specs", nargs=-1, required=True, shell_complete=completing.files)
OUT = click.option(
    "--out",
    default="out",
    show_default=True,
    callback=lambda _context, _option, out: out.rstrip("/") or ("/" if out else "."),
    type=click.Path(file_okay=False),
    help="Folder that holds the projects, as NAME/CLOUD/ENGINE.",
)
FORMAT = telling.forms(
    *("text", "json", "github", "sarif"),
    told="Write for people, machines, a pull request, or code scanning.",
)


# The commands that `gen render` never waits for: each is a module of `generator.commands`.
LAZY = ("completion", "explain", "graph", "list", "migrate", "new", "schema", "verify")


class Commands(click.Group):
    """A group some of whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands, also those that are not imported."""
        return sorted({*super().list_commands(ctx), *LAZY})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; only its own module is imported."""
        if cmd_name not in LAZY:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        found: click.Command = import_module(f"generator.commands.{cmd_name}").command
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gen-infra", prog_name="gen")
def command() -> None:
    """Render a small spec into Terraform and Pulumi projects, proved before they are written.

    Exit codes: 0 all is well; 1 findings, or files that differ; 2 a bad spec or bad usage.
    """


@command.command()
@SPECS
@OUT
@click.option("--force", is_flag=True, help="Replace files that somebody edited by hand.")
@click.option("--certify", is_flag=True, help="Compare both engines; READMEs cite it from now on.")
@FORMAT
@telling.told
def render(specs: tuple[str, ...], out: str, *, force: bool, certify: bool, form: str) -> None:
    """Render specs and write their projects.

    SPECS are files, folders, or patterns in quotes. Files that a person added stay; files that a
    person edited stop their project unless --force is given.

    With --certify, the Terraform and the Pulumi project of each system are compared first, and what
    that came to is recorded in .gen-certificates beside the spec. What differs is not written.

    Example: gen render specs/parallel-serving.json
    """
    from generator.jobs import write

    progress = partial(_progress, "Rendering")
    found, refused = _found(specs, form=form), []
    if certify:
        from generator.parity.certifying import record

        refused = record(found)
        named = {outcome.spec for outcome in refused}
        found = [path for path in found if str(path) not in named]
    outcomes = [*refused, *write(found, out=out, force=force, progress=progress)]
    _finish(outcomes, form=form, done="rendered", differing="changed")


@command.command()
@SPECS
@OUT
@click.option("--allow-added", is_flag=True, help="Files that a person added make no difference.")
@FORMAT
@telling.told
def check(specs: tuple[str, ...], out: str, *, allow_added: bool, form: str) -> None:
    """Tell how the written projects differ from what their specs render now; never writes.

    Files are missing, extra (nothing renders them), edited (by hand), stale (the spec or gen
    changed since) or blocked (a person's file stands in the place of one).

    Example: gen check specs/
    """
    from generator.jobs import check as compare

    progress = partial(_progress, "Checking")
    found = _found(specs, form=form)
    outcomes = compare(found, out=out, allow_added=allow_added, progress=progress)
    _finish(outcomes, form=form, done="checked", differing="differing")


@command.command()
@SPECS
@OUT
@click.option(
    "--base",
    metavar="REVISION",
    help="Tell instead what the specs change in the systems, against a revision of git or a file.",
)
@telling.forms(
    *("text", "json", "github", "sarif", "markdown"),
    told="Write for people, machines, a pull request, or code scanning; markdown is the summary of "
    "a pull request, with --base.",
)
@telling.told
def diff(specs: tuple[str, ...], out: str, base: str | None, form: str) -> None:
    """Print, as a unified diff, what rendering would change; never writes.

    With --base, what is in OUT makes no difference: the specs as they were and as they are now are
    rendered, and each field and resource that differs is told, per cloud and engine, with what is
    replaced. That is no finding, and the exit code is 0.

    Example: gen diff specs/parallel-serving.json
    """
    if base is not None:
        _review(specs, base=base, form=form)
        return
    if form == "markdown":
        raise click.UsageError("'--format markdown' is for a comparison with '--base'")
    from generator.jobs import diff as differences

    outcomes = differences(_found(specs, form=form), out=out)
    if form == "text" and not telling.quiet():
        for outcome in outcomes:
            for line in outcome.diff:
                click.echo(telling.changed(line), nl=False)
    complaints.of_outcomes(outcomes, form=form)
    _print_stages(outcomes)
    sys.exit(_gravest(outcomes))


def _review(specs: tuple[str, ...], *, base: str, form: str) -> None:
    """Print what the specs change in the systems; on GitHub as text, beside what is refused."""
    if form == "sarif":
        raise click.UsageError("'--format sarif' is for findings, and a change of specs is none")
    from generator.commands import refusals
    from generator.review.reviewing import review
    from generator.review.told import FORMATS

    with refusals(form=form):
        click.echo(FORMATS["text" if form == "github" else form](review(specs, base=base)))


def _found(specs: Iterable[str], *, form: str = "text") -> list[Path]:
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


def _progress(label: str, total: int) -> Callable[[], None]:
    """Return what to call after each spec: it moves a bar on a terminal, and none in a pipe."""
    few = 8
    if total < few or telling.quiet() or not sys.stderr.isatty():
        return lambda: None
    bar = click.progressbar(length=total, label=label, file=sys.stderr)
    bar.render_progress()

    def step() -> None:
        bar.update(1)
        if bar.finished:
            bar.render_finish()

    return step


def _finish(outcomes: list[Outcome], *, form: str, done: str, differing: str) -> None:
    """Print what happened and leave with the gravest exit code."""
    complaints.of_outcomes(outcomes, form=form)
    if form != "json" and not telling.quiet():
        for outcome in outcomes if form == "text" else ():
            for line in outcome.lines:
                click.echo(line)
        click.echo(_summary(outcomes, done=done, differing=differing), err=form != "text")
    _print_stages(outcomes)
    sys.exit(_gravest(outcomes))


def _print_stages(outcomes: Iterable[Outcome]) -> None:
    """Tell, if it is wanted, what was read and how long each stage took."""
    for outcome in outcomes if telling.verbose() else ():
        telling.detail(f"read {outcome.spec}", outcome.stages)


def _gravest(outcomes: Iterable[Outcome]) -> int:
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _summary(outcomes: list[Outcome], *, done: str, differing: str) -> str:
    """Count, as in `4 projects rendered, 1 changed, 1 spec refused`."""
    good = sum(len(outcome.details) for outcome in outcomes)
    other = sum(outcome.differing for outcome in outcomes)
    bad = sum(bool(outcome.errors) for outcome in outcomes)
    told = f"{good} project{'' if good == 1 else 's'} {done}, {other or 'none'} {differing}"
    return told + (f", {bad} spec{'' if bad == 1 else 's'} refused" if bad else "")


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line as a program: no garbage collection, and no slow farewell."""
    import gc
    import os

    gc.disable()  # a run is short; `jobs` turns it on again for many specs
    if isinstance(sys.stdout, io.TextIOWrapper):  # no name of a file is worth a traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        command(arguments, prog_name="gen")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except OSError as error:  # what is printed to has no room left
        code = _unprinted(error)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 1
    except OSError as error:
        code = _unprinted(error)
    os._exit(code)


def _unprinted(error: OSError) -> int:
    """Say that not all of the results were printed."""
    with suppress(OSError):
        click.echo(f"gen: {error}", err=True)
    return 2
