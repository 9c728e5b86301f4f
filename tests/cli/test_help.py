"""What gen says of itself, and of wrong usage."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.commands.list import command as lists
from tests.cli.conftest import gen, program

LISTS = tuple(f"list {name}" for name in lists.commands)
COMMANDS = (
    *("render", "check", "diff", "verify", "schema", "list", "explain", "graph", "new", "completion"),
    *LISTS,
)


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


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    """The help of each command shows one way to call it."""
    assert re.search(rf"Example: gen {name}\b", gen(*name.split(), "--help").stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("render", "'SPECS...'"),
        ("rendr a.json", "'rendr'"),
        ("render --owt a.json", "'--owt'"),
        ("render --format xml a.json", "'xml' is not one of 'text', 'json'"),
        ("check --force a.json", "'--force'"),
        ("diff --format json a.json", "'--format'"),
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
