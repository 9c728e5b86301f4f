"""A process that is killed at any point leaves the old project or the new one."""

# Names are what is asked for.

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import killing
import pytest

from generator.errors import WriteError
from generator.write.project import write_project

OLD = {
    "main.tf": "old\n",
    "same.tf": "same\n",
    "gone.tf": "gone\n",
    "environments/dev.tfvars": "a\n",
}
NEW = {
    "main.tf": "new\n",
    "same.tf": "same\n",
    "dns/zone.tf": "zone\n",
    "environments/dev.tfvars": "b\n",
}
MINE = {"mine.tf": "mine\n", "own/notes.md": "own\n", "terraform.tfstate": "{}"}


def content(folder: Path) -> dict[str, str]:
    """Read a folder whole, but for the manifest and the folders of tools."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".gen-manifest.json" and ".terraform" not in path.parts
    }


def prepare(folder: Path) -> None:
    """Write the old project, and what a person and terraform add to it."""
    write_project(folder, OLD, durable=False)
    for path, text in MINE.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    (folder / ".terraform/providers").mkdir(parents=True)
    (folder / ".terraform/environment").write_text("prod")


def check_rest(folder: Path) -> None:
    """Hold a folder, after the run that follows a kill, to the new project and nothing else."""
    write_project(folder, NEW, durable=False)
    assert content(folder) == NEW | MINE
    assert (folder / ".terraform/environment").read_text() == "prod"
    assert not (folder / "gone.tf").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def until_done(run: Callable[[int], bool]) -> int:
    """Kill at step 0, 1, 2, … until the process comes to its end; return how many steps it has."""
    return next(step for step in itertools.count() if not run(step))


@pytest.mark.parametrize("force", [False, True])
def test_update_killed_at_every_step(tmp_path: Path, *, force: bool) -> None:
    """With the kernel's exchange there is no moment without a complete project."""

    def run(step: int) -> bool:
        folder = tmp_path / str(step) / "project"
        prepare(folder)
        killed = killing.run(lambda: write_project(folder, NEW, force=force), kill_at=step)
        assert content(folder) in (OLD | MINE, NEW | MINE)
        check_rest(folder)
        return killed

    assert until_done(run) > 25


def test_two_renames_killed_at_every_step(tmp_path: Path) -> None:
    """Without it, the project is the old one, the new one, or beside its place for the next run."""
    absent = []

    def run(step: int) -> bool:
        folder = tmp_path / str(step) / "project"
        prepare(folder)
        killed = killing.run(lambda: write_project(folder, NEW), kill_at=step, exchange=False)
        if folder.exists():
            assert content(folder) in (OLD | MINE, NEW | MINE)
        else:
            absent.append(step)
            assert content(folder.parent / ".project.gen/old") == OLD | MINE
        check_rest(folder)
        return killed

    assert until_done(run) > 25
    assert len(absent) == 1


def test_first_writing_killed_at_every_step(tmp_path: Path) -> None:
    """A project that is written for the first time is there whole or not at all."""

    def run(step: int) -> bool:
        folder = tmp_path / str(step) / "a/b/project"
        killed = killing.run(lambda: write_project(folder, NEW), kill_at=step)
        assert not folder.exists() or content(folder) == NEW
        write_project(folder, NEW)
        assert content(folder) == NEW
        assert os.listdir(folder.parent) == ["project"]
        return killed

    assert until_done(run) > 10


@pytest.mark.slow
@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("first", [6, 14, 22, 23, 27, 31, 33])
def test_recovery_killed_at_every_step(tmp_path: Path, *, first: int, exchange: bool) -> None:
    """A recovery may itself be killed at any point and is taken up by the next."""

    def run(step: int) -> bool:
        folder = tmp_path / str(step) / "project"
        prepare(folder)
        killing.run(lambda: write_project(folder, NEW), kill_at=first, exchange=exchange)
        killed = killing.run(lambda: write_project(folder, NEW), kill_at=step, exchange=exchange)
        check_rest(folder)
        return killed

    assert until_done(run) > 0


def test_edit_between_kill_and_next_run(tmp_path: Path) -> None:
    """What a person changes after a kill is not lost to the recovery."""

    def run(step: int) -> bool:
        folder = tmp_path / str(step) / "project"
        prepare(folder)
        killed = killing.run(lambda: write_project(folder, NEW), kill_at=step)
        (folder / "mine.tf").unlink()
        (folder / "mine.tf").write_text("mine, and more\n")
        (folder / "late.tf").write_text("late\n")
        if not killed:
            return False
        try:
            write_project(folder, NEW)
        except WriteError as error:  # the old copy of mine.tf cannot be told from work of its own
            assert "interrupted" in str(error)  # noqa: PT017
        assert (folder / "mine.tf").read_text() == "mine, and more\n"
        assert (folder / "late.tf").read_text() == "late\n"
        return True

    assert until_done(run) > 25
