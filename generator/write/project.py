"""Writing a project: it is replaced as a whole, or not at all.

A folder that already is as it would be written is left alone. Otherwise the new project is put
together beside the old one and the two change places in one step (`swap`), so that a process that
is killed at any point leaves the old project or the new one; the next run tidies up. Files that do
not change are linked over: they keep their inode and time. So do the files of a person or a tool.

Without `force`, a project is refused whole when it holds a person's changes to files that gen
writes: half of it rendered anew and half of it kept would be a project that nobody has verified.
Files that gen does not write never stand in the way of anything; they stay, and are named.

What is on the disk can be rendered again, so power failures get one fsync a project, of the
manifest, which goes last. A file that such a failure tore is empty or all NUL: `comparison` takes
it for stale, not for somebody's edit.
"""

import contextlib
import os
import stat
from collections.abc import Mapping

from generator.errors import DriftError, WriteError
from generator.paths import MANIFEST, refuse_unsafe
from generator.record import record
from generator.write import swap
from generator.write.comparison import MINE, Comparison, Tree, compare_contents, contents

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@record
class Kept:
    """A file of a person that stays in a project as it is."""

    path: str
    reason: str


@record
class WriteReport:
    """What writing one project did, by path inside its folder, each sorted.

    The manifest is told of like any other file.
    """

    folder: str
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether anything on the disk was changed."""
        return bool(self.created or self.changed or self.removed)


def write_project(
    folder: str | os.PathLike[str],
    files: Mapping[str, str],
    *,
    root: str | os.PathLike[str] | None = None,
    force: bool = False,
    durable: bool = True,
) -> WriteReport:
    """Make `folder` hold exactly `files` (path inside it to text), beside what is not gen's.

    Args:
        folder: the project's folder; it and those above it are made when they are missing.
        files: the rendered project.
        root: the output folder that no link may lead out of: none of the folders from there to
            `folder` may be a link. Without it only `folder` itself and what is in it are judged.
        force: replace files of gen that a person edited, and a person's files at rendered paths.
            Other files of a person stay all the same.
        durable: wait until the disk has the manifest. Leave it out when writing very many projects.

    Raises:
        DriftError: a person's work would be lost without `force`. Nothing was changed.
        WriteError: a path is unsafe, something in the way is not gen's to replace, another process
            writes there, or the system refuses (permission, disk full). Nothing was changed, unless
            the message says that the project was written and only the old one cannot be removed.

    """
    target = os.path.abspath(folder)
    replaced = False
    refuse_unsafe(files)
    try:
        if root is not None:
            _refuse_links(os.path.abspath(root), target)
        wanted = contents(files)
        if not os.path.lexists(swap.place_of(target)):
            # Without the lock only this can be trusted: that all is as it should be.
            with contextlib.suppress(OSError, WriteError):
                comparison = compare_contents(target, wanted)
                if comparison.clean:
                    return _report(target, comparison)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with swap.locked(target) as area:
            comparison = compare_contents(target, wanted, exact=True)
            if not comparison.clean:
                _refuse_losses(target, comparison, force=force)
                _replace(area, comparison, wanted, durable=durable)
                replaced = True
        return _report(target, comparison)
    except OSError as error:
        from generator.write.refusals import refused_by_system

        raise refused_by_system(target, error, replaced=replaced) from error


def remove_project(folder: str | os.PathLike[str], *, root: str | os.PathLike[str]) -> None:
    """Remove a project that is rendered no longer: gen's files, and what folders they leave empty.

    Raises:
        WriteError: a person's file, an edit or a state is in it; nothing was changed.

    """
    target = os.path.abspath(folder)
    comparison = compare_contents(target, contents({}), exact=True)
    ours = set(comparison.paths("extra", "stale", "unchanged"))
    others = sorted(set(comparison.tree.files) - ours)
    if others or comparison.tree.tools:
        left = (others or sorted(comparison.tree.tools))[0]
        from generator.write.refusals import still_holding

        raise still_holding(target, left)
    write_project(target, {}, root=root, force=False)
    os.unlink(f"{target}/{MANIFEST}")
    for place in (target, os.path.dirname(target)):
        with contextlib.suppress(OSError):  # something else is in it
            os.rmdir(place)


def _replace(
    area: swap.Area, comparison: Comparison, wanted: Mapping[str, bytes], *, durable: bool
) -> None:
    """Put the new project together and let it take the place of the old one."""
    staged = area.stage()
    carried = [
        path
        for path in comparison.tree.files
        if comparison.states.get(path, "added") in {"unchanged", "added"}
    ]
    _make_folders(staged, comparison, [*carried, *wanted])
    linked = {path for path in carried if _carry(f"{area.target}/{path}", f"{staged}/{path}")}
    for path, content in wanted.items():  # the manifest comes last
        if comparison.states[path] != "unchanged":
            _write(f"{staged}/{path}", content, sync=durable and path == MANIFEST)
    area.swap(staged)
    try:
        if comparison.tree.folders:
            _refuse_changes(area, comparison.tree, linked)
    except BaseException:
        area.undo(staged)
        raise


def _make_folders(staged: str, comparison: Comparison, paths: list[str]) -> None:
    """Make the folders that the new project needs, with the modes and owners of the old ones.

    A folder of the old project goes when gen alone had files in it and has none any more.
    """
    needed = {parent for path in [*paths, *comparison.tree.tools] for parent in _above(path)}
    emptied = {parent for path in comparison.before for parent in _above(path)}
    needed |= comparison.tree.folders.keys() - emptied
    for folder in sorted(needed | {""}):
        place = f"{staged}/{folder}" if folder else staged
        if folder:
            os.mkdir(place)
        old = comparison.tree.folders.get(folder)
        if old is not None:
            made = os.lstat(place)
            if (made.st_uid, made.st_gid) != (old.st_uid, old.st_gid):
                with contextlib.suppress(PermissionError):  # only root may give folders away
                    os.chown(place, old.st_uid, old.st_gid)
            if made.st_mode != old.st_mode:
                os.chmod(place, stat.S_IMODE(old.st_mode))


def _above(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _carry(source: str, target: str) -> bool:
    """Bring a file over unchanged; tell whether it is the same file and not a copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        import shutil

        if not (os.path.islink(source) or os.path.isfile(source)):
            raise  # a pipe or socket cannot be copied
        shutil.copy2(source, target, follow_symlinks=False)
        return False
    return True


