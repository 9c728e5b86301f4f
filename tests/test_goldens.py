"""`out/` is the golden tree of `specs/`."""

from pathlib import Path

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from generator.pipeline import build
from generator.write.comparison import contents
from tests.conftest import ROOT, rendered

SPECS = sorted((ROOT / "specs").glob("*.json")) + sorted((ROOT / "specs").glob("*.yaml"))


class GoldenTree(SingleFileSnapshotExtension):
    """Reads a snapshot from `out/`; `gen render --certify specs/` is the one way to write it."""

    _write_mode = WriteMode.BINARY

    @classmethod
    def get_location(cls, *, test_location, index):  # noqa: ARG003 - syrupy's own signature
        """The place of a file is its name."""
        return str(ROOT / "out" / str(index))

    @classmethod
    def dirname(cls, *, test_location):  # noqa: ARG003 - syrupy's own signature
        """All snapshots lie in the golden tree."""
        return str(ROOT / "out")

    def discover_snapshots(self, *args, **kwargs):
        """None of them is ever found unused, and deleted."""
        return super().discover_snapshots(*args, **kwargs).__class__()

    @classmethod
    def write_snapshot_collection(cls, **_unused):
        """Refuse: only the command line records."""
        pytest.fail("the golden tree is re-recorded by: gen render --certify specs/")


@pytest.fixture
def golden(snapshot):
    """The snapshots of the golden tree."""
    return snapshot.use_extension(GoldenTree)


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_a_spec_renders_its_folder(spec: Path, golden) -> None:
    """A spec renders, byte for byte, what is committed under its name."""
    for project, files in build(spec).items():
        for name, content in contents(files).items():
            assert content == golden(name=f"{project}/{name}")


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_a_folder_holds_nothing_else(spec: Path) -> None:
    """No file lies in a spec's folder that the spec does not render."""
    projects = build(spec)
    wanted = {
        f"{project}/{name}" for project, files in projects.items() for name in contents(files)
    }
    top = ROOT / "out" / next(iter(projects)).partition("/")[0]
    found = {
        path.relative_to(ROOT / "out").as_posix()
        for path in top.rglob("*")
        if path.is_file() and not {".terraform", "__pycache__"}.intersection(path.parts)
    }
    assert found == wanted


def test_every_folder_has_its_spec() -> None:
    """Each folder of the golden tree belongs to a spec."""
    assert {project.name for project in rendered()} == {path.stem for path in SPECS}
