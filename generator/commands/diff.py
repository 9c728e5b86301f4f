"""`gen diff`: what rendering would change, or what a change of specs does to the systems."""

from __future__ import annotations

import sys

import click

from generator import commandline, telling
from generator.commands.batch import OUT, SPECS, gravest, print_stages, specs_of
from generator.telling import complaints


@commandline.command("diff")
@SPECS
@OUT
@commandline.option(
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
def command(specs: tuple[str, ...], out: str, base: str | None, form: str) -> None:
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

    outcomes = differences(specs_of(specs, form=form), out=out)
    if form == "text" and not telling.quiet():
        for outcome in outcomes:
            for line in outcome.diff:
                click.echo(telling.changed(line), nl=False)
    complaints.of_outcomes(outcomes, form=form)
    print_stages(outcomes)
    sys.exit(gravest(outcomes))


def _review(specs: tuple[str, ...], *, base: str, form: str) -> None:
    """Print what the specs change in the systems; on GitHub as text, beside what is refused."""
    if form == "sarif":
        raise click.UsageError("'--format sarif' is for findings, and a change of specs is none")
    from generator.commands import refusals
    from generator.review.reviewing import review
    from generator.review.told import FORMATS

    with refusals(form=form):
        click.echo(FORMATS["text" if form == "github" else form](review(specs, base=base)))
