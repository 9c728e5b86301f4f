"""The command line: arguments, printing and exit codes. Everything else is imported when used."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import Any

from generator import deferred  # noqa: F401  # isort: skip  (before click, which it makes lighter)

import click

from generator import commandline

# Each is a module of `generator.commands`, imported when it is called.
COMMANDS = ("check", "completion", "diff", "explain", "graph", "list", "migrate", "new", "render",
    "schema", "verify")  # fmt: skip
INTERRUPTED = 130  # what shells make of SIGINT


class Commands(commandline.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands, also those that are not imported."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; only its own module is imported."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        found: click.Command = import_module(f"generator.commands.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; one that is interrupted has found nothing, and its exit code says so."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("gen: interrupted", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Commands,
    params=[commandline.VERSION],
    context_settings={"help_option_names": ["-h", "--help"]},
)
def command() -> None:
    """Render a small spec into Terraform and Pulumi projects, proved before they are written.

    Exit codes: 0 all is well; 1 findings, or files that differ; 2 a bad spec or bad usage; 130
    interrupted.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line as a program: no garbage collection, and no slow farewell."""
    import gc
    import os

    gc.disable()  # a run is short; `workers` turns it on again for many specs
    if isinstance(sys.stdout, io.TextIOWrapper):  # no name of a file is worth a traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        command(arguments, prog_name="gen")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except OSError as error:  # what is printed to has no room left
        code = _unprinted(error)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # none is there for a program that is started with it closed
                stream.flush()
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
