"""Writing a project: what changes, what stays, and what is refused."""

# Names and the text of a link are what is asked for.

import errno
import fcntl
import itertools
import os
import resource
import signal
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import WriteError
from generator.paths import MANIFEST
from generator.write import project as writing
from generator.write import swap
from generator.write.project import Kept, write_project

FILES = {"a.tf": "a\n", "b.tf": "b\n", "environments/dev.tfvars": "x\n"}
CHANGED = {"a.tf": "A\n", "b.tf": "b\n", "c.tf": "c\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with `FILES` as gen wrote them."""
    write_project(tmp_path / "out/project", FILES, durable=False)
    return tmp_path / "out/project"


def picture(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Tell all that can be seen of a folder and of what stands beside it."""
    seen = {}
    for path in sorted(folder.parent.rglob("*")):
        found = path.lstat()
        text = path.read_bytes() if stat.S_ISREG(found.st_mode) else b""
        seen[str(path)] = (found.st_ino, found.st_mtime_ns, text)
    return seen


def test_first_writing(tmp_path: Path) -> None:
    """A new project holds what was rendered and its manifest, with modes after the umask."""
    folder = tmp_path / "a/b/project"
    report = write_project(folder, FILES)
    assert report.created == (MANIFEST, *FILES)
    assert report.folder == str(folder)
    assert {path: (folder / path).read_text() for path in FILES} == FILES
    assert stat.S_IMODE((folder / "a.tf").stat().st_mode) == 0o644
    assert stat.S_IMODE((folder / "environments").stat().st_mode) == 0o755
    assert os.listdir(folder.parent) == ["project"]


def test_umask(tmp_path: Path) -> None:
    """A stricter umask is honoured."""
    old = os.umask(0o077)
    try:
        write_project(tmp_path / "project", FILES)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "project").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "project/a.tf").stat().st_mode) == 0o600


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    """Line ends and other letters reach the disk as UTF-8, byte for byte."""
    write_project(tmp_path / "p", {"a.md": "é\r\n\u2028"})
    assert (tmp_path / "p/a.md").read_bytes() == "é\r\n\u2028".encode()


def test_nothing_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When everything is as it would be written, nothing at all is written."""
    before = picture(project)
    for name in ("mkdir", "rename", "link", "unlink", "write", "rmdir"):
        monkeypatch.setattr(os, name, None)
    report = write_project(project, FILES)
    assert not report.wrote
    assert report.unchanged == (MANIFEST, *FILES)
    assert picture(project) == before


def test_update(project: Path) -> None:
    """What changed is written, what is gone is removed, and the rest keeps its inode and time."""
    before = (project / "b.tf").stat()
    report = write_project(project, CHANGED)
    assert (report.created, report.removed) == (("c.tf",), ("environments/dev.tfvars",))
    assert (report.changed, report.unchanged) == ((MANIFEST, "a.tf"), ("b.tf",))
    after = (project / "b.tf").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert after.st_nlink == 1
    assert sorted(os.listdir(project)) == [MANIFEST, "a.tf", "b.tf", "c.tf"]
    assert os.listdir(project.parent) == ["project"]
    assert not write_project(project, CHANGED).wrote


def test_update_without_links(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file system has no hard links, unchanged files are copied with their time."""

    def no_link(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_link)
    (project / "mine.tf").write_text("mine\n")
    (project / "alias.tf").symlink_to("mine.tf")
    before = (project / "b.tf").stat().st_mtime_ns
    write_project(project, CHANGED)
    assert (project / "b.tf").stat().st_mtime_ns == before
    assert (project / "mine.tf").read_text() == "mine\n"
    assert os.readlink(project / "alias.tf") == "mine.tf"
    assert os.listdir(project.parent) == ["project"]


def test_update_without_exchange(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel cannot exchange two folders, two renames do."""
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    write_project(project, CHANGED)
    assert (project / "a.tf").read_text() == "A\n"
    assert os.listdir(project.parent) == ["project"]


def test_exchange(tmp_path: Path) -> None:
    """The kernel's exchange, where there is one, exchanges; what it refuses is an error."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("b")
    if not swap._exchange(str(tmp_path / "a"), str(tmp_path / "b")):  # noqa: SLF001
        pytest.skip("this system cannot exchange two folders")
    assert (tmp_path / "a").read_text() == "b"
    with pytest.raises(FileNotFoundError):
        swap._exchange(str(tmp_path / "a"), str(tmp_path / "c"))  # noqa: SLF001


def test_added_files_stay(project: Path) -> None:
    """A person's own files stay and are named, with `force` too; a tool's stay unnamed."""
    (project / "environments/mine.tfvars").write_text("mine\n")
    (project / "empty").mkdir()
    (project / "module").symlink_to("../elsewhere")
    os.mkfifo(project / "pipe")
    (project / ".terraform").mkdir()
    (project / "terraform.tfstate").write_text("{}")
    before = {path: (project / path).lstat().st_ino for path in os.listdir(project)}
    kept = ("environments/mine.tfvars", "module", "pipe")
    for files in (CHANGED, FILES):
        report = write_project(project, files, force=True)
        assert report.kept == tuple(
            Kept(path=path, reason="a file of yours; gen does not write it") for path in kept
        )
        for path in ("module", "pipe", ".terraform", "terraform.tfstate"):
            assert (project / path).lstat().st_ino == before[path]
        assert (project / "empty").is_dir()
        assert (project / "environments/mine.tfvars").read_text() == "mine\n"


def lose_edit(project: Path) -> str:
    """Edit a file that gen writes."""
    (project / "a.tf").write_text("mine\n")
    return "a.tf was edited by hand"


def lose_extra(project: Path) -> str:
    """Edit a file that gen writes no more."""
    (project / "environments/dev.tfvars").write_text("mine\n")
    return "dev.tfvars is no longer rendered, and was edited"


def lose_own(project: Path) -> str:
    """Put a file where gen is going to write."""
    (project / "c.tf").write_text("mine\n")
    return "c.tf is not known to be gen's"


@pytest.mark.parametrize("change", [lose_edit, lose_extra, lose_own])
def test_a_persons_work_is_refused(project: Path, change) -> None:
    """A project that would lose a person's work is refused whole; `force` writes it."""
    message = change(project)
    before = picture(project)
    with pytest.raises(WriteError, match=message) as caught:
        write_project(project, CHANGED)
    assert "--force" in caught.value.problems[0].hint
    assert picture(project) == before
    assert write_project(project, CHANGED, force=True).wrote
    assert not write_project(project, CHANGED).wrote
    assert os.listdir(project.parent) == ["project"]


def test_each_lost_file_is_named(project: Path) -> None:
    """All edited files are told at once."""
    for change in (lose_edit, lose_extra, lose_own):
        change(project)
    with pytest.raises(WriteError) as caught:
        write_project(project, CHANGED)
    assert len(caught.value.problems) == 3


def test_take_over(tmp_path: Path) -> None:
    """Files that are as gen would write them are taken over without a manifest."""
    (tmp_path / "a.tf").write_text("a\n")
    before = (tmp_path / "a.tf").stat().st_ino
    report = write_project(tmp_path, {"a.tf": "a\n"})
    assert (report.created, report.unchanged) == ((MANIFEST,), ("a.tf",))
    assert (tmp_path / "a.tf").stat().st_ino == before


def test_broken_manifest(project: Path) -> None:
    """A manifest with a merge conflict in it is refused and nothing is changed."""
    (project / MANIFEST).write_text("<<<<<<< HEAD\n")
    before = picture(project)
    with pytest.raises(WriteError, match="is not JSON"):
        write_project(project, CHANGED, force=True)
    assert picture(project) == before


def test_mode_of_folders(project: Path) -> None:
    """The mode that a team gave its folders outlives the swap."""
    project.chmod(0o2775)
    write_project(project, FILES | {"a.tf": "A\n"})
    assert stat.S_IMODE(project.stat().st_mode) == 0o2775


def test_running_terraform(project: Path) -> None:
    """The folder is not swapped away under a terraform that holds its state's lock."""
    (project / ".terraform.tfstate.lock.info").write_text("{}")
    assert not write_project(project, FILES).wrote
    with pytest.raises(WriteError, match="terraform is at work"):
        write_project(project, CHANGED, force=True)


@pytest.mark.parametrize("path", ["../x", "/x", "a\\x", "a\0", "con", ".terraform/x", MANIFEST])
def test_unsafe_paths(tmp_path: Path, path: str) -> None:
    """An unsafe path is refused before anything is made."""
    with pytest.raises(WriteError):
        write_project(tmp_path / "out/project", {"a.tf": "a", path: "x"})
    assert os.listdir(tmp_path) == []


def test_text_that_is_no_text(tmp_path: Path) -> None:
    """Half of a surrogate pair is refused with its place."""
    with pytest.raises(WriteError, match=r"a\.tf is not Unicode at character 1"):
        write_project(tmp_path / "p", {"a.tf": "x\ud800"})


@pytest.mark.parametrize("link", ["out/x", "out/x/aws", "out/x/aws/terraform"])
@pytest.mark.parametrize("dangling", [True, False])
def test_links_on_the_way(tmp_path: Path, link: str, *, dangling: bool) -> None:
    """A link between the output folder and the project is refused; nothing appears behind it."""
    outside = tmp_path / "outside"
    if not dangling:
        outside.mkdir()
    (tmp_path / link).parent.mkdir(parents=True)
    (tmp_path / link).symlink_to(outside)
    with pytest.raises(WriteError, match="symbolic link"):
        write_project(tmp_path / "out/x/aws/terraform", FILES, root=tmp_path / "out")
    assert dangling or os.listdir(outside) == []


def test_output_folder_behind_a_link(tmp_path: Path) -> None:
    """The output folder itself may be a link: whoever runs gen chose it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    write_project(tmp_path / "out/p", FILES, root=tmp_path / "out")
    assert (tmp_path / "real/p/a.tf").is_file()


@pytest.mark.parametrize("name", ["..", "../p", "../output/p", "."])
def test_outside_the_output_folder(tmp_path: Path, name: str) -> None:
    """A project that is not inside the output folder is refused."""
    with pytest.raises(WriteError, match="outside the output folder"):
        write_project(tmp_path / "out" / name, FILES, root=tmp_path / "out")
    assert os.listdir(tmp_path) == []


def test_links_inside(project: Path) -> None:
    """A link in the place of a rendered file or folder is refused and its target left alone."""
    outside = project.parent.parent / "outside"
    outside.mkdir()
    (outside / "dev.tfvars").write_text("theirs\n")
    (project / "environments/dev.tfvars").unlink()
    (project / "environments").rmdir()
    (project / "environments").symlink_to(outside)
    for force in (False, True):
        with pytest.raises(WriteError, match="symbolic link"):
            write_project(project, FILES | {"a.tf": "A\n"}, force=force)
    assert (outside / "dev.tfvars").read_text() == "theirs\n"


def test_planted_area(project: Path, tmp_path: Path) -> None:
    """A link in the place of the working area is refused; what a planted one holds stays in."""
    area = Path(swap.place_of(str(project)))
    (tmp_path / "outside").mkdir()
    area.symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError):
        write_project(project, CHANGED)
    assert os.listdir(tmp_path / "outside") == []
    area.unlink()
    (area / "old/way").mkdir(parents=True)
    (area / "old/way/x.tf").write_text("planted\n")
    (project / "way").symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError, match="interrupted"):
        write_project(project, CHANGED)
    assert os.listdir(tmp_path / "outside") == []
    assert (project / "a.tf").read_text() == "a\n"


def test_two_at_once(project: Path) -> None:
    """A second gen on the same folder fails clearly, changes nothing, and succeeds afterwards."""
    with swap.locked(str(project)):
        with pytest.raises(WriteError, match="being written by another gen"):
            write_project(project, CHANGED)
        assert (project / "a.tf").read_text() == "a\n"
    assert write_project(project, CHANGED).wrote


def test_lock_of_an_area_that_goes_away(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock on a file that its owner has just tidied away is none; it is taken anew."""
    real = fcntl.flock
    area = Path(swap.place_of(str(project)))
    calls = []

    def late(descriptor: int, how: int) -> None:
        calls.append(how)
        if len(calls) == 1:
            (area / "lock").unlink()
            area.rmdir()
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with swap.locked(str(project)):
        monkeypatch.setattr(fcntl, "flock", real)
        with pytest.raises(WriteError, match="another gen"):
            write_project(project, CHANGED)
    assert len(calls) == 2


def test_many_at_once(tmp_path: Path) -> None:
    """Processes that write one folder at the same time leave the work of one of them, whole."""
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for turn in range(30):
                    try:
                        text = f"{number} {turn}\n"
                        write_project(
                            tmp_path / "p", {"a.tf": text, "b.tf": text * 2}, durable=False
                        )
                    except WriteError as error:
                        assert "another gen" in str(error)  # noqa: PT017
                        time.sleep(0.001)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    text = (tmp_path / "p/a.tf").read_text()
    assert (tmp_path / "p/b.tf").read_text() == text * 2
    assert not write_project(tmp_path / "p", {"a.tf": text, "b.tf": text * 2}).wrote
    assert os.listdir(tmp_path) == ["p"]


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("path", ["a.tf", "b.tf", "mine.tf"])
def test_edit_while_writing(
    project: Path, monkeypatch: pytest.MonkeyPatch, path: str, *, exchange: bool
) -> None:
    """An edit between the comparison and the swap is noticed: the swap is taken back."""
    (project / "mine.tf").write_text("mine\n")
    real = swap.Area.swap
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)

    def late(area: swap.Area, staged: str) -> None:
        (project / "saved").write_text("late\n")
        (project / "saved").rename(project / path)
        real(area, staged)

    monkeypatch.setattr(swap.Area, "swap", late)
    with pytest.raises(WriteError, match="was changed while gen was writing"):
        write_project(project, CHANGED)
    assert (project / path).read_text() == "late\n"
    assert (project / "environments/dev.tfvars").read_text() == "x\n"
    assert os.listdir(project.parent) == ["project"]


def test_file_that_comes_while_writing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that comes up between the comparison and the swap is brought over."""
    real = swap.Area.swap

    def late(area: swap.Area, staged: str) -> None:
        (project / "deep").mkdir()
        (project / "deep/late.txt").write_text("late\n")
        real(area, staged)

    monkeypatch.setattr(swap.Area, "swap", late)
    write_project(project, CHANGED)
    assert (project / "deep/late.txt").read_text() == "late\n"
    assert (project / "a.tf").read_text() == "A\n"


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("call", ["mkdir", "rename", "link", "write", "fsync", "open"])
def test_full_disk(
    project: Path, monkeypatch: pytest.MonkeyPatch, call: str, *, exchange: bool
) -> None:
    """Whichever call the disk is full at, the old project stays, tidy, and the path is named."""
    real = getattr(os, call)
    left = [0]

    def fail(*args: Any, **options: Any) -> Any:
        if call != "open" or args[1] & os.O_CREAT:
            left[0] -= 1
            if left[0] == -1:
                path = None if call in {"write", "fsync"} else args[0]
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return real(*args, **options)

    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(os, call, fail)
    refused = 0
    for number in itertools.count():
        left[0] = number
        try:
            write_project(project, CHANGED)
            if left[0] >= 0:
                break
            left[0] = 1000
            write_project(project, FILES)
        except WriteError as error:
            assert "No space left on device" in str(error)  # noqa: PT017
            assert error.problems[0].file.startswith(str(project.parent))  # noqa: PT017
            refused += 1
        assert {path: (project / path).read_text() for path in FILES} == FILES
        assert os.listdir(project.parent) == ["project"]
    assert refused > 0 or call == "link"  # copies stand in for links


def test_old_project_that_cannot_be_removed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When only the tidying fails, the message says that the project was written."""

    def fail(place: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", fail)
        with pytest.raises(WriteError, match=r"was written, but .* cannot be removed"):
            write_project(project, CHANGED)
    assert (project / "a.tf").read_text() == "A\n"
    assert not write_project(project, CHANGED).wrote
    assert os.listdir(project.parent) == ["project"]


def test_really_no_space(tmp_path: Path) -> None:
    """A limit that the system itself enforces in the middle of a file is reported the same way."""
    write_project(tmp_path / "p", FILES)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
            write_project(tmp_path / "p", FILES | {"a.tf": "x" * 20_000})
        except WriteError as error:
            code = 0 if "a.tf cannot be written: File too large" in str(error) else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (tmp_path / "p/a.tf").read_text() == "a\n"
    assert os.listdir(tmp_path) == ["p"]


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Give a folder of an ordinary user, and be that user while the test runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_no_permission(nobody: Path) -> None:
    """A folder that may not be written, or a file that may not be read, is named and left alone."""
    write_project(nobody / "out/p", FILES)
    nobody.joinpath("out").chmod(0o555)
    with pytest.raises(WriteError, match=r"\.p\.gen cannot be written: Permission denied"):
        write_project(nobody / "out/p", CHANGED)
    with pytest.raises(WriteError, match="Permission denied"):
        write_project(nobody / "out/new/p", CHANGED)
    nobody.joinpath("out").chmod(0o755)
    (nobody / "out/p/a.tf").chmod(0)
    with pytest.raises(WriteError, match=r"a\.tf cannot be written: Permission denied"):
        write_project(nobody / "out/p", CHANGED)
    assert os.listdir(nobody / "out") == ["p"]


def test_interrupt(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves the old project and nothing beside it."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_write", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_project(project, CHANGED)
    assert (project / "a.tf").read_text() == "a\n"
    assert os.listdir(project.parent) == ["project"]


def test_one_fsync(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fsync a project, and none where it was left out."""
    calls: list[int] = []
    monkeypatch.setattr(os, "fsync", calls.append)
    write_project(project, CHANGED)
    assert len(calls) == 1
    write_project(project, FILES, durable=False)
    assert len(calls) == 1
