"""Every bad spec of `tests/spec/bad`, as a user meets it: told, refused with 2, nothing changed."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import gen, tree
from tests.conftest import ROOT

BAD = ROOT / "tests" / "spec" / "bad"
CASES = sorted(path for path in BAD.rglob("*") if path.is_file() and "fields" not in path.parts)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.relative_to(BAD).as_posix())
def test_a_bad_spec_is_told_and_changes_nothing(case: Path, folder: Path) -> None:
    """The file is named, gen leaves with 2, and does not even make the output folder."""
    shutil.copy(case, folder)
    before = tree(folder)
    said = gen("render", "--force", case.name)
    assert said.exit_code == 2
    assert said.stderr.startswith(f"{case.name}:")
    assert said.stdout == "0 projects rendered, none changed, 1 spec refused\n"
    assert tree(folder) == before


@pytest.mark.parametrize(
    "name", ["huge.json", "huge.yaml", "deep.json", "deep.yaml", "binary.json"]
)
def test_what_is_no_spec_at_all(name: str, folder: Path) -> None:
    """A file of 100 MB, a deep one and a binary one are refused before they cost anything."""
    path = folder / name
    if name.startswith("huge"):
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
    elif name.startswith("deep"):
        path.write_text("[" * 100_000)
    else:
        path.write_bytes(bytes(range(256)) * 16)
    before = {each: each.lstat().st_mtime_ns for each in folder.iterdir()}
    said = gen("render", name)
    assert said.exit_code == 2
    assert said.stderr.startswith(f"{name}:")
    assert {each: each.lstat().st_mtime_ns for each in folder.iterdir()} == before
