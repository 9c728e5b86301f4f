"""`gen render`: what it writes, what it leaves alone, and what it says of both."""

import json
import os
import re
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generator import pipeline
from tests.cli.conftest import Tree, gen, program, texts, tree, write_spec
from tests.conftest import tool

Neutral = Callable[[str], str]
TERRAFORM = Path("out/serving/alibaba/terraform")
PULUMI = Path("out/serving/alibaba/pulumi")


def files(top: Path) -> Tree:
    """Return all that is in a folder but folders' times: a lock came and went in one of them."""
    found = tree(top)
    return {name: facts[:1] if stat.S_ISDIR(facts[0]) else facts for name, facts in found.items()}


def counted(text: str) -> str:
    """Leave out how many files a project has."""
    return re.sub(r": \d+ (created|changed)", r": N \1", text)


def test_first_and_second(folder: Path, snapshot: SnapshotAssertion) -> None:
    """The first rendering creates the projects, the second touches nothing."""
    first = gen("render", "serving.json")
    before = tree(folder)
    second = gen("render", "serving.json")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (first.stderr, second.stderr) == ("", "")
    assert tree(folder) == before
    assert counted(first.stdout) + second.stdout == snapshot


def test_an_edit_stops_its_project(
    folder: Path, neutral: Neutral, snapshot: SnapshotAssertion
) -> None:
    """An edited file ends with 1 and keeps its project as it is; the twin is written."""
    gen("render", "serving.json")
    with (TERRAFORM / "network.tf").open("a") as file:
        file.write("# mine\n")
    write_spec("serving", servers={"count": 4})
    before = tree(TERRAFORM)
    said = gen("render", "serving.json")
    assert said.exit_code == 1
    assert tree(folder / TERRAFORM) == before
    assert "4 model servers" in (PULUMI / "README.md").read_text()
    assert neutral(said.stderr) + counted(said.stdout) == snapshot


def test_force_replaces_edits_and_keeps_additions(
    folder: Path, snapshot: SnapshotAssertion
) -> None:
    """With --force an edited file is as rendered again, and a person's own file stays."""
    gen("render", "serving.json")
    wanted = texts(folder)
    (TERRAFORM / "network.tf").write_text("# mine\n")
    (TERRAFORM / "backend.tf").write_text("# mine too\n")
    said = gen("render", "--force", "serving.json")
    assert said.exit_code == 0
    assert texts(folder) == {**wanted, f"{TERRAFORM}/backend.tf": b"# mine too\n"}
    assert said.stdout == snapshot


def test_a_fault_of_the_text_names_its_project(
    folder: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    """A rendered text that is found faulty is told with spec, project, file and line; exit 1."""
    lay_out = pipeline.lay_out

    def spoilt(files: dict[str, str]) -> dict[str, str]:
        laid_out = lay_out(files)
        if "versions.tf" in laid_out:
            laid_out["versions.tf"] += 'resource "alicloud_vpcs" "extra" {}\n'
        return laid_out

    monkeypatch.setattr(pipeline, "lay_out", spoilt)
    before = tree(folder)
    said = gen("render", "serving.json")
    assert said.exit_code == 1
    assert tree(folder) == before
    assert re.sub(r":\d+:|\b\d+ \|", ":N:", said.stderr) + said.stdout == snapshot


def test_json(folder: Path, snapshot: SnapshotAssertion) -> None:
    """For machines all is one JSON document on stdout: good specs and bad ones."""
    gen("render", "serving.json")
    (TERRAFORM / "backend.tf").touch()
    (TERRAFORM / "versions.tf").unlink()
    (PULUMI / "__main__.py").write_text("mine\n")
    write_spec("other", network={"cidr": "10.0.0.0/8"})
    said = gen("render", "--format", "json", "serving.json", "other.json")
    assert said.exit_code == 2
    assert said.stderr == ""
    assert json.loads(said.stdout.replace(f"{folder}/", "")) == snapshot


def test_json_of_what_is_not_there(snapshot: SnapshotAssertion) -> None:
    """An argument that means no spec is told in the document too."""
    said = gen("render", "--format", "json", "nothing.json")
    assert said.exit_code == 2
    assert json.loads(said.stdout) == snapshot


def test_a_bad_spec_changes_nothing(folder: Path, snapshot: SnapshotAssertion) -> None:
    """A bad spec ends with 2, and the folder is as before to the last inode."""
    gen("render", "serving.json")
    write_spec("serving", servers={"count": 0}, color="red")
    before = tree(folder)
    said = gen("render", "--force", "serving.json")
    assert said.exit_code == 2
    assert tree(folder) == before
    assert said.stderr + said.stdout == snapshot


# Where the output goes


@pytest.mark.parametrize("out", ["dist", "dist/", "./dist", "a/b/../dist"])
def test_output_folder(folder: Path, out: str) -> None:
    """The projects go where --out says, and the hint of check says it too."""
    Path("a/b").mkdir(parents=True)
    assert gen("render", "--out", out, "serving.json").exit_code == 0
    place = folder / out / "serving" / "alibaba" / "terraform"
    assert (place / "network.tf").is_file()
    assert gen("check", "--out", out, "serving.json").exit_code == 0
    (place / "network.tf").unlink()
    said = gen("check", "--out", out, "serving.json")
    assert (
        said.stdout.splitlines()[-2]
        == f"mend with: gen render serving.json --out {out.rstrip('/')}"
    )
    assert not Path("out").exists()


def test_an_output_folder_without_a_name(folder: Path) -> None:
    """--out '', as of a shell's variable that is not set, is refused; a dot is this folder."""
    said = gen("render", "--out", "", "serving.json")
    assert said.exit_code == 2
    assert "the name of the folder is empty" in said.stderr
    assert gen("render", "--out", ".", "serving.json").exit_code == 0
    assert (folder / "serving" / "alibaba" / "terraform" / "network.tf").is_file()


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "an empty name"), ("-", "no spec is read from standard input")],
)
@pytest.mark.usefixtures("folder")
def test_a_name_that_is_none(name: str, told: str) -> None:
    """An empty name is no folder, and a dash is not standard input: both are said."""
    said = gen("render", "--", name)
    assert said.exit_code == 2
    assert told in said.stderr


