"""An empty folder with a spec in it, and gen run there: in this process, or as a program."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import command
from tests.conftest import ROOT

SPEC = Path(__file__).with_name("serving.json")
PROGRAM = [sys.executable, "-c", "from generator.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder that holds `serving.json`, of a system called `serving`."""
    monkeypatch.chdir(tmp_path)
    write_spec("serving")
    return tmp_path


def write_spec(name: str, file: str = "", **changes: Any) -> Path:
    """Write a spec of the system `name`, with fields changed or, where None is given, left out."""
    spec = {**json.loads(SPEC.read_text()), "name": name, **changes}
    path = Path(file or f"{name}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({key: each for key, each in spec.items() if each is not None}))
    return path


def gen(*arguments: str) -> Result:
    """Run gen in this process; whatever is no exit is raised here."""
    return CliRunner().invoke(command, arguments, prog_name="gen", catch_exceptions=False)


def program(
    *arguments: str, env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run gen as a program of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment(**(env or {})),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a program that finds the checkout, with more in it."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **more}


Tree = dict[str, tuple[Any, ...]]


def tree(top: Path) -> Tree:
    """Return all that a reader can tell of a folder: kinds, modes, times, inodes, contents."""
    found = {}
    for path in sorted(top.rglob("*")):
        status = path.lstat()
        if path.is_symlink():
            content: Any = path.readlink()
        else:
            content = path.read_bytes() if path.is_file() else None
        facts = (status.st_mode, status.st_mtime_ns, status.st_ino, content)
        found[path.relative_to(top).as_posix()] = facts
    return found


def texts(top: Path) -> dict[str, bytes]:
    """Return the contents of the files of a folder."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def neutral(folder: Path) -> Callable[[str], str]:
    """Return what takes the place of the folder out of a message."""
    return lambda text: text.replace(f"{folder}/", "").replace(str(folder), ".")
