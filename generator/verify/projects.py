"""Projects on the disk, read for judging: bounded in size, number and depth.

Links inside a project are followed, as Terraform follows them: projects share modules and files by
them. None leads to what holds the project, and none from a file to one of another kind: `main.tf`
that is `/etc/passwd` tells of nothing that Terraform should read.
"""

# ruff: noqa: PTH113, PTH114, PTH116, PTH118, PTH122, PTH123  os.walk gives strings; a large tree is walked by them

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from generator.record import record
from generator.verify.finding import JSON_FORM, UNREAD, Finding, severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from generator.project import Engine

LARGEST = 2 * 1024 * 1024  # bytes of one file; rendered ones have a hundredth of it
MOST_FILES = 2_000  # of one project
MOST = 64 * 1024 * 1024  # bytes of one project
MOST_FOLDERS = 2_000  # of one project, with those that links lead to
_SKIPPED = frozenset({".git", ".terraform", ".venv", "venv", "node_modules", "__pycache__"})
_PROGRAMS = ("Pulumi.yaml", "Pulumi.yml")
_READ = {
    "terraform": (".tf", ".tofu", ".tftpl", ".tpl", ".yaml", ".yml", ".json", ".sh", ".tfvars"),
    "pulumi": (".py", ".yaml", ".yml", ".json", "requirements.txt", "pyproject.toml"),
}


@record(kw_only=False)
class Tree:
    """One project: its folder, its texts by path inside it, and what could not be read."""

    folder: str
    engine: Engine
    files: dict[str, str]
    findings: tuple[Finding, ...]


class Texts(dict[str, str]):
    """The texts of a project by path; a file of another ending is read when it is asked for."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> str:
        """Read a file that the project names, such as a script that it hands to a function."""
        path = os.path.join(self.folder, *name.split("/"))
        if not os.path.isfile(path):
            raise KeyError(name)
        text, reason = _text(path)
        return UNREAD if reason else text


def find(paths: Iterable[str]) -> Iterator[tuple[str, Engine]]:
    """Find the projects at and below each path, in a stable order, each once."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name not in _SKIPPED)
            place = os.stat(folder)
            if (place.st_dev, place.st_ino) in seen:
                folders.clear()
                continue
            seen.add((place.st_dev, place.st_ino))
            engine = _engine(folder, names)
            if engine:
                yield folder, engine
                folders.clear()  # what is below belongs to it: modules, templates, environments


def _engine(folder: str, names: list[str]) -> Engine | Literal[""]:
    for name in _PROGRAMS:
        if name in names:
            return "pulumi" if _runs_python(os.path.join(folder, name)) else ""
    return "terraform" if any(name.endswith((".tf", ".tofu")) for name in names) else ""


def passed_over(paths: Iterable[str]) -> Iterator[str]:
    """Say of each file that makes a project, but none that is judged, what it is."""
    for path in paths:
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if name not in _SKIPPED)
            for name in sorted(names):
                place = os.path.join(folder, name)
                if name.endswith(JSON_FORM):
                    yield f"{place} is in Terraform's JSON form"
                elif name in _PROGRAMS and not _runs_python(place):
                    yield f"{place} runs another language than Python"


def _runs_python(path: str) -> bool:
    """Tell whether a project's program is in Python, or in a language that is not told."""
    text, _ = _text(path)
    if "runtime" not in text:
        return True
    import re

    said = re.search(r"^runtime:\s*(?:\{?\s*name:\s*)?[\"']?([a-z]+)", text, re.MULTILINE)
    return said is None or said[1] == "python"


def read(folder: str, engine: Engine) -> Tree:
    """Read a project's texts; a file that is no text, or is too large, becomes a finding."""
    files = Texts(folder)
    findings: list[Finding] = []
    size = 0
    for path, name in _files(folder, engine):
        if not name or len(files) >= MOST_FILES or size > MOST:
            most = f"{MOST_FILES} files" if name else f"{MOST_FOLDERS} folders"
            most = f"{MOST // 1024 // 1024} MiB" if size > MOST else most
            findings.append(_unreadable("", f"more than {most}; the rest is not judged"))
            break
        text, reason = _text(path)
        if reason:
            findings.append(_unreadable(name, reason))
            if name.endswith((".tf", ".tofu")):
                files[name] = UNREAD
        else:
            files[name] = text
            size += len(text)
    return Tree(folder, engine, files, tuple(findings))


def _files(folder: str, engine: Engine) -> Iterator[tuple[str, str]]:
    """Give each file that is read, with its path inside; an empty path where there are too many."""
    seen: set[tuple[int, int]] = set()
    here = os.path.join(os.path.realpath(folder), "")
    for place, folders, names in os.walk(folder, followlinks=True):
        found = os.stat(place)
        holds = os.path.islink(place) and here.startswith(os.path.join(os.path.realpath(place), ""))
        if (found.st_dev, found.st_ino) in seen or (holds and place != folder):
            folders.clear()
            continue
        seen.add((found.st_dev, found.st_ino))
        if len(seen) > MOST_FOLDERS:
            yield place, ""
            return
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        for name in sorted(names):
            if name.endswith(_READ[engine]):
                path = os.path.join(place, name)
                yield path, os.path.relpath(path, folder).replace(os.sep, "/")


def _text(path: str) -> tuple[str, str]:
    """Return the text of a file, or the reason why it has none."""
    try:
        found = os.stat(path)
        if reason := _refused(path, found.st_mode):
            return "", reason
        if found.st_size > LARGEST:
            return "", f"has more than {LARGEST // 1024 // 1024} MiB"
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return "", f"cannot be read: {error.strerror}"
    if b"\0" in content:
        return "", "is no text: it holds NUL bytes"
    try:
        return content.decode().removeprefix("\ufeff"), ""
    except UnicodeDecodeError:
        return "", "is no text in UTF-8"


def _refused(path: str, mode: int) -> str:
    """Say why what a path leads to is not opened; nothing for a regular file of the same kind."""
    if not stat.S_ISREG(mode):
        return "is no regular file"
    ending = os.path.splitext(path)[1]
    other = os.path.islink(path) and not os.path.realpath(path).endswith(ending)
    return "is a link to a file of another kind" if other else ""


def _unreadable(file: str, reason: str) -> Finding:
    rule = "unreadable"
    return Finding(rule, severity(rule), file, 0, 0, f"the file {reason}" if file else reason)