def test_the_output_folder_may_be_a_link(folder: Path) -> None:
    """A team may link the output folder itself to where it likes."""
    Path("elsewhere").mkdir()
    Path("out").symlink_to("elsewhere")
    assert gen("render", "serving.json").exit_code == 0
    assert (folder / "elsewhere" / "serving" / "alibaba" / "pulumi" / "Pulumi.yaml").is_file()
    assert gen("check", "serving.json").exit_code == 0


def obstruct(kind: str) -> None:
    """Put something in the way of the output."""
    if kind == "dangling link":
        Path("out").symlink_to("nowhere")
    elif kind == "pipe":
        os.mkfifo("out")
    elif kind == "link to a file":
        Path("out").symlink_to("serving.json")
    elif kind == "link inside":
        Path("out").mkdir()
        Path("elsewhere").mkdir()
        Path("out/serving").symlink_to("../elsewhere")
    elif kind == "link as a project":
        TERRAFORM.parent.mkdir(parents=True)
        Path("elsewhere").mkdir()
        TERRAFORM.symlink_to(Path("elsewhere").resolve())
        PULUMI.symlink_to(Path("elsewhere").resolve())
    elif kind == "link as a file":
        gen("render", "serving.json")
        (TERRAFORM / "network.tf").unlink()
        (TERRAFORM / "network.tf").symlink_to("/etc/passwd")
    else:
        gen("render", "serving.json")
        (TERRAFORM / ".gen-manifest.json").write_text("{")


OBSTACLES = [
    "dangling link", "pipe", "link to a file", "link inside", "link as a project",
    "link as a file", "broken manifest",
]  # fmt: skip


@pytest.mark.parametrize("kind", OBSTACLES)
def test_obstacles(kind: str, folder: Path, neutral: Neutral, snapshot: SnapshotAssertion) -> None:
    """What stands in the way is named as it was given, ends with 2, and is not followed."""
    obstruct(kind)
    before = files(folder)
    said = gen("render", "--force", "serving.json")
    assert said.exit_code == 2
    assert str(folder) not in said.output
    assert files(folder) == before
    assert neutral(said.stderr) + said.stdout == snapshot


@pytest.mark.parametrize("kind", ["link inside", "link as a project", "link as a file"])
@pytest.mark.parametrize("name", ["check", "diff"])
def test_readers_meet_obstacles(
    kind: str, name: str, folder: Path, neutral: Neutral, snapshot: SnapshotAssertion
) -> None:
    """The commands that only read name them too, and write nothing."""
    obstruct(kind)
    before = tree(folder)
    said = gen(name, "serving.json")
    assert said.exit_code in {1, 2}
    assert tree(folder) == before
    assert neutral(said.stderr) == snapshot


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="/proc is what nobody may write to")
@pytest.mark.usefixtures("folder")
def test_unwritable_output(snapshot: SnapshotAssertion) -> None:
    """A folder that gen may not write is named, with the system's reason; exit 2."""
    said = gen("render", "--out", "/proc/gen", "serving.json")
    assert said.exit_code == 2
    assert said.stderr + said.stdout == snapshot


def test_a_repository_is_left_alone(folder: Path) -> None:
    """In a git repository only the output folder is new; git's own files are as before."""

    def git(*arguments: str) -> str:
        done = subprocess.run(
            [tool("git"), *arguments], cwd=folder, capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "--quiet")
    git("add", "serving.json")
    before = texts(folder)
    assert gen("render", "serving.json").exit_code == 0
    after = {name: text for name, text in texts(folder).items() if not name.startswith("out/")}
    assert after == before
    assert git("status", "--porcelain").splitlines() == ["A  serving.json", "?? out/"]
    assert git("status", "--porcelain", "--ignored").count("!!") == 0


# As a program


def test_exit_codes_of_the_program(folder: Path) -> None:
    """The program leaves with 0, 1 or 2, results on stdout, errors on stderr, no escape codes."""
    good = program("render", "serving.json", env={"NO_COLOR": "1", "FORCE_COLOR": ""})
    (TERRAFORM / "network.tf").unlink()
    drift = program("check", "serving.json")
    write_spec("bad", engines=[])
    bad = program("render", "bad.json")
    assert (good.returncode, drift.returncode, bad.returncode) == (0, 1, 2)
    assert good.stderr == drift.stderr == ""
    assert bad.stderr.startswith("bad.json:1:")
    assert bad.stdout == "0 projects rendered, none changed, 1 spec refused\n"
    for said in (good, drift, bad):
        assert "\x1b" not in said.stdout + said.stderr
    assert (folder / PULUMI / "Pulumi.yaml").is_file()


def test_a_name_that_is_no_text(folder: Path) -> None:
    """A file name in another encoding costs nobody a traceback."""
    name = os.fsdecode(b"serv\xff.json")
    (folder / "serving.json").rename(folder / name)
    for env in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C.UTF-8"}):
        said = program("check", name, env=env)
        assert said.returncode == 1
        assert "mend with" in said.stdout
        assert said.stderr == ""
