"""`gen new`: what it writes renders as it is, and nothing is ever overwritten."""

import json
import os
import pty
import select
import subprocess
import time
from itertools import combinations
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from generator.blueprints import BLUEPRINTS
from generator.catalogue import clouds_of
from generator.pipeline import build
from generator.spec.load import load
from generator.spec.schema import schema
from tests.cli.conftest import PROGRAM, environment, gen, tree

CASES = [
    pytest.param(blueprint, clouds, id=f"{blueprint}-{'-'.join(clouds)}")
    for blueprint in BLUEPRINTS
    for size in (1, 3)
    for clouds in combinations(clouds_of(blueprint), size)
]


def new(blueprint: str, clouds: tuple[str, ...], *more: str) -> None:
    """Run `gen new`, which must succeed and name the next command."""
    named = [word for cloud in clouds for word in ("--cloud", cloud)]
    said = gen("new", "--blueprint", blueprint, *named, *more)
    assert (said.exit_code, said.stderr) == (0, "")
    file = said.stdout.splitlines()[0].removeprefix("wrote ")
    assert said.stdout.splitlines()[-1] == f"next: gen render {file}"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("blueprint", "clouds"), CASES)
def test_what_is_new_renders(blueprint: str, clouds: tuple[str, ...]) -> None:
    """A new spec is valid, renders on all its clouds, and is the same in YAML and in JSON."""
    new(blueprint, clouds, "--name", "fresh")
    new(blueprint, clouds, "--name", "fresh", "--format", "json")
    data = json.loads(Path("fresh.json").read_text())
    assert load(Path("fresh.yaml")).source.data == data
    assert Draft202012Validator(schema()).is_valid(data)
    projects = build(Path("fresh.yaml"))
    assert {name.split("/")[1] for name in projects} == set(clouds)
    assert max(map(len, Path("fresh.yaml").read_text().splitlines())) <= 100


@pytest.mark.usefixtures("folder")
def test_comments(snapshot: SnapshotAssertion) -> None:
    """A new YAML spec says what each field is for, and what stands in for one's own."""
    options = ("--name", "chat", "--gpu", "a10", "--image", "ghcr.io/acme/chat:2.1")
    new("parallel-serving", ("aws", "alibaba"), *options)
    assert Path("chat.yaml").read_text() == snapshot


def test_never_overwrites(folder: Path) -> None:
    """A file that is there stays, also one that is not a spec, and gen leaves with 2."""
    (folder / "chat.yaml").write_text("mine")
    before = tree(folder)
    said = gen("new", "--blueprint", "cdn-caching", "--cloud", "aws", "--name", "chat")
    assert said.exit_code == 2
    assert "stays as it is" in said.stderr
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("", "say --blueprint"),
        ("--blueprint cdn-caching", "say --cloud"),
        ("--blueprint cdn-caching --cloud aws --gpu a10", "--gpu says nothing about cdn-caching"),
        ("--blueprint parallel-serving --cloud aws --gpu l20", "it has a10, a100"),
        ("--blueprint parallel-serving --cloud aws --name Chat", 'for example "chat"'),
        ("--blueprint parallel-serving --cloud aws --image vllm", "name a version"),
        ("--blueprint resilient-network --cloud aws --domain localhost", "is not a host name"),
        ("--blueprint cdn-caching --cloud aws --file a.txt", "ends in .yaml or .yml"),
        ("--blueprint cdn-caching --cloud aws --file serving.json/a.yaml", "cannot be written"),
    ],
)
def test_what_is_refused(arguments: str, told: str, folder: Path) -> None:
    """What is missing or wrong is told before anything is written."""
    before = tree(folder)
    said = gen("new", *arguments.split())
    assert said.exit_code == 2
    assert said.stdout == ""
    assert told in said.stderr
    assert tree(folder) == before


def test_questions_on_a_terminal(folder: Path) -> None:
    """On a terminal gen asks for what it needs, once more after a wrong answer."""
    here, there = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "new"],
        stdin=there, stdout=there, stderr=there, env=environment(TERM="dumb"), cwd=folder,
    ) as running:  # fmt: skip
        os.close(there)
        shown = ""
        for question, answer in (
            ("Blueprint", "parallel-serving"),
            ("Clouds", "aws, asure"),
            ("Clouds", "aws, azure"),
            ("Name", "chat"),
            ("image", ""),
            ("GPU", "a10"),
        ):
            shown += _until(here, f"{question}")
            os.write(here, f"{answer}\n".encode())
        shown += _until(here, "next: gen render chat.yaml")
        assert running.wait(timeout=30) == 0
    os.close(here)
    assert "name some of alibaba, aws, azure" in shown
    data = load(folder / "chat.yaml").source.data
    assert list(data["clouds"]) == ["aws", "azure"]
    assert data["servers"]["machine"] == {"gpu": "a10"}


def _until(terminal: int, text: str) -> str:
    """Read a terminal until it has shown a text after which it waits."""
    shown = ""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.3)[0]:
            try:
                shown += os.read(terminal, 4096).decode()
            except OSError:  # Linux: the other end is closed
                break
        elif text in shown:
            return shown
    assert text in shown
    return shown
