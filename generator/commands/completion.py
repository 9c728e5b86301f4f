"""`gen completion`: what makes a shell complete gen's command lines."""

from __future__ import annotations

import click

from generator import commandline

_SHELLS = ("bash", "fish", "zsh")


@commandline.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print what makes a shell complete commands, options, fields of specs, rules and GPUs.

    Bash 4.4 or newer, zsh or fish reads it at its start:

    \b
        echo 'eval "$(gen completion bash)"' >> ~/.bashrc
        echo 'eval "$(gen completion zsh)"' >> ~/.zshrc
        gen completion fish > ~/.config/fish/completions/gen.fish

    Example: gen completion bash
    """  # noqa: D301 - click takes the character itself
    from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

    from generator.cli import command as gen

    made: dict[str, type[ShellComplete]] = {
        "bash": BashComplete,
        "fish": FishComplete,
        "zsh": ZshComplete,
    }
    # Not what it prints by itself: that first asks which bash there is, which may be none here.
    asked = made[shell](gen, {}, "gen", "_GEN_COMPLETE")
    click.echo(asked.source_template % asked.source_vars())
