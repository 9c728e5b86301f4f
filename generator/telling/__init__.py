"""How answers are told: how much, in which colours, as tables and trees, and for machines."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click

from generator import commandline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.stages import Stages


def _keep(context: click.Context, option: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's way to call)
    context.meta[f"gen.{option.name}"] = value


_QUIET = commandline.option(
    *("--quiet", "-q"), is_flag=True, expose_value=False, callback=_keep, help="Tell errors alone."
)
_VERBOSE = commandline.option(
    *("--verbose", "-v"),
    is_flag=True,
    expose_value=False,
    callback=_keep,
    help="Tell on stderr what was read and what each stage took.",
)


def told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--quiet` and `--verbose`."""
    return _QUIET(_VERBOSE(function))


def forms(*names: str, told: str, **option: Any) -> Callable[[Any], Any]:
    """Give a command `--format` with these forms, the first by default."""
    return commandline.option(
        *("--format", "form"),
        type=click.Choice(names),
        **{"default": names[0], "show_default": True, "help": told, **option},
    )


def quiet() -> bool:
    """Tell whether only errors are wanted."""
    return bool(click.get_current_context().meta.get("gen.quiet"))


def verbose() -> bool:
    """Tell whether it is wanted what was read and what it took."""
    return bool(click.get_current_context().meta.get("gen.verbose"))


def detail(what: str, stages: Stages) -> None:
    """Tell, if it is wanted, what was done to something and how long each stage took."""
    if verbose():
        times = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in stages)
        whole = sum(seconds for _, seconds in stages)
        click.echo(f"{what}: {whole * 1000:.0f} ms ({times})", err=True)


def on_terminal(stream: IO[Any] | None) -> bool:
    """Tell whether a stream is a terminal; one that the program was started without is none."""
    return stream is not None and stream.isatty()


def coloured(stream: IO[Any] | None) -> bool:
    """Tell whether a stream takes colours: a terminal does, unless `NO_COLOR` says otherwise."""
    import os

    if not on_terminal(stream) or os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("TERM") != "dumb"


def complain(text: str) -> None:
    """Print a problem on stderr; on a terminal what matters most stands out."""
    import sys

    click.echo(_painted(text) if coloured(sys.stderr) else text, err=True)


def _painted(text: str) -> str:
    import re

    rules: tuple[tuple[str, dict[str, Any]], ...] = (
        (r"(?m)(?<= )error\[\w+\](?=:)", {"fg": "red", "bold": True}),
        (r"(?m)^ *\| +\^+$", {"fg": "red"}),
        (r"(?m)^hint:", {"fg": "cyan"}),
        (r"(?m)^(?:at|from|also here|what (?:this|each) error means): .*$", {"dim": True}),
    )
    for pattern, style in rules:
        before, after = click.style("\0", **style).split("\0")
        text = re.sub(pattern, rf"{before}\g<0>{after}", text)
    return text


def explained(kind: str, names: Iterable[str], *, known_by: str) -> str:
    """Say once, behind all that was told, where each of it is explained; of some names at least."""
    first, *others = dict.fromkeys(names)
    if not others:
        return f"what this {kind} means: gen explain {first}"
    return f"what each {kind} means: gen explain {known_by}, as in gen explain {first}"


def changed(line: str) -> str:
    """Return a line of a unified diff, on a terminal in the colours that diffs have."""
    import sys

    if not coloured(sys.stdout):
        return line
    styles: tuple[tuple[str, dict[str, Any]], ...] = (
        ("+++", {"bold": True}),
        ("---", {"bold": True}),
        ("@@", {"fg": "cyan"}),
        ("+", {"fg": "green"}),
        ("-", {"fg": "red"}),
    )
    text = line.rstrip("\n")
    for start, style in styles:
        if line.startswith(start):
            return click.style(text, **style) + line[len(text) :]
    return line
