"""`gen check` and `gen diff`: they tell what differs, file by file, and never write."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from generator.cli import command
from tests.cli.conftest import gen, texts, tree, write_spec
from tests.conftest import tool

TERRAFORM = Path("out/serving/alibaba/terraform")
PULUMI = Path("out/serving/alibaba/pulumi")


@pytest.fixture
def drifted(folder: Path) -> Path:
    """Render a spec, and change a file in every way there is."""
    gen("render", "serving.json")
    write_spec("serving", tags={"team": "search"})
    (TERRAFORM / "versions.tf").unlink()
    (TERRAFORM / "network.tf").write_text((TERRAFORM / "network.tf").read_text() + "# mine\n")
    (TERRAFORM / "backend.tf").write_text("# mine\n")
    manifest = json.loads((PULUMI / ".gen-manifest.json").read_text())
    manifest["files"]["old.py"] = "0" * 64
    manifest["files"]["gone.py"] = "1" * 64
    del manifest["files"]["requirements.txt"]
    (PULUMI / ".gen-manifest.json").write_text(json.dumps(manifest))
    (PULUMI / "old.py").write_text("x = 1\n")
    (PULUMI / "requirements.txt").write_text("mine\n")
    return folder


def test_states(drifted: Path, snapshot: SnapshotAssertion) -> None:
    """Each file that differs is listed by what happened to it; nothing is written; exit 1."""
    before = tree(drifted)
    said = gen("check", "serving.json")
    assert said.exit_code == 1
    assert said.stderr == ""
    assert tree(drifted) == before
    assert said.stdout == snapshot


def test_states_for_machines(drifted: Path, snapshot: SnapshotAssertion) -> None:
    """The same in one JSON document with stable keys."""
    before = tree(drifted)
    said = gen("check", "--format", "json", "serving.json")
    assert said.exit_code == 1
    assert tree(drifted) == before
    assert json.loads(said.stdout) == snapshot


def test_clean(folder: Path, snapshot: SnapshotAssertion) -> None:
    """Nothing differs after a rendering; a file that a person added is one too many, or allowed."""
    gen("render", "serving.json")
    assert gen("check", "serving.json").exit_code == 0
    (TERRAFORM / "backend.tf").write_text("# mine\n")
    before = tree(folder)
    assert gen("check", "serving.json").exit_code == 1
    said = gen("check", "--allow-added", "serving.json")
    assert said.exit_code == 0
    assert tree(folder) == before
    assert said.stdout == snapshot
    assert gen("diff", "serving.json").exit_code == 0
    assert gen("diff", "serving.json").output == ""


def test_nothing_there_yet(folder: Path) -> None:
    """Before the first rendering every file is missing, and no folder is made by asking."""
    said = gen("check", "serving.json")
    assert said.exit_code == 1
    assert said.stdout.count("missing: out/serving/alibaba/") > 10
    assert [path.name for path in folder.iterdir()] == ["serving.json"]


def test_the_mend_mends(drifted: Path) -> None:
    """The command that check names makes the next check clean."""
    told = gen("check", "serving.json").stdout.splitlines()[-2]
    assert told == ("say the edits in the spec, or lose them with: gen render serving.json --force")
    gen("render", "serving.json", "--force")
    assert gen("check", "--allow-added", "serving.json").exit_code == 0
    assert (drifted / TERRAFORM / "backend.tf").read_text() == "# mine\n"


def test_the_mend_of_an_odd_name(folder: Path) -> None:
    """The command that check names can be typed, whatever the name of the spec."""
    (folder / "serving.json").rename(folder / "-a spec.json")
    said = gen("check", "--out", "-o", "--", "-a spec.json").stdout.splitlines()[-2]
    assert said == "mend with: gen render './-a spec.json' --out ./-o"


def test_names_of_added_files_are_no_commands(folder: Path) -> None:
    """The name of a file that somebody added neither begins a line nor commands a terminal."""
    gen("render", "serving.json")
    (folder / TERRAFORM / "a\n0 projects checked\x1b[2J.tf").write_text("")
    for name in ("check", "render"):
        said = CliRunner().invoke(command, [name, "serving.json"], color=True).stdout
        assert "\x1b" not in said
        assert "\n0 projects" not in said


def test_diff(drifted: Path, snapshot: SnapshotAssertion) -> None:
    """A diff shows the change of a file from what is there to what would be; nothing is written."""
    (PULUMI / "servers.py").write_bytes(b"\xff\x00")
    (TERRAFORM / "README.md").write_text("one\u2028line\r\nno end")
    before = tree(drifted)
    said = gen("diff", "serving.json")
    assert said.exit_code == 1
    assert said.stderr == ""
    assert tree(drifted) == before
    heads = [line for line in said.stdout.splitlines() if line.startswith(("---", "+++", "Files"))]
    assert heads == snapshot
    lines = "-one\u2028line\r\n-no end\n\\ No newline at end of file\n"
    assert lines.encode() in said.stdout_bytes


def test_a_diff_applies(drifted: Path) -> None:
    """What diff prints, applied with git, makes every file as it would be rendered."""
    (PULUMI / "old.py").write_text("x = 1")
    patch = gen("diff", "serving.json").stdout_bytes
    done = subprocess.run(
        [tool("git"), "apply", "-"],
        input=patch,
        cwd=drifted,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    applied = texts(drifted)
    gen("render", "--force", "serving.json")
    rendered = texts(drifted)
    names = {name for name in rendered | applied if not name.endswith(".gen-manifest.json")}
    assert {name: applied.get(name) for name in names} == {
        name: rendered.get(name) for name in names
    }


def test_a_bad_spec(folder: Path) -> None:
    """A bad spec ends both with 2."""
    write_spec("serving", engines=["cdk"])
    for name in ("check", "diff"):
        said = gen(name, "serving.json")
        assert said.exit_code == 2
        assert said.stderr.startswith("serving.json:1:")
    assert [path.name for path in folder.iterdir()] == ["serving.json"]
    said = gen("check", "serving.json")
    assert said.stdout == "0 projects checked, none differing, 1 spec refused\n"


def test_an_engine_that_is_left_out(folder: Path) -> None:
    """A project that the spec renders no longer is extra, and the next rendering removes it."""
    gen("render", "serving.json")
    write_spec("serving", engines=["terraform"])
    said = gen("check", "serving.json")
    assert said.exit_code == 1
    assert "extra: out/serving/alibaba/pulumi/network.py" in said.stdout
    assert gen("render", "serving.json").exit_code == 0
    assert not (folder / "out/serving/alibaba/pulumi").exists()
    assert gen("check", "serving.json").exit_code == 0


def test_an_engine_that_is_left_out_with_a_state(folder: Path) -> None:
    """A project that deployed something stays, and is named, until it was destroyed."""
    gen("render", "serving.json")
    (TERRAFORM / "terraform.tfstate").write_text("{}")
    write_spec("serving", engines=["pulumi"])
    before = tree(folder)
    said = gen("render", "serving.json")
    assert said.exit_code == 1
    assert "terraform.tfstate" in said.stderr
    assert tree(folder) == before
