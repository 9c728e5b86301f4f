"""What gen says of itself, and of wrong usage."""

import contextlib
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from syrupy.assertion import SnapshotAssertion

from generator.cli import command
from tests.cli.conftest import gen, program
from tests.conftest import ROOT


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    """Give the names of all commands, as they are typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield f"{above}{name}"
        if isinstance(found, click.Group):
            yield from commands(found, f"{above}{name} ")


COMMANDS = tuple(commands(command))


def test_help_is_loaded_for_help_alone() -> None:
    """Declaring and parsing a command loads nothing of what only its help needs."""
    code = (
        "import sys\n"
        "from generator import cli\n"
        "context = cli.command.make_context('gen', ['verify', 'out'])\n"
        "verify = cli.command.get_command(context, 'verify')\n"
        "verify.make_context('verify', ['.'], parent=context)\n"
        "assert type(sys.modules['inspect']).__name__ == 'Deferred'\n"
        "verify.get_help(context)\n"
        "assert type(sys.modules['inspect']).__name__ == 'module'\n"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments", [(), *(tuple(name.split()) for name in COMMANDS)], ids=" ".join
)
def test_help(arguments: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    """Each command explains itself and ends well."""
    said = gen(*arguments, "--help")
    assert said.exit_code == 0
    assert said.stderr == ""
    assert said.stdout == snapshot
    assert gen(*arguments, "-h").stdout == said.stdout


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a folder that holds what the examples name: a spec, and what it renders."""
    folder = tmp_path_factory.mktemp("scratch")
    (folder / "specs").mkdir()
    shutil.copy(ROOT / "specs" / "parallel-serving.json", folder / "specs")
    with contextlib.chdir(folder):
        assert gen("render", "specs/").exit_code == 0
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_that_runs(
    name: str, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The help of each command shows one way to call it, which works as it stands there."""
    monkeypatch.chdir(scratch)
    found: click.Command = command
    for part in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), part) or found
    examples = re.findall(r"Example: (gen .*)", found.help or "")
    assert examples
    for example in examples:
        if ".svg" in example:
            pytest.importorskip("pygraphviz", reason="the layout is in an extra")
        assert example.startswith(f"gen {name}")
        said = gen(*shlex.split(example.partition(" > ")[0])[1:])
        assert (said.exit_code, said.stderr) == (0, ""), example
        assert said.stdout or name == "diff"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("render", "'SPECS...'"),
        ("rendr a.json", "'rendr'"),
        ("render --owt a.json", "'--owt'"),
        ("render --format xml a.json", "'xml' is not one of 'text', 'json'"),
        ("check --force a.json", "'--force'"),
        ("diff --format markdown a.json", "'--base'"),
        ("diff --format sarif --base a.json a.json", "a change of specs is none"),
        ("explain --format sarif a.json", "'sarif' is not one of 'text', 'json', 'github'"),
        ("render --out serving.json serving.json", "'serving.json' is a file"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage(arguments: str, told: str) -> None:
    """Wrong usage ends with 2 and is explained on stderr."""
    said = gen(*arguments.split())
    assert said.exit_code == 2
    assert said.stdout == ""
    assert said.stderr.startswith("Usage: gen ")
    assert told in said.stderr.splitlines()[-1]


def test_the_program_says_its_version() -> None:
    """The program answers, also where no colour is wanted."""
    said = program("--help", env={"NO_COLOR": "1"})
    assert said.returncode == 0
    assert said.stdout.startswith("Usage: gen ")
    assert "\x1b" not in said.stdout
