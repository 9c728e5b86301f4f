"""Replacing a folder as a whole: a locked working area beside it, one swap, and the way back.

Beside the folder `NAME` stands, while it is being replaced, the area `.NAME.gen`. Its lock is the
system's and ends with the process, however that ends. In it are

- `<inode>`, the new folder while it is filled: named after its own inode, so that whoever finds it
  later can tell it from the old folder, which an exchange puts under the same name;
- `old`, the folder that was replaced, until it is emptied.

So an area that a killed process left behind says how far that process came, and `locked` finishes
or undoes its work. Only `project` uses this module.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator

from generator.errors import Problem, WriteError
from generator.paths import MANIFEST
from generator.record import record
from generator.write import manifest
from generator.write.comparison import scan

_FILLING = "new"  # the name of the new folder until its inode is known
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}  # an older kernel or file system


@record(kw_only=False)
class Area:
    """A locked working area for the folder `target`."""

    target: str
    place: str

    @property
    def old(self) -> str:
        """Where the replaced folder stands after a swap."""
        return f"{self.place}/old"

    @property
    def lock(self) -> str:
        """The file that is locked. One in the area: network file systems lock no folders."""
        return f"{self.place}/lock"

    def stage(self) -> str:
        """Make the empty new folder and return its place."""
        first = f"{self.place}/{_FILLING}"
        os.mkdir(first)
        staged = f"{self.place}/{os.lstat(first).st_ino}"
        os.rename(first, staged)
        return staged

    def swap(self, staged: str) -> None:
        """Put the folder `staged` in the place of the target; what was there is then at `old`.

        With an exchange by the kernel there is no moment without a complete folder. Where there is
        none, two renames leave such a moment; a process killed in it is made good by `locked`.
        """
        if not os.path.lexists(self.target):
            os.rename(staged, self.target)
        elif _exchange(staged, self.target):
            try:
                os.rename(staged, self.old)
            except OSError:
                _exchange(staged, self.target)
                raise
        else:
            os.rename(self.target, self.old)
            os.rename(staged, self.target)

    def undo(self, staged: str) -> None:
        """Take a swap back: the old folder returns to its place."""
        if not os.path.lexists(self.old):
            os.rename(self.target, staged)
        elif _exchange(self.old, self.target):
            os.rename(self.old, staged)
        else:
            os.rename(self.target, staged)
            os.rename(self.old, self.target)


def place_of(target: str) -> str:
    """Return where the working area of a folder stands while the folder is being replaced."""
    parent, name = os.path.split(target)
    return os.path.join(parent, f".{name}.gen")


@contextlib.contextmanager
def locked(target: str) -> Iterator[Area]:
    """Lock the working area of the folder `target`, put right what a killed process left, and tidy.

    Raises:
        WriteError: another process is writing this folder, or files in an area that was left behind
            cannot be brought back.
        OSError: the area cannot be made or locked.

    """
    area = Area(target, place_of(target))
    lock = _lock(area)
    try:
        _recover(area)
        yield area
    finally:
        try:
            _recover(area)
            os.unlink(area.lock)
            with contextlib.suppress(OSError):  # the next one has made its lock already
                os.rmdir(area.place)
        finally:
            os.close(lock)


def _lock(area: Area) -> int:
    """Take the lock of an area and return its descriptor."""
    import fcntl

    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    while True:
        with contextlib.suppress(FileExistsError):
            os.mkdir(area.place)
        try:
            if not stat.S_ISDIR(os.lstat(area.place).st_mode):
                raise WriteError([_left_over(area.place)])
            descriptor = os.open(area.lock, flags, 0o666)
        except FileNotFoundError:
            continue  # its owner tidied the area up just now
        except OSError:
            with contextlib.suppress(OSError):
                os.rmdir(area.place)
            raise
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), os.lstat(area.lock)):
                return descriptor
        except FileNotFoundError:
            pass  # the same, after it was opened here
        except BlockingIOError as error:
            os.close(descriptor)
            raise WriteError([_busy(area)]) from error
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _recover(area: Area) -> None:
    """Bring an area to rest: nothing half done, nothing of a person's left in it."""
    for name in os.listdir(area.place):
        place = f"{area.place}/{name}"
        if name == _FILLING or (name.isdigit() and os.lstat(place).st_ino == int(name)):
            _erase(place)  # was never in place; what it holds of a person's are further links
        elif name.isdigit():
            os.rename(place, area.old)  # killed right after the exchange
    if not os.path.lexists(area.old):
        return
    if os.path.lexists(area.target):
        _empty_old(area)
    else:
        os.rename(area.old, area.target)  # killed between the two renames