def _write(place: str, content: bytes, *, sync: bool) -> None:
    descriptor = os.open(place, _CREATE, 0o666)  # the umask makes 0644 of it
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if sync:
            os.fsync(descriptor)
    except OSError as error:
        error.filename = error.filename or place
        raise
    finally:
        os.close(descriptor)


def _refuse_changes(area: swap.Area, before: Tree, linked: set[str]) -> None:
    """Refuse when the replaced folder was changed after it was compared: an edit would be lost.

    Files that came up since are brought over when the old folder is emptied.
    """
    for path, entry in before.files.items():
        old = entry.stat(follow_symlinks=False)  # as it was when the folder was listed
        try:
            new = os.lstat(f"{area.old}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            new = None
        same = new is not None and new.st_ino == old.st_ino
        if same and new is not None and path not in linked:
            same = (new.st_size, new.st_mtime_ns) == (old.st_size, old.st_mtime_ns)
        if not same:
            from generator.write.refusals import changed_meanwhile

            raise changed_meanwhile(f"{area.target}/{path}")


def _refuse_losses(target: str, comparison: Comparison, *, force: bool) -> None:
    """Refuse to destroy a person's work, and to replace a folder under a running terraform."""
    locks = [path for path in comparison.tree.files if path.endswith(".lock.info")]
    losses = () if force else comparison.paths(*MINE)
    if locks or losses:
        from generator.write.refusals import lost, terraform_at_work

        problems = [terraform_at_work(target, path) for path in locks]
        problems += [lost(target, path, comparison.states[path]) for path in losses]
        raise (WriteError if locks else DriftError)(problems)


def _refuse_links(root: str, target: str) -> None:
    """Refuse a target that is not inside `root`, or that a link below `root` leads to."""
    if not target.startswith(f"{root.rstrip('/')}/"):
        from generator.write.refusals import outside

        raise outside(root, target)
    place = root
    for name in target[len(root.rstrip("/")) + 1 :].split("/"):
        place = os.path.join(place, name)
        if os.path.islink(place):
            from generator.write.refusals import behind_a_link

            raise behind_a_link(place)
        if not os.path.lexists(place):
            return


def _report(target: str, comparison: Comparison) -> WriteReport:
    return WriteReport(
        folder=target,
        created=comparison.paths("missing"),
        changed=comparison.paths("stale", "edited", "blocked"),
        removed=comparison.paths("extra", "edited_extra"),
        unchanged=comparison.paths("unchanged"),
        kept=tuple(
            Kept(path=path, reason="a file of yours; gen does not write it")
            for path in comparison.paths("added")
        ),
    )
