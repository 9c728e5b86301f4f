"""Many specs at once: which files are meant, who shares a folder, and that none stops another."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import PROGRAM, environment, gen, program, texts, tree, write_spec

NAMES = [f"s{number}" for number in range(40)]
FEW = NAMES[:16]  # so many are rendered by several processes


def rendered(folder: Path) -> set[str]:
    """Return the systems that have projects."""
    return {path.name for path in (folder / "out").glob("*") if (path / "alibaba").is_dir()}


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["serving.json"], {"serving"}),
        (["serving.json", "serving.json", "./serving.json", "many/../serving.json"], {"serving"}),
        (["link.json", "serving.json"], {"serving"}),
        (["many"], {"aa", "bb", "deep"}),
        (["many/"], {"aa", "bb", "deep"}),
        (["many", "many/a.json"], {"aa", "bb", "deep"}),
        (["many/*.json"], {"aa"}),
        (["many/**/*.json"], {"aa", "deep"}),
        (["many/[ab].*"], {"aa", "bb"}),
        (["odd[1].json"], {"odd"}),
        (["serving.json", "many/below"], {"serving", "deep"}),
    ],
)
def test_arguments(arguments: list[str], names: set[str], folder: Path) -> None:
    """Files, folders and patterns mean each spec once, however often they name it."""
    write_spec("aa", "many/a.json")
    write_spec("bb", "many/b.yml")  # JSON is YAML
    write_spec("deep", "many/below/deep.json")
    write_spec("hidden", "many/.hidden/hidden.json")
    write_spec("tool", "many/node_modules/tool.yaml")
    write_spec("odd", "odd[1].json")
    Path("many/notes.txt").write_text("no spec\n")
    Path("link.json").symlink_to("serving.json")
    gen("render", "many/a.json", "--out", "many/out")  # projects are no specs
    said = gen("render", *arguments)
    assert said.exit_code == 0, said.stderr
    assert rendered(folder) == names
    assert said.stdout.splitlines()[-1].startswith(f"{2 * len(names)} projects rendered")


@pytest.mark.usefixtures("folder")
def test_arguments_that_mean_nothing(snapshot: SnapshotAssertion) -> None:
    """All arguments that mean no spec are told at once, and nothing is rendered."""
    Path("empty").mkdir()
    said = gen("render", "serving.json", "nothing.json", "empty", "none/*.json", "no\x1bwhere")
    assert said.exit_code == 2
    assert said.stdout == ""
    assert not Path("out").exists()
    assert said.stderr == snapshot


def test_one_name_twice(
    folder: Path, neutral: Callable[[str], str], snapshot: SnapshotAssertion
) -> None:
    """Of two specs with one name the first is rendered and the second refused."""
    write_spec("serving", "twin.json", servers={"count": 9})
    write_spec("..", "leaving.json")
    write_spec("Serving", "case.json")
    write_spec("serving/alibaba", "inside.json")
    said = gen("render", "serving.json", "twin.json", "leaving.json", "case.json", "inside.json")
    assert str(folder) not in said.output
    assert said.exit_code == 2
    assert rendered(folder) == {"serving"}
    assert "3 model servers" in Path("out/serving/alibaba/terraform/README.md").read_text()
    assert neutral(said.stderr) == snapshot
    assert gen("check", "twin.json", "serving.json").exit_code == 2


def spoil(folder: Path) -> None:
    """Write forty specs, three of which are bad in ways of their own."""
    (folder / "serving.json").unlink()
    for name in NAMES:
        write_spec(name)
    Path("s7.json").write_text('{"name": "s7",')
    write_spec("s8", servers={"count": 0})
    write_spec("s9", clouds={"alibaba": {"region": "cn-nowhere"}})


def test_bad_ones_among_forty(folder: Path, snapshot: SnapshotAssertion) -> None:
    """Bad specs are told and have no folder; all others are written whole, in the order given."""
    spoil(folder)
    said = program("render", ".")
    assert said.returncode == 2
    assert said.stderr == snapshot
    good = set(NAMES) - {"s7", "s8", "s9"}
    assert rendered(folder) == good
    assert {path.name for path in (folder / "out").iterdir()} == good
    lines = said.stdout.splitlines()
    assert lines[-1] == "74 projects rendered, 74 changed, 3 specs refused"
    told = [line.partition("/alibaba")[0] for line in lines[:-1:2]]
    assert told == [
        f"out/{path.stem}" for path in sorted(folder.glob("*.json")) if path.stem in good
    ]
    again = gen("check", "s6.json", "s7.json", "s39.json")
    assert again.exit_code == 2
    assert again.stdout == "4 projects checked, none differing, 1 spec refused\n"


def test_two_processes_write_what_one_does(folder: Path) -> None:
    """What many processes write is what one writes."""
    for name in FEW:
        write_spec(name)
    program("render", "--out", "many", ".")
    for name in [*FEW, "serving"]:
        gen("render", "--out", "one", f"{name}.json")
    assert texts(folder / "many") == texts(folder / "one")


def test_interrupted(folder: Path) -> None:
    """Ctrl-C ends without a traceback, and each project is there whole or not at all."""
    for number in range(60):  # enough to be at work when the signal comes, on a busy machine too
        write_spec(f"s{number:02}")
    with subprocess.Popen(
        [*PROGRAM, "render", "."],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        deadline = time.monotonic() + 60
        while not any((folder / "out").glob("*/*/terraform")) and time.monotonic() < deadline:
            time.sleep(0.005)
        os.killpg(running.pid, signal.SIGINT)
        _, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    assert stderr.strip() == "gen: interrupted"
    found = tree(folder / "out")
    assert found
    assert not [name for name in found if ".gen/" in name or name.endswith(".gen")]
    after = gen("render", ".")
    assert after.exit_code == 0
    assert not re.search(r": .*\d (changed|removed)", after.stdout)
