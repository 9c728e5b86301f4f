"""Terminals and pipes: a progress bar on the one, nothing but results in the other."""

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, environment, gen, program, write_spec

MANY = 8  # a bar is shown for so many


def on_terminal(*arguments: str, **env: str) -> tuple[int, str, str]:
    """Run gen with stderr on a terminal; return its exit code, stdout and what the terminal got."""
    here, there = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        env=environment(**{"TERM": "xterm-256color", **env}),
        stdout=subprocess.PIPE,
        stderr=there,
        text=True,
    ) as running:
        os.close(there)
        shown = b""
        while True:
            try:
                chunk = os.read(here, 4096)
            except OSError:  # Linux: the other end is closed
                break
            if not chunk:
                break
            shown += chunk
        stdout, _ = running.communicate(timeout=60)
    os.close(here)
    return running.returncode, stdout, shown.decode()


@pytest.mark.usefixtures("folder")
def test_a_bar_on_a_terminal() -> None:
    """Many specs move a bar on the terminal to its end; stdout has results only."""
    for number in range(MANY):
        write_spec(f"s{number}")
    code, stdout, shown = on_terminal("render", ".", NO_COLOR="1")
    assert code == 0
    assert "Rendering" in shown
    assert "100%" in shown
    assert "\x1b[3" not in shown  # a colour
    assert "\x1b" not in stdout
    assert "Rendering" not in stdout
    assert stdout.splitlines()[-1] == "18 projects rendered, 18 changed"
    _, _, shown = on_terminal("check", ".")
    assert "Checking" in shown


@pytest.mark.usefixtures("folder")
def test_no_bar_for_few() -> None:
    """One spec shows no bar, also on a terminal."""
    assert on_terminal("render", "serving.json")[::2] == (0, "")


@pytest.mark.usefixtures("folder")
def test_no_bar_in_a_pipe() -> None:
    """In a pipe there is no bar and no escape code, whatever colours are asked for."""
    for number in range(MANY):
        write_spec(f"s{number}")
    said = program("render", ".", env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert said.returncode == 0
    assert said.stderr == ""
    assert "\x1b" not in said.stdout


def test_a_reader_that_leaves(folder: Path) -> None:
    """Who reads only the first line of a long diff meets no complaint."""
    for number in range(MANY):
        write_spec(f"s{number}")
    assert len(gen("diff", ".").stdout) > 200_000  # more than a pipe holds
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not on this machine")
    command = f"{' '.join(map(repr, PROGRAM))} diff . | head -n 1"
    done = subprocess.run(
        [bash, "-c", command], cwd=folder, env=environment(), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == "--- /dev/null\n"


def test_a_full_disk_behind_stdout(folder: Path) -> None:
    """Results that cannot be printed are an error, not a success."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full on this system")
    with full.open("w") as stdout:
        done = subprocess.run(
            [*PROGRAM, "render", "serving.json"],
            cwd=folder, env=environment(), stdout=stdout, stderr=subprocess.PIPE, text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("closed", "told"), [(">&-", ""), ("2>&-", "2 projects rendered")])
def test_closed_streams(closed: str, told: str, folder: Path) -> None:
    """A program that is started with an output closed does its work, and says the rest."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not on this machine")
    said = {}
    for spec in ("serving.json", "nowhere.json"):
        command = f"{' '.join(map(repr, PROGRAM))} render {spec} {closed}"
        said[spec] = subprocess.run(
            [bash, "-c", command], cwd=folder, env=environment(), capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert [one.returncode for one in said.values()] == [0, 2]
    assert told in said["serving.json"].stdout
    assert "Traceback" not in said["serving.json"].stderr
