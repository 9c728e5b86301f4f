"""`gen verify`: judge projects where they lie."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator import commandline, telling
from generator.commands import completing

if TYPE_CHECKING:
    from collections.abc import Iterable


@commandline.command("verify")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False))
@commandline.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=completing.rules,
    help="Tell only of this rule.",
)
@commandline.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=completing.rules,
    help="Do not tell of this rule.",
)
@telling.forms(
    *("text", "json", "sarif", "github", "markdown"),
    told="Write for people, machines, code scanning, or a pull request.",
)
@telling.told
@commandline.option(
    "--parity", is_flag=True, help="Certify that both engines' projects are one system."
)
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    *,
    parity: bool,
) -> None:
    """Judge Terraform and Pulumi projects offline, gen's own or anybody's.

    PATHS are projects, or folders that hold some. A finding is accepted where it stands by a
    comment `# gen: ignore[RULE] reason` on its line or on the line above.

    With --parity, projects named terraform and pulumi that lie side by side are compared instead,
    by their text alone: every difference is told, and one that nobody accepted is an error.

    Example: gen verify out/
    """
    if parity:
        if select or ignore:
            raise click.UsageError("--select and --ignore are for findings, not for --parity")
        sys.exit(_certify(paths, form))
    from generator.verify.finding import RULES
    from generator.verify.formats import FORMATS
    from generator.verify.inspection import inspect

    unknown = [rule for rule in (*select, *ignore) if rule not in RULES]
    if unknown:
        raise click.UsageError(f"there is no rule {', '.join(unknown)}; see: gen list rules")
    found = inspect(paths, select=select, ignore=ignore)
    if not found.projects:
        raise click.UsageError(_nothing(paths))
    for file in found.unread:
        click.echo(f"not judged: {_shown(file)} is in Terraform's JSON form", err=True)
    for read, stages in found.read:
        telling.detail(f"read {_shown(read)}", stages)
    errors = tuple(one for one in found.told if one[1].severity == "error")
    told = FORMATS[form](errors if telling.quiet() else found.told)
    if told:
        click.echo(told)
    if form == "text" and not telling.quiet():
        if found.told:
            rules = (one.rule for _, one in found.told)
            click.echo(telling.explained("finding", rules, known_by="RULE"))
        warnings = len(found.told) - found.errors
        click.echo(
            f"{_many(found.projects, 'project')} judged: {_many(found.errors, 'error')}, "
            f"{_many(warnings, 'warning')}"
        )
    sys.exit(int(found.errors > 0))


def _nothing(paths: Iterable[str]) -> str:
    """Say that there is nothing to judge, and what there is instead; of many files, some."""
    from itertools import islice

    from generator.verify.projects import passed_over

    instead = list(islice(passed_over(paths), 4))
    told = "".join(f"\n  {_shown(one)}" for one in instead[:3]) + ("\n  ..." if instead[3:] else "")
    return f"there is no Terraform or Pulumi project in Python here{':' if told else ''}{told}"


def _shown(text: str) -> str:
    """Make a name of a file one that tells a terminal nothing."""
    if text.isascii() and text.isprintable():
        return text
    from generator.spec.text import visible

    return visible(text)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _certify(paths: tuple[str, ...], form: str) -> int:
    """Print the certificate of every pair; return the exit code."""
    import json

    from generator.hcl import HclError
    from generator.parity.pairs import certify

    if form not in {"text", "json"}:
        raise click.UsageError("certificates are written as text or json")
    try:
        found = list(certify(paths))
    except HclError as error:
        raise click.UsageError(f"a project cannot be read, see: gen verify: {error}") from None
    if not found:
        raise click.UsageError("there are no projects named terraform and pulumi side by side")
    if form == "json":
        click.echo(json.dumps([one.as_json() for one in found], indent=2))
    else:
        for one in found:
            click.echo(f"{one.title}: {one.certificate.text()}")
    return int(any(one.certificate.differences for one in found))
