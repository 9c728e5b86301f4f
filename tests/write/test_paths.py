"""Which paths and folders output may have."""

import pytest

from generator.errors import WriteError
from generator.paths import MANIFEST, is_tool_file, refuse_shared, refuse_unsafe

UNSAFE = {
    "": "empty",
    "/etc/passwd": "absolute",
    "../x.tf": "leaves",
    "a/../x.tf": "leaves",
    "./x.tf": "leaves",
    "a//x.tf": "leaves",
    "a/": "leaves",
    "a\\x.tf": "backslash",
    "C:x.tf": "character",
    "a\0.tf": "character",
    "a\n.tf": "character",
    "a\u202e.tf": "character",
    "a\ud800.tf": "character",
    "nul": "Windows",
    "a/COM1.tf": "Windows",
    "a/x.": "Windows",
    "a /x": "Windows",
    "é" * 128: "255",
    MANIFEST: "gen itself",
    ".terraform/x.tf": "tool",
    "a/__pycache__/x.py": "tool",
}


@pytest.mark.parametrize("path", UNSAFE, ids=ascii)
def test_unsafe_path(path: str) -> None:
    """A path that leaves its project, or that some system cannot have, is refused with why."""
    with pytest.raises(WriteError, match=UNSAFE[path]):
        refuse_unsafe([path])


def test_all_problems_at_once() -> None:
    """Each path at fault is a problem of its own."""
    with pytest.raises(WriteError) as caught:
        refuse_unsafe(["/a", "b.tf", "../c"])
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (["Main.tf", "main.tf"], "only in case"),
        (["stra\u00dfe.tf", "STRASSE.tf"], "only in case"),
        (["e\u0301.tf", "\u00e9.tf"], "only in case"),
        (["a", "a/b"], "file and a folder"),
        (["A/b/c", "a"], "file and a folder"),
    ],
)
def test_paths_in_each_others_way(paths: list[str], reason: str) -> None:
    """Two paths that are one on some system are refused."""
    with pytest.raises(WriteError, match=reason):
        refuse_unsafe(paths)


def test_good_paths() -> None:
    """Every path that the engines' projects have is fine."""
    refuse_unsafe(["main.tf", "environments/dev.tfvars", "__main__.py", "Pulumi.dev.yaml", ".x"])


@pytest.mark.parametrize(
    "folders",
    [("out/a", "out/a"), ("out/a", "out/x/../A"), ("out/a", "out/a/b"), ("out/B/c", "out/b")],
)
def test_shared_folder(folders: tuple[str, str]) -> None:
    """Two specs that render to one folder, or one inside the other, are refused with both names."""
    with pytest.raises(WriteError, match=r"one\.json.*two\.json|two\.json.*one\.json"):
        refuse_shared(zip(("one.json", "two.json"), folders, strict=True))


def test_separate_folders() -> None:
    """Folders beside each other are no trouble, not even when one name begins like the other."""
    refuse_shared([("a", "out/a"), ("b", "out/ab"), ("c", "out/a-b/c")])


@pytest.mark.parametrize(
    "name",
    ["terraform.tfstate", "terraform.tfstate.1700000000.backup", ".terraform.lock.hcl",
     "terraform.tfvars", "my.auto.tfvars", "x.pyc", "Pulumi.dev.yaml", "main.tf~", ".#main.tf"],
)  # fmt: skip
def test_tool_files(name: str) -> None:
    """What tools and editors leave in a project is known as theirs."""
    assert is_tool_file(name)


@pytest.mark.parametrize("name", ["main.tf", "Pulumi.yaml", "override.tf", "qa.tfvars", "x.bak"])
def test_own_files(name: str) -> None:
    """What a person may have written for its own sake is not taken for a tool's."""
    assert not is_tool_file(name)