def _empty_old(area: Area) -> None:
    """Remove the replaced folder; what neither manifest knows goes to the new one, if not there."""
    ours = {MANIFEST, *_written(area.old), *_written(area.target)}
    tree = scan(area.old)
    stuck = []
    for path in tree.tools:  # first: until they are back, a tool misses its own
        if not _bring_back(area, path):
            if path.endswith(".git"):
                stuck.append(f"{area.old}/{path}")
            else:
                _erase(f"{area.old}/{path}")  # its tool made it anew since
    # The manifest goes last: whoever takes this up after a kill needs it.
    for path in sorted(tree.files, key=MANIFEST.__eq__):
        place = f"{area.old}/{path}"
        if path in ours or _is_same(place, f"{area.target}/{path}"):
            os.unlink(place)
        elif not _bring_back(area, path):
            stuck.append(place)
    if stuck:
        raise WriteError(map(_left_over, stuck))
    for folder in sorted(tree.folders, reverse=True):
        os.rmdir(f"{area.old}/{folder}" if folder else area.old)


def _bring_back(area: Area, path: str) -> bool:
    """Move a person's file, or a tool's folder, to its place in the new folder, if that is free."""
    made = ""
    for name in path.split("/")[:-1]:
        made = f"{made}/{name}"
        with contextlib.suppress(FileExistsError):
            os.mkdir(area.target + made)
        if os.path.islink(area.target + made) or not os.path.isdir(area.target + made):
            return False
    target = f"{area.target}/{path}"
    if os.path.lexists(target):
        return False
    os.rename(f"{area.old}/{path}", target)
    return True


def _written(folder: str) -> dict[str, str]:
    try:
        raw = manifest.read(folder)
        return manifest.parse(raw, folder) if raw else {}
    except FileNotFoundError:
        return {}


def _is_same(one: str, other: str) -> bool:
    """Tell whether two paths are one file, or links or regular files that hold the same."""
    try:
        first, second = os.lstat(one), os.lstat(other)
    except FileNotFoundError:
        return False
    if os.path.samestat(first, second):
        return True
    if os.path.islink(one) and os.path.islink(other):
        return os.readlink(one) == os.readlink(other)
    if not (os.path.isfile(one) and os.path.isfile(other)) or first.st_size != second.st_size:
        return False
    with open(one, "rb") as left, open(other, "rb") as right:
        return all(chunk == right.read(65536) for chunk in iter(lambda: left.read(65536), b""))


def _erase(folder: str) -> None:
    """Remove a folder that was never in place, following no link."""
    pending, folders = [folder], []
    while pending:
        top = pending.pop()
        folders.append(top)
        with os.scandir(top) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    os.unlink(entry.path)
    for place in reversed(folders):
        os.rmdir(place)


def _exchange(one: str, other: str) -> bool:
    """Let two paths change places in one step; tell whether this system can.

    Source: renameat2(2), Linux 3.15 and glibc 2.28; flag 2 is RENAME_EXCHANGE.
    """
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here = -100  # AT_FDCWD
    if rename(here, os.fsencode(one), here, os.fsencode(other), 2) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), other)


def _busy(area: Area) -> Problem:
    message = f"{area.target} is being written by another gen"
    hint = "wait until it is done, then run again"
    return Problem(code="GEN504", message=message, hint=hint, file=area.target)


def _left_over(place: str) -> Problem:
    return Problem(
        code="GEN505",
        message=f"{place} was left by a rendering that was interrupted; its place is taken",
        hint="compare the two, keep what you need in the project, and remove this one",
        file=place,
    )
