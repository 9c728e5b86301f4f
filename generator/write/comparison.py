"""A project folder against what would be written there now: each file gets one state.

`gen check` prints what this finds, `gen diff` goes by it, and writing decides by it. Nothing is
changed.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from typing import Literal

from generator.errors import Problem, WriteError
from generator.paths import MANIFEST, TOOL_FOLDERS, folded, is_tool_file
from generator.record import field, record
from generator.write import manifest

State = Literal[
    "unchanged",  # on disk as it would be written
    "missing",  # rendered, and not on disk
    "stale",  # on disk as gen wrote it; it renders differently now
    "edited",  # a person changed it, and it differs from what would be written
    "blocked",  # a person's own file stands where a rendered one belongs
    "extra",  # gen wrote it and no longer renders it
    "edited_extra",  # the same, and a person changed it since
    "added",  # a person's own file
]
MINE: tuple[State, ...] = ("edited", "blocked", "edited_extra")
"""The states of a person's work that a rendering would destroy."""

READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""How a file of a project is opened: no link is followed, and no pipe waited for."""


@record(kw_only=False)
class Tree:
    """What is in a folder: its files and folders, by relative path.

    Links and everything else that is no folder count as files. The folders of tools are listed
    and not looked into.
    """

    files: dict[str, os.DirEntry[str]] = field(default_factory=dict)
    folders: dict[str, os.stat_result] = field(default_factory=dict)
    tools: list[str] = field(default_factory=list)


@record(kw_only=False)
class Comparison:
    """The state of every file of a project, sorted by path, and the tree that was seen."""

    states: dict[str, State]
    tree: Tree
    before: dict[str, str]
    """What the manifest on disk says that gen wrote: path to digest."""

    @property
    def clean(self) -> bool:
        """Whether writing would change nothing."""
        return all(state in {"unchanged", "added"} for state in self.states.values())

    def paths(self, *states: State) -> tuple[str, ...]:
        """Return the paths of the files in any of these states, sorted."""
        return tuple(path for path, state in self.states.items() if state in states)


def contents(files: Mapping[str, str]) -> dict[str, bytes]:
    """Return the bytes of each rendered file, sorted by path, and of the manifest, at the end.

    Raises:
        WriteError: a text cannot be written as UTF-8 (it holds half of a surrogate pair).

    """
    encoded = {}
    for path in sorted(files):
        try:
            encoded[path] = files[path].encode()
        except UnicodeEncodeError as error:
            message = f"the text of {path} is not Unicode at character {error.start}"
            raise WriteError([Problem(code="GEN603", message=message)]) from error
    encoded[MANIFEST] = manifest.dump(encoded)
    return encoded


def compare(folder: str | os.PathLike[str], files: Mapping[str, str]) -> Comparison:
    """Compare a project folder with the rendered `files`: path inside the project to text.

    Files that tools leave behind are passed over unless gen renders, or rendered, them. A file that
    is empty or all NUL bytes holds nobody's work (a power failure leaves such): it counts as stale.

    Raises:
        WriteError: a link, a folder or another special file stands where a rendered file belongs,
            the folder itself is none, or the manifest is broken.
        OSError: something in the folder cannot be read.

    """
    return compare_contents(os.fspath(folder), contents(files))


def compare_contents(
    folder: str, wanted: Mapping[str, bytes], *, exact: bool = False
) -> Comparison:
    """Do the work of `compare`, with the bytes that `contents` made; `exact` is that of `scan`."""
    tree = scan(folder, exact=exact)
    raw = manifest.read(folder) if MANIFEST in tree.files else b""
    before = manifest.parse(raw, f"{folder}/{MANIFEST}") if raw else {}
    _refuse_obstacles(folder, tree, wanted)
    if any(path not in tree.files for path in wanted):
        _refuse_twins(folder, [path for path in tree.files if path not in before], wanted)
    states: dict[str, State] = {}
    for path, content in wanted.items():
        if path not in tree.files:
            states[path] = "missing"
        elif path == MANIFEST:
            states[path] = "unchanged" if raw == content else "stale"
        else:
            states[path] = _state(f"{folder}/{path}", content, before.get(path))
    for path, found in tree.files.items():
        if path in wanted:
            continue
        if path in before:
            states[path] = _state_of_extra(f"{folder}/{path}", found, before[path])
        elif not is_tool_file(path.rpartition("/")[2]):
            states[path] = "added"
    return Comparison(states=dict(sorted(states.items())), tree=tree, before=before)


def scan(folder: str, *, exact: bool = False) -> Tree:
    """List what is in a folder, following no link. A folder that does not exist is empty.

    With `exact`, each file's time and size are asked for now and kept; otherwise when first needed.

    Raises:
        WriteError: the folder is a link or no folder.
        OSError: a part of it cannot be read.

    """
    tree = Tree()
    try:
        top = os.lstat(folder)
    except FileNotFoundError:
        return tree
    if not stat.S_ISDIR(top.st_mode):
        raise _obstacle(folder, top.st_mode)
    tree.folders[""] = top
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    tree.files[path] = entry
                    if exact:
                        entry.stat(follow_symlinks=False)
                elif entry.name in TOOL_FOLDERS:
                    tree.tools.append(path)
                else:
                    tree.folders[path] = entry.stat(follow_symlinks=False)
                    pending.append(f"{path}/")
    return tree


def _state(place: str, content: bytes, before: str | None) -> State:
    descriptor = os.open(place, READ)  # a file object would ask the system twice as much
    try:
        found = os.read(descriptor, len(content) + 1)
    finally:
        os.close(descriptor)
    if found == content:
        return "unchanged"
    if _digest(place) == before or _is_torn(place):
        return "stale"
    return "blocked" if before is None else "edited"


def _state_of_extra(place: str, found: os.DirEntry[str], before: str) -> State:
    if found.is_file(follow_symlinks=False) and (_digest(place) == before or _is_torn(place)):
        return "extra"
    return "edited_extra"


def _digest(place: str) -> str:
    import hashlib

    with open(os.open(place, READ), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_torn(place: str) -> bool:
    with open(os.open(place, READ), "rb") as file:
        return not any(chunk.strip(b"\0") for chunk in iter(lambda: file.read(65536), b""))


def _refuse_obstacles(folder: str, tree: Tree, wanted: Mapping[str, bytes]) -> None:
    for path in wanted:
        found = tree.files.get(path)
        if found is not None:
            if not found.is_file(follow_symlinks=False):
                raise _obstacle(f"{folder}/{path}", found.stat(follow_symlinks=False).st_mode)
        elif path in tree.folders:
            raise _obstacle(f"{folder}/{path}", tree.folders[path].st_mode)
        else:
            above = path.rpartition("/")[0]
            while above:
                if above in tree.files:
                    mode = tree.files[above].stat(follow_symlinks=False).st_mode
                    raise _obstacle(f"{folder}/{above}", mode)
                above = above.rpartition("/")[0]


def _refuse_twins(folder: str, yours: Iterable[str], wanted: Mapping[str, bytes]) -> None:
    """Refuse a person's file whose name differs only in case from one that is yet to be written."""
    twins = {folded(path): path for path in yours if path not in wanted}
    problems = [
        Problem(
            code="GEN502",
            message=f"{folder}/{twins[folded(path)]} differs only in case from {path} of gen",
            hint="rename your file: on macOS and Windows the two are one",
            file=f"{folder}/{twins[folded(path)]}",
        )
        for path in wanted
        if folded(path) in twins
    ]
    if problems:
        raise WriteError(problems)


def _obstacle(place: str, mode: int) -> WriteError:
    kind = {
        stat.S_IFLNK: "a symbolic link",
        stat.S_IFDIR: "a folder",
        stat.S_IFREG: "a file",
        stat.S_IFIFO: "a named pipe",
    }.get(stat.S_IFMT(mode), "a special file")
    problem = Problem(
        code="GEN502",
        message=f"{place} is {kind}, where gen writes its own",
        hint="move it away; gen follows no link and replaces nothing of that kind",
        file=place,
    )
    return WriteError([problem])
