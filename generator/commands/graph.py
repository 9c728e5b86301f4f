"""`gen graph`: the system that a spec renders, as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import commandline, telling
from generator.commands import completing, refusals

if TYPE_CHECKING:
    from generator.project import Cloud, Engine, Plan
    from generator.spec.load import Loaded

_FORMS = {".svg": "svg", ".mmd": "mermaid", ".mermaid": "mermaid"}


@commandline.command("graph")
@click.argument("spec", shell_complete=completing.files)
@commandline.option(
    "--cloud", type=click.Choice(["alibaba", "aws", "azure"]), help="Draw it on this cloud."
)
@commandline.option(
    "--engine",
    type=click.Choice(["terraform", "pulumi"]),
    help="Draw the project of this engine.  [default: the spec's first]",
)
@commandline.option(
    "--format",
    "form",
    type=click.Choice(["mermaid", "svg"]),
    help="Write Mermaid or SVG.  [default: as FILE ends, or mermaid]",
)
@commandline.option(
    "--output", "-o", metavar="FILE", type=click.Path(dir_okay=False), help="Write to this file."
)
@commandline.option("--force", is_flag=True, help="Replace FILE if it is there.")
@commandline.option(
    "--problems",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Tell what is refused to people, machines, a pull request, or code scanning.",
)
@telling.told
def command(  # noqa: PLR0913 (one per option)
    spec: str,
    cloud: Cloud | None,
    engine: Engine | None,
    form: str | None,
    output: str | None,
    *,
    problems: str,
    force: bool,
) -> None:
    """Draw the system that a spec renders, as Mermaid or as SVG.

    What is rendered is drawn: resources where they stand, by region, network, zone and subnet, and
    the ways of requests, of copies, and of logs. An SVG needs one more package:

    \b
        pip install 'gen-infra[graph]'

    Example: gen graph specs/parallel-serving.json --cloud aws -o serving.svg
    """  # noqa: D301 - click takes the character itself
    from generator.stages import Stage, taken

    form = form or _FORMS.get(Path(output or "").suffix.lower(), "mermaid")
    with refusals(form=problems):
        plan, files, chosen = _rendered(spec, cloud, engine)
        with Stage("draw"):
            text = _drawn(plan, files, chosen, form=form)
        if output is not None:
            _save(Path(output), text, force=force)
    telling.detail(f"read {spec}", taken())
    if output is None:
        click.echo(text, nl=False)
    elif not telling.quiet():
        click.echo(f"wrote {output}")


def _rendered(
    file: str, cloud: Cloud | None, engine: Engine | None
) -> tuple[Plan, dict[str, str], Engine]:
    """Render one project of a spec."""
    from generator.discovery import find_one
    from generator.pipeline import plans, project
    from generator.spec.load import load

    loaded = load(find_one(file))
    chosen: Any = engine or loaded.spec.engines[0]
    wanted = _cloud(loaded, cloud)
    [plan] = [one for one in plans(loaded) if one.cloud == wanted]
    return plan, project(plan, engine=chosen), chosen


def _cloud(loaded: Loaded, cloud: Cloud | None) -> Cloud:
    """Choose the cloud: the one that is wanted, or the only one."""
    named: tuple[Cloud, ...] = loaded.spec.clouds.chosen
    if cloud is None and len(named) > 1:
        raise click.UsageError(f"the spec names {', '.join(named)}: choose one with --cloud")
    if cloud is not None and cloud not in named:
        raise click.UsageError(f"the spec does not name {cloud}; it names {', '.join(named)}")
    return cloud or named[0]


def _drawn(plan: Plan, files: dict[str, str], engine: Engine, *, form: str) -> str:
    """Draw a project in a form."""
    from generator.picture.drawing import draw

    picture = draw(plan, files, engine=engine)
    if form == "svg":
        from generator.picture import svg

        return svg.write(picture)
    from generator.picture import mermaid

    return mermaid.write(picture)


def _save(path: Path, text: str, *, force: bool) -> None:
    """Write a file; one that is there only by force. Raises WriteError."""
    from generator.write.single import replace_file, write_new

    if force:
        replace_file(path, text)
    else:
        write_new(path, text, hint="take another name, or replace it with --force")
