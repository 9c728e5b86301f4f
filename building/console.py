"""Console blocks of Markdown pages: run in a scratch folder, held to what the page shows.

A page is a sequence of blocks. These count, in their order:

- a fence `console` holds lines `$ command`, each followed by what it prints. Words after that:
  `fails` where the last command ends badly on purpose, `head=N` where only first lines are shown.
- a fence of any language whose second word is a path, as in `yaml specs/chat.yaml`, is that file.

All else is passed over. A fence `sh` is for commands that need an account, a network or a tool;
it is not run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HASH = re.compile(r"\([0-9a-f]{7}\)")
_SHELL = re.compile(r"[|&;<>$*?`\\(){}~]")
_SHOWS = ("cat ", "grep ", "head ", "ls ", "sed -n ")
_CUT = "..."
_HOME = "/home/you/repository"
# What decides on hashes and sizes of what is printed, or on colours.
_ENVIRONMENT = {
    "GIT_AUTHOR_DATE": "2025-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2025-01-01T00:00:00Z",
    "GIT_AUTHOR_NAME": "You",
    "GIT_AUTHOR_EMAIL": "you@example.com",
    "GIT_COMMITTER_NAME": "You",
    "GIT_COMMITTER_EMAIL": "you@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHONPATH": str(ROOT),
}


class PageError(Exception):
    """A command of a page ended otherwise than the page says."""


@dataclass(frozen=True)
class Fence:
    """A fenced block: the words after its backticks, its text, and where that begins and ends."""

    words: tuple[str, ...]
    body: str
    start: int
    end: int


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a page."""
    for found in _FENCE.finditer(text):
        yield Fence(tuple(found["info"].split()), found["body"], *found.span("body"))


def recorded(text: str) -> str:
    """Return a page with the output that its commands print now.

    Raises:
        PageError: a command fails that should not, or the other way round, or shows nothing.

    """
    parts, at = [], 0
    with _scratch():
        for fence in fences(text):
            if fence.words[0] == "console":
                parts += [text[at : fence.start], _ran(fence)]
                at = fence.end
            elif len(fence.words) == 2:  # noqa: PLR2004 - a language and a path
                path = Path(fence.words[1])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(fence.body, encoding="utf-8")
    return "".join([*parts, text[at:]])


def commands(fence: Fence) -> list[str]:
    """List the commands of a console block."""
    return [line[2:] for line in fence.body.splitlines() if line.startswith("$ ")]


@contextmanager
def _scratch() -> Iterator[None]:
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="gen-page-") as top:
        folder = Path(top, "repository")
        folder.mkdir()
        path = f"{_programs(top)}{os.pathsep}{os.environ['PATH']}"
        os.environ.update(_ENVIRONMENT, HOME=top, PATH=path)
        try:
            with chdir(folder):
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _programs(top: str) -> str:
    """Make a folder with gen in it, for what a shell runs."""
    folder = Path(top, "bin")
    folder.mkdir()
    call = f"{shlex.quote(sys.executable)} -c 'from generator.cli import main; main()'"
    (folder / "gen").write_text(f'#!/bin/sh\nexec {call} "$@"\n', encoding="utf-8")
    (folder / "gen").chmod(0o755)
    return str(folder)


def _ran(fence: Fence) -> str:
    """Run the commands of a block; return the block with what they print."""
    lines: list[str] = []
    asked = commands(fence)
    head = next((int(w.partition("=")[2]) for w in fence.words if w.startswith("head=")), 0)
    for number, command in enumerate(asked, 1):
        code, said = _run(command)
        if bool(code) != ("fails" in fence.words and number == len(asked)):
            raise PageError(f"$ {command}\nends with {code}:\n{said}")
        if command.startswith(_SHOWS) and not said.strip():
            raise PageError(f"$ {command}\nshows nothing: what it looks for is gone")
        shown = (
            _HASH.sub("(1a2b3c4)", said).replace(str(Path.cwd()), _HOME).rstrip("\n").splitlines()
        )
        if head and len(shown) > head:
            shown = [*shown[:head], _CUT]
        lines += [f"$ {command}", *(line.rstrip() for line in shown)]
    return "".join(f"{line}\n" for line in lines)


def _run(command: str) -> tuple[int, str]:
    """Run a command: gen in this process, and whatever needs a shell in bash."""
    if command.startswith("gen ") and not _SHELL.search(command.replace("'*'", "")):
        from click.testing import CliRunner

        from generator.cli import command as program

        said = CliRunner().invoke(program, shlex.split(command)[1:], prog_name="gen")
        if said.exception is not None and not isinstance(said.exception, SystemExit):
            raise said.exception
        return said.exit_code, said.output
    done = subprocess.run(  # noqa: S603 - the commands of our own pages
        ["bash", "-euo", "pipefail", "-c", command],  # noqa: S607
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout
