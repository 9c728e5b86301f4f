"""`gen list`: what there is to choose from."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

import click

from generator import catalogue, commandline, telling
from generator.blueprints import BLUEPRINTS
from generator.commands import completing, refusals
from generator.telling import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.project import Cloud

_WIDEST = 48  # characters of a value in a table

FORMAT = telling.forms("text", "json", told="Write for people, or one JSON document for machines.")
CLOUD = commandline.option(
    "--cloud",
    "only",
    type=click.Choice(catalogue.CLOUDS),
    multiple=True,
    help="Tell only of this cloud.",
)


@click.group("list", invoke_without_command=True)
@commandline.option("--matrix", "asked", is_flag=True, help="The same as: gen list matrix.")
@click.pass_context
def command(context: click.Context, *, asked: bool) -> None:
    """List what there is to choose from, and what each cloud can do.

    Example: gen list machines --gpu a10
    """
    if asked and context.invoked_subcommand:
        raise click.UsageError("--matrix is a list of its own")
    if asked:
        context.invoke(matrix)
    elif not context.invoked_subcommand:
        click.echo(context.get_help())
        context.exit(2)


@command.command("blueprints")
@FORMAT
def blueprints(form: str) -> None:
    """List the blueprints, and the clouds that each is for.

    Example: gen list blueprints
    """
    _print(catalogue.blueprints(), form=form)


@command.command("clouds")
@FORMAT
def clouds(form: str) -> None:
    """List the clouds, with the provider versions that were proved.

    Example: gen list clouds
    """
    _print(catalogue.all_clouds(), form=form)


@command.command("components")
@CLOUD
@FORMAT
def components(only: tuple[Cloud, ...], form: str) -> None:
    """List the parts that blueprints are made of: one file of a project each.

    Example: gen list components --cloud azure
    """
    _print(catalogue.components(only), form=form)


@command.command("regions")
@CLOUD
@FORMAT
def regions(only: tuple[Cloud, ...], form: str) -> None:
    """List the regions, and the zones that are taken where a spec names none.

    Example: gen list regions --cloud azure
    """
    _print(catalogue.regions(only), form=form)


@command.command("machines")
@CLOUD
@commandline.option(
    "--gpu",
    default="",
    metavar="NAME",
    shell_complete=completing.gpus,
    help="Tell only of machines with this GPU.",
)
@commandline.option("--endpoints", is_flag=True, help="Tell of the machines of managed endpoints.")
@FORMAT
def machines(only: tuple[Cloud, ...], gpu: str, *, endpoints: bool, form: str) -> None:
    """List machine types, the clouds side by side, and where their numbers are from.

    A spec names one by what it must have, as in {"gpu": "a10"} or {"vcpus": 4, "memory_gib": 16},
    and gets the smallest that has it; or by its type.

    Example: gen list machines --gpu a10
    """
    if gpu and gpu not in catalogue.gpus():
        raise click.BadParameter(
            f"no cloud has a GPU {gpu!r}; there are {', '.join(catalogue.gpus())}",
            param_hint="'--gpu'",
        )
    rows = catalogue.machines(only, gpu=gpu, endpoints=endpoints)
    named = only or catalogue.CLOUDS
    if form == "json":
        _print_json({"machines": rows})
        return
    click.echo(tables.text(_side_by_side(rows, named), head=["has", *named]))
    click.echo()
    click.echo(tables.text(_sources(rows), head=["cloud", "read", "from", "to know"]))


def _sources(rows: list[dict[str, Any]]) -> Iterable[list[str]]:
    """Say where the numbers of rows are from, a line per series."""
    for row in {(row["cloud"], row["source"]): row for row in rows}.values():
        told = [f"retires {row['retires']}"] if row["retires"] else []
        told += ["Generation 2 images only"] if row["generation2_only"] else []
        told += [row["note"]] if row["note"] else []
        yield [row["cloud"], row["read"], row["source"], "; ".join(told)]


def _side_by_side(rows: list[dict[str, Any]], named: Sequence[Cloud]) -> Iterable[list[str]]:
    """Put machines with as many GPUs into one line, or those with as many CPUs and GiB."""

    def alike(row: dict[str, Any]) -> tuple[Any, ...]:
        size = (0, 0) if row["gpu"] else (row["vcpus"], row["memory_gib"])
        return (row["gpu"], row["gpus"], *size)

    for (gpu, count, vcpus, memory), group in groupby(sorted(rows, key=alike), key=alike):
        columns: dict[str, list[str]] = {cloud: [] for cloud in named}
        for row in group:
            size = f" ({row['vcpus']} vCPUs, {row['memory_gib']} GiB)" if gpu else ""
            until = f", until {row['retires']}" if row["retires"] else ""
            columns[row["cloud"]].append(f"{row['type']}{size}{until}")
        has = f"{count} x {gpu}" if gpu else f"{vcpus} vCPUs, {memory} GiB"
        for line in zip_longest(*columns.values(), fillvalue=""):
            yield [has, *line]
            has = ""


@command.command("rules")
@FORMAT
def rules(form: str) -> None:
    """List the rules that `gen verify` judges projects by.

    Example: gen list rules
    """
    _print(catalogue.rules(), form=form)


@command.command("errors")
@FORMAT
def errors(form: str) -> None:
    """List the codes of the errors that gen tells, and what each means.

    Example: gen list errors
    """
    from generator.causes.told import rows

    _print(rows(), form=form)


@command.command("variables")
@click.argument("specs", nargs=-1, required=True, shell_complete=completing.files)
@CLOUD
@FORMAT
def variables(specs: tuple[str, ...], only: tuple[Cloud, ...], form: str) -> None:
    """List what a team tunes of the systems of SPECS without rendering again.

    Example: gen list variables specs/parallel-serving.json
    """
    from generator.discovery import find
    from generator.pipeline import plans
    from generator.spec.load import load

    with refusals(form=form):
        found = [plan for path in find(specs) for plan in plans(load(path))]
    rows = catalogue.variables(plan for plan in found if not only or plan.cloud in only)
    if form == "text":
        for row in rows:
            given = row["default"] is not None
            row["default"] = _short(row["default"]) if given else "(to be given)"
            row["environments"] = [f"{k}: {_short(v)}" for k, v in row["environments"].items()]
    _print(rows, form=form)


@command.command("matrix")
@commandline.option("--blueprint", multiple=True, type=click.Choice(list(BLUEPRINTS)))
@commandline.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Write for people, for machines, or for a page.",
)
def matrix(blueprint: tuple[str, ...], form: str) -> None:
    """List what each blueprint can do on each cloud: natively, differently, or not at all.

    Example: gen list matrix --blueprint cdn-caching
    """
    rows = list(catalogue.matrix(blueprint))
    if form == "json":
        _print_json(rows)
        return
    from generator.capabilities import pages

    write = pages.markdown if form == "markdown" else pages.text
    told = (
        write(name, list(group)) for name, group in groupby(rows, key=lambda row: row["blueprint"])
    )
    click.echo("\n\n".join(told))


def _short(value: Any) -> str:
    """Write a value as JSON; of a long one its start."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."


def _print(rows: list[dict[str, Any]], *, form: str) -> None:
    if form == "json":
        _print_json(rows)
        return
    head = (
        [key for key in rows[0] if any(row[key] or row[key] == 0 for row in rows)] if rows else []
    )
    lines = [
        [", ".join(row[key]) if isinstance(row[key], list) else row[key] for key in head]
        for row in rows
    ]
    click.echo(tables.text(lines, head=head))


def _print_json(value: Any) -> None:
    import json

    click.echo(json.dumps(value, indent=2, ensure_ascii=False))
