"""Random histories of renderings, edits and kills, against a model of what must be on the disk."""

# Each rule's docstring is the claim that it makes.

import shutil
import tempfile
from pathlib import Path

import killing
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from generator.errors import WriteError
from generator.paths import MANIFEST
from generator.write import manifest
from generator.write.project import write_project

PATHS = st.sampled_from(
    ["a.tf", "b.tf", "environments/dev.tfvars", "environments/prod.tfvars", "c"]
)
TEXTS = st.sampled_from(["", "one\n", "two\n", "three three\n"])
RENDERED = st.dictionaries(PATHS, TEXTS)


class Histories(RuleBasedStateMachine):
    """A project folder, what is to be in it, and what gen wrote of that."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp())
        self.folder = self.top / "project"
        self.disk: dict[str, str] = {}
        self.wrote: dict[str, str] = {}

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.top)

    def losses(self, files: dict[str, str]) -> set[str]:
        """Name the files on the disk that are a person's work and that `files` would destroy."""
        ours = self.wrote.items()
        return {
            path
            for path, text in self.disk.items()
            if text and (path, text) not in ours and files.get(path) != text
            if path in files or path in self.wrote
        }

    def after(self, files: dict[str, str]) -> dict[str, str]:
        """Tell what is on the disk when `files` were written."""
        return {path: text for path, text in self.disk.items() if path not in self.wrote} | files

    def seen(self) -> dict[str, str]:
        """Read the disk."""
        return {
            str(path.relative_to(self.folder)): path.read_text()
            for path in self.folder.rglob("*")
            if path.is_file() and path.name != MANIFEST
        }

    @rule(files=RENDERED, force=st.booleans())
    def render(self, files: dict[str, str], *, force: bool) -> None:
        """Writing ends with exactly what was rendered, or is refused for a person's work."""
        losses = self.losses(files)
        try:
            report = write_project(self.folder, files, force=force, durable=False)
        except WriteError as error:
            assert not force
            named = {problem.file for problem in error.problems}
            assert named == {f"{self.folder}/{path}" for path in losses}
            return
        assert force or not losses
        self.disk, self.wrote = self.after(files), files
        assert {kept.path for kept in report.kept} == self.disk.keys() - files.keys()
        assert not write_project(self.folder, files).wrote
        assert [path.name for path in self.top.iterdir()] == ["project"]

    @rule(files=RENDERED, step=st.integers(0, 45), exchange=st.booleans())
    def render_killed(self, files: dict[str, str], step: int, *, exchange: bool) -> None:
        """A killed writing leaves the old project or the new one."""

        def attempt() -> None:
            write_project(self.folder, files, force=True, durable=False)

        killed = killing.run(attempt, kill_at=step, exchange=exchange)
        if not self.folder.exists():
            if self.disk or self.wrote:  # the moment between two renames
                assert not exchange
                assert killed
                self.render(files, force=True)
            return
        assert self.seen() in (self.disk, self.after(files))
        raw = manifest.read(str(self.folder)) if (self.folder / MANIFEST).exists() else b""
        if raw == manifest.dump({path: text.encode() for path, text in files.items()}):
            self.disk, self.wrote = self.after(files), files
        else:
            assert killed

    @precondition(lambda self: self.folder.exists())
    @rule(path=PATHS, text=TEXTS)
    def edit(self, path: str, text: str) -> None:
        """A person writes a file."""
        place = self.folder / path
        place.parent.mkdir(exist_ok=True)
        place.with_name("saved").write_text(text)
        place.with_name("saved").rename(place)
        self.disk[path] = text

    @precondition(lambda self: self.disk)
    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        """A person removes a file."""
        (self.folder / path).unlink(missing_ok=True)
        self.disk.pop(path, None)

    @invariant()
    def is_as_expected(self) -> None:
        """The disk holds what the model holds, after every step."""
        assert self.seen() == self.disk


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=40,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
