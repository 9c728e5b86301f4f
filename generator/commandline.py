"""How commands and options are declared: as click does it, their help taken as it stands.

click straightens every text of help when it is declared, and translates its own; a command that
prints no help needs neither, and loads the modules for them (`generator.deferred`) no more.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import click


class Option(click.Option):
    """An option whose help is one plain sentence."""

    def __init__(self, *names: Any, help: str = "", **option: Any) -> None:  # noqa: A002 (click's name)
        super().__init__(*names, **option)
        self.help = help


def _help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click's way to call)
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click's way to call)
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"gen, version {version('gen-infra')}")
        context.exit()


# Given once and done with at once, whatever else the command line holds.
_eager = partial(Option, is_flag=True, is_eager=True, expose_value=False)
HELP = _eager(["-h", "--help"], callback=_help, help="Show this message and exit.")
VERSION = _eager(["--version"], callback=_version, help="Show the version and exit.")


class Command(click.Command):
    """A command with the one option of help."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Give the option that all commands share."""
        del ctx
        return HELP


class Group(Command, click.Group):
    """A group with the one option of help."""


command = partial(click.command, cls=Command)
option = partial(click.option, cls=Option)
