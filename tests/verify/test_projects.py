"""Sound projects: verification has nothing to say about them."""

import os
from pathlib import Path

import pytest

from generator.verify import verify

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROJECTS = [
    (path, "pulumi" if (path / "Pulumi.yaml").exists() else "terraform")
    for path in sorted((HERE / "projects").iterdir())
]
PROJECTS += [(path, path.name) for path in sorted((ROOT / "out").glob("*/*/*")) if path.is_dir()]
if "GEN_REFERENCE" in os.environ:
    for path in sorted(Path(os.environ["GEN_REFERENCE"]).glob("*/*/*")):
        if path.parent.name in ("terraform", "pulumi"):
            PROJECTS.append((path, path.parent.name))


@pytest.mark.parametrize(("path", "engine"), PROJECTS, ids=lambda value: str(value).split("/")[-1])
def test_says_nothing_of_a_sound_project(path: Path, engine: str) -> None:
    """A project that its own tools accept has no findings, not even warnings."""
    files = {
        file.relative_to(path).as_posix(): file.read_text()
        for file in sorted(path.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }
    found = verify(files, engine=engine)  # type: ignore[arg-type]
    if ROOT not in path.parents:
        # Others decide what warnings they live with.
        found = tuple(one for one in found if one.severity == "error")
    assert [(f.file, f.line, f.rule, f.message) for f in found] == []
