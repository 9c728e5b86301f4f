"""`gen migrate`: rewrite specs of an older format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator import commandline, telling
from generator.commands import completing, refusals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.migrations.files import Change


@commandline.command("migrate")
@click.argument("specs", nargs=-1, required=True, shell_complete=completing.files)
@commandline.option("--diff", is_flag=True, help="Print what would change, and write nothing.")
@commandline.option(
    "--from",
    "start",
    type=click.IntRange(min=0),
    help="The format of specs that do not say it by their version.",
)
@telling.forms(
    *("text", "json", "github"),
    told="Write for people, one JSON document, or as text but what is refused as annotations.",
)
def command(specs: tuple[str, ...], start: int | None, form: str, *, diff: bool) -> None:
    """Rewrite specs of an older format into the one that this gen reads.

    SPECS are files, folders, or patterns in quotes. Only what changed between the formats is
    edited: comments, order and layout stay, and each change is printed as a unified diff. With
    --diff nothing is written, and the exit code is 1 where something would be.

    Example: gen migrate --diff specs/
    """
    from generator.discovery import find
    from generator.migrations.files import migrate

    with refusals(form=form):
        changes = migrate(find(specs), start=start, write=not diff)
    changed = sum(bool(change.diff) for change in changes)
    if form == "json":
        _print_json(changes)
    else:
        for change in changes:
            click.echo("".join(change.diff), nl=False)
        word = "would be migrated" if diff else "migrated"
        many = f"{changed} spec{'' if changed == 1 else 's'}" if changed else "none"
        click.echo(f"{many} {word}, {len(changes) - changed} up to date")
    sys.exit(int(diff and changed > 0))


def _print_json(changes: Iterable[Change]) -> None:
    import json

    told = [{"spec": str(change.path), "diff": "".join(change.diff)} for change in changes]
    click.echo(json.dumps(told, indent=2, ensure_ascii=False))
