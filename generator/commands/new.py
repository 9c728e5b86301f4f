"""`gen new`: a first spec that renders as it is."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import catalogue, commandline, telling
from generator.blueprints import BLUEPRINTS
from generator.commands import completing, refusals
from generator.paths import in_shell
from generator.starter import stands_in, starter

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED = {
    "image": "Container image of the model server",
    "gpu": "GPU of its machines",
    "domain": "Host that clients call",
}
_ENDINGS = {"json": (".json",), "yaml": (".yaml", ".yml")}
_PROBES = {"image": "ghcr.io/probe/probe:1", "gpu": "a10", "domain": "probe.example.org"}


@commandline.command("new")
@commandline.option("--blueprint", type=click.Choice(list(BLUEPRINTS)), help="What to build.")
@commandline.option(
    "--cloud",
    "clouds",
    type=click.Choice(catalogue.CLOUDS),
    multiple=True,
    help="Where to build it; give it again for another cloud.",
)
@commandline.option("--name", help="What the system is called.  [default: as the blueprint]")
@commandline.option("--image", help="Container image of the model server, with a version.")
@commandline.option(
    "--gpu",
    shell_complete=completing.gpus,
    help="GPU of the machines, as in a10; see: gen list machines.",
)
@commandline.option("--domain", help="Host that clients call, as in chat.example.com.")
@commandline.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="YAML has a comment on each field.",
)
@commandline.option(
    "--file", "path", type=click.Path(dir_okay=False), help="What to write.  [default: NAME.yaml]"
)
def command(clouds: tuple[str, ...], form: str, path: str | None, **given: str | None) -> None:
    """Write a first spec that renders as it is; never overwrites a file.

    On a terminal, what no option says is asked.

    Example: gen new --blueprint parallel-serving --cloud aws --name chat --gpu a10
    """
    blueprint, clouds, chosen = _answers(clouds, given)
    data = starter(blueprint, clouds, **chosen)
    file = Path(path or f"{data['name']}.{form}")
    endings = _ENDINGS[form]
    if file.suffix.lower() not in endings:
        raise click.BadParameter(
            f"a spec in {form.upper()} ends in {' or '.join(endings)}", param_hint="'--file'"
        )
    text = _checked(data, form=form, file=file)
    _write(file, text)
    click.echo(f"wrote {file}")
    if told := ", ".join(_stand_ins(data)):
        click.echo(f"yours to say: {told}")
    click.echo(f"next: {in_shell('gen', 'render', str(file))}")


def _stand_ins(data: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield the fields whose values only stand for those that the author knows."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _stand_ins(value, f"{path}{key}.")
        elif any(map(stands_in, value if isinstance(value, list) else [value])):
            yield f"{path}{key}"


def _answers(
    clouds: tuple[str, ...], given: dict[str, str | None]
) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """Gather what the options say and, on a terminal, the answers to what they do not."""
    asking = telling.on_terminal(sys.stdin) and telling.on_terminal(sys.stdout)
    blueprint = given.pop("blueprint") or _blueprint(asking=asking)
    offered = catalogue.clouds_of(blueprint)
    clouds = clouds or _clouds(offered, asking=asking)
    usable = _usable(blueprint, clouds)
    chosen = {}
    for option, value in given.items():
        if value is not None and option != "name" and option not in usable:
            raise click.UsageError(f"--{option} says nothing about {blueprint}")
        if value is None and asking:
            value = _asked(option, blueprint, clouds, usable)  # noqa: PLW2901 - its answer
        if value:
            chosen[option] = value
    return blueprint, tuple(dict.fromkeys(clouds)), chosen


def _blueprint(*, asking: bool) -> str:
    if not asking:
        raise click.UsageError(f"say --blueprint: one of {', '.join(BLUEPRINTS)}")
    for row in catalogue.blueprints():
        click.echo(f"  {row['blueprint']}: {row['builds']}")
    answer: str = click.prompt("Blueprint", type=click.Choice(list(BLUEPRINTS)), show_choices=False)
    return answer


def _clouds(offered: tuple[str, ...], *, asking: bool) -> tuple[str, ...]:
    if not asking:
        raise click.UsageError(f"say --cloud at least once: {', '.join(offered)}")

    def several(answer: str) -> tuple[str, ...]:
        named = tuple(answer.replace(",", " ").split())
        unknown = [one for one in named if one not in offered]
        if unknown or not named:
            raise click.UsageError(f"name some of {', '.join(offered)}")
        return named

    asked: tuple[str, ...] = click.prompt(f"Clouds ({', '.join(offered)})", value_proc=several)
    return asked


def _usable(blueprint: str, clouds: tuple[str, ...]) -> frozenset[str]:
    """Tell which options make a difference to the starter of a blueprint."""
    plain = starter(blueprint, clouds)
    return frozenset(
        option
        for option, probe in _PROBES.items()
        if starter(blueprint, clouds, **{option: probe}) != plain
    )


def _asked(
    option: str, blueprint: str, clouds: tuple[str, ...], usable: frozenset[str]
) -> str | None:
    """Ask for one value; the default is what the starter has."""
    if option == "name":
        return str(click.prompt("Name of the system", default=blueprint))
    if option not in usable:
        return None
    plain = starter(blueprint, clouds)
    default = {
        "image": plain.get("runtime", {}).get("image"),
        "domain": plain.get("domain", {}).get("host"),
        "gpu": "-",
    }[option]
    asked = _ASKED[option]
    if option == "gpu":
        asked += f", - for none: {', '.join(catalogue.gpus())}"
    answer = str(click.prompt(asked, default=default))
    return None if answer == "-" else answer


def _checked(data: dict[str, Any], *, form: str, file: Path) -> str:
    """Write the text, and plan it: what is not sound is refused before there is a file."""
    from generator.pipeline import plans
    from generator.spec.load import Loaded, validated
    from generator.spec.source import Source
    from generator.spec.writing import as_json, as_yaml

    text = as_json(data) if form == "json" else as_yaml(data)
    kind: Any = form
    with refusals():
        source = Source(file=str(file), text=text, data=data, format=kind)
        plans(Loaded(source, validated(source)))
    return text


def _write(file: Path, text: str) -> None:
    from generator.write.single import write_new

    with refusals():
        with suppress(OSError):  # told when the file cannot be written
            file.parent.mkdir(parents=True, exist_ok=True)
        write_new(file, text, hint="take another --name or --file")
