"""A project folder against what would be written there."""

import os
from pathlib import Path

import pytest

from generator.errors import WriteError
from generator.paths import MANIFEST
from generator.write.comparison import compare
from generator.write.difference import unified_diff
from generator.write.project import write_project

FILES = {
    "a.tf": "a\n",
    "b.tf": "b\n",
    "c.tf": "c\n",
    "d.tf": "d\n",
    "environments/dev.tfvars": "x\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with `FILES` as gen wrote them."""
    write_project(tmp_path / "project", FILES, durable=False)
    return tmp_path / "project"


def test_states(project: Path) -> None:
    """Each file gets the one state that tells who changed what."""
    (project / "a.tf").write_text("A\n")
    (project / "b.tf").unlink()
    (project / "mine.tf").write_text("mine\n")
    (project / "new.tf").write_text("mine too\n")
    (project / "d.tf").write_text("D\n")
    (project / "environments/dev.tfvars").unlink()
    wanted = {"a.tf": "1", "b.tf": "b\n", "new.tf": "new\n", "c.tf": "C\n"}
    assert compare(project, wanted).states == {
        MANIFEST: "stale",
        "a.tf": "edited",
        "b.tf": "missing",
        "c.tf": "stale",
        "d.tf": "edited_extra",
        "mine.tf": "added",
        "new.tf": "blocked",
    }


def test_clean(project: Path) -> None:
    """A project as gen wrote it is clean, beside a person's own files too."""
    (project / "mine.tf").write_text("mine\n")
    comparison = compare(project, FILES)
    assert comparison.clean
    assert comparison.paths("added") == ("mine.tf",)


def test_absent(tmp_path: Path) -> None:
    """Of a folder that is not there, everything is missing."""
    comparison = compare(tmp_path / "no", FILES)
    assert set(comparison.states.values()) == {"missing"}


def test_edit_that_arrives_at_the_new_text(project: Path) -> None:
    """A person's edit that is what gen would write now is no edit."""
    (project / "a.tf").write_text("new\n")
    comparison = compare(project, FILES | {"a.tf": "new\n"})
    assert comparison.states["a.tf"] == "unchanged"
    assert not comparison.clean  # the manifest does not know of it yet


@pytest.mark.parametrize("torn", [b"", b"\0\0"])
def test_torn_file(project: Path, torn: bytes) -> None:
    """An empty file and one of NUL bytes hold nobody's work."""
    (project / "a.tf").write_bytes(torn)
    (project / "d.tf").write_bytes(torn)
    states = compare(project, {path: FILES[path] for path in FILES if path != "d.tf"}).states
    assert (states["a.tf"], states["d.tf"]) == ("stale", "extra")


def test_what_tools_leave(project: Path) -> None:
    """State, locks, caches, editors' backups and a team's own values are passed over."""
    for path in (
        ".terraform/providers/x", ".terraform.lock.hcl", "terraform.tfstate", "a.tf~", "venv/bin/x",
        "terraform.tfstate.backup", "__pycache__/x.pyc", "Pulumi.me.yaml", "terraform.tfvars",
        "environments/__pycache__/y", "terraform.tfstate.d/dev/terraform.tfstate",
    ):  # fmt: skip
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text("x")
    assert compare(project, FILES).states.keys() == {*FILES, MANIFEST}


def test_rendered_tool_file(tmp_path: Path) -> None:
    """A file that gen renders is compared, whatever tools call theirs."""
    files = {"Pulumi.dev.yaml": "a\n", "terraform.tfvars": "b\n"}
    write_project(tmp_path / "p", files, durable=False)
    (tmp_path / "p/Pulumi.dev.yaml").write_text("mine\n")
    states = compare(tmp_path / "p", {"Pulumi.dev.yaml": "a\n"}).states
    assert states["Pulumi.dev.yaml"] == "edited"
    assert states["terraform.tfvars"] == "extra"


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "way", "top", "file above"])
def test_obstacles(project: Path, kind: str) -> None:
    """What gen may not replace in its way is refused by name; links are not followed."""
    (project / "a.tf").unlink()
    if kind == "link":
        (project / "a.tf").symlink_to(project / "b.tf")
    elif kind == "folder":
        (project / "a.tf").mkdir()
    elif kind == "pipe":
        os.mkfifo(project / "a.tf")
    elif kind == "top":
        project.rename(project.with_name("moved"))
        project.symlink_to(project.with_name("moved"))
    else:
        (project / "environments").rename(project / "away")
        if kind == "way":
            (project / "environments").symlink_to(project / "away")
        else:
            (project / "environments").write_text("x")
    with pytest.raises(WriteError, match="where gen writes its own"):
        compare(project, FILES)


def test_twins(project: Path) -> None:
    """A person's file that differs only in case from one to come is refused; gen's own is not."""
    (project / "Z.tf").write_text("mine\n")
    with pytest.raises(WriteError, match="only in case"):
        compare(project, FILES | {"z.tf": "z\n"})
    assert compare(project, {"A.tf": "a\n"}).states["a.tf"] == "extra"


def test_diff(project: Path) -> None:
    """The diff shows what rendering would change, and says so where it cannot show it."""
    (project / "a.tf").write_text("mine\n")
    (project / "c.tf").write_bytes(b"\xff")
    (project / "d.tf").unlink()
    (project / "d.tf").symlink_to("a.tf")
    wanted = {"a.tf": "new", "c.tf": "c\n", "e.tf": "e\n"}
    lines = list(unified_diff(project, wanted, compare(project, wanted)))
    assert "".join(lines) == (
        "--- a/a.tf\n+++ b/a.tf\n@@ -1 +1 @@\n-mine\n+new\n\\ No newline at end of file\n"
        "--- a/b.tf\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n"
        "Files a/c.tf and b/c.tf differ\n"
        "Files a/d.tf and b/d.tf differ\n"
        "--- /dev/null\n+++ b/e.tf\n@@ -0,0 +1 @@\n+e\n"
        "--- a/environments/dev.tfvars\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    )


def test_diff_of_huge_file(project: Path) -> None:
    """A file of gigabytes costs neither time nor memory."""
    with (project / "a.tf").open("wb") as file:
        file.truncate(1 << 21)
        file.seek(0)
        file.write(b"x")
    comparison = compare(project, FILES)
    assert comparison.states["a.tf"] == "edited"
    assert list(unified_diff(project, FILES, comparison)) == ["Files a/a.tf and b/a.tf differ\n"]
