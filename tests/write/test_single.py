"""Files beside projects: written whole or not at all, where links, modes and devices stay."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import WriteError
from generator.write.single import replace_file, write_new

LONG = "a line that does not fit\n" * 400


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """Let no file grow longer, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_nothing_stays_of_a_file_that_does_not_fit(tmp_path: Path) -> None:
    """A new file that cannot be written is not there, and one that is replaced is as it was."""
    old = tmp_path / "old"
    old.write_text("old")
    with no_room(100):
        with pytest.raises(WriteError, match="cannot be written"):
            write_new(tmp_path / "new", LONG, hint="")
        with pytest.raises(WriteError, match="cannot be written"):
            replace_file(old, LONG)
    assert [one.name for one in tmp_path.iterdir()] == ["old"]
    assert old.read_text() == "old"


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    """What a link leads to is replaced, its rights stay; and a device is written to."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    replace_file("/dev/null", "new")
    assert not Path("/dev/null").is_file()


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    """What has the name already stays, also a link that leads nowhere."""
    link = tmp_path / "link"
    link.symlink_to("nowhere")
    with pytest.raises(WriteError, match="stays as it is"):
        write_new(link, "new", hint="take another name")
    assert [one.name for one in tmp_path.iterdir()] == ["link"]
