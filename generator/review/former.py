"""The specs as they were: at a commit of the repository, or in another file."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from generator.errors import Problem, SpecError
from generator.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDINGS = (".json", ".yaml", ".yml")
_MOST = 20_000  # files that may be specs or manifests, of one repository
_LARGEST = 1024 * 1024  # bytes; no spec may have more


@record
class Former:
    """What a comparison is made with: its name for people, and each spec's place and old path."""

    label: str
    specs: tuple[tuple[str, Path], ...]


@contextmanager
def former(base: str, arguments: Sequence[str]) -> Iterator[Former]:
    """Give the specs that `arguments` meant at `base`: a revision of git, or a file.

    Of a revision, it is where the work at hand left it: what others merged since is no change here.

    Raises:
        SpecError: there is no such revision or file, or no repository, or git is not installed.

    """
    if Path(base).is_file():
        yield Former(label=base, specs=((base, Path(base)),))
        return
    from tempfile import TemporaryDirectory

    top = Path(_git("rev-parse", "--show-toplevel", base=base))
    commit = _commit(base)
    with TemporaryDirectory(prefix="gen-base-") as folder:
        _extract(commit, top, Path(folder), base=base)
        specs = tuple(_specs(arguments, top, Path(folder)))
        yield Former(label=f"{base} ({commit[:7]})", specs=specs)


def _commit(base: str) -> str:
    named = _git("rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}", base=base)
    parted = subprocess.run(  # noqa: S603 - a fixed command, and a hash that git itself gave
        ["git", "merge-base", named, "HEAD"],  # noqa: S607 - the user's git
        capture_output=True,
        text=True,
        check=False,
    )
    return parted.stdout.strip() or named  # a shallow clone does not know where


def _extract(commit: str, top: Path, folder: Path, *, base: str) -> None:
    """Write what may be a spec, or marks a rendered project, below a folder."""
    listed = _git("-C", str(top), "ls-tree", "-r", "-z", "-l", "--full-tree", commit, base=base)
    wanted = []
    for entry in listed.split("\0"):
        head, _, name = entry.partition("\t")
        if not name.endswith(_ENDINGS):
            continue
        mode, _, blob, size = head.split()
        if mode.startswith("100") and int(size) <= _LARGEST:
            wanted.append((blob, name))
    if len(wanted) > _MOST:
        _refuse(base, f"the repository holds {len(wanted):,} JSON and YAML files", "name a file")
    asked = "".join(f"{blob}\n" for blob, _ in wanted).encode()
    answer = subprocess.run(  # noqa: S603 - a fixed command in a folder that git itself gave
        ["git", "-C", str(top), "cat-file", "--batch"],  # noqa: S607 - the user's git
        input=asked,
        capture_output=True,
        check=True,
    ).stdout
    at = 0
    for _, name in wanted:
        end = answer.index(b"\n", at)
        length = int(answer[at:end].split()[2])
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer[end + 1 : end + 1 + length])
        at = end + 2 + length


def _specs(arguments: Sequence[str], top: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    from generator.discovery import find

    for argument in arguments:
        place = os.path.relpath(os.path.realpath(argument), os.path.realpath(top))
        if place.startswith(".."):
            _refuse(argument, "this is outside of the repository", f"name what is in {top}")
        try:
            found = find([str(folder / place)])
        except SpecError:
            continue  # it was not there yet
        for path in found:
            here = top / path.relative_to(folder)
            yield os.path.relpath(here, Path.cwd()), path


def _git(*arguments: str, base: str) -> str:
    try:
        said = subprocess.run(  # noqa: S603 - no shell; a revision follows --end-of-options
            ["git", *arguments],  # noqa: S607 - the user's git
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        _refuse(base, "git is not installed", "name another spec file as --base")
    if said.returncode:
        hint = "is it fetched? in CI, check out with the whole history"
        if "not a git repository" in said.stderr:
            _refuse(base, "this folder is in no git repository", "name a spec file as --base")
        _refuse(base, "there is no such revision of git, nor such a file", hint)
    return said.stdout.strip("\n")


def _refuse(place: str, message: str, hint: str) -> NoReturn:
    raise SpecError([Problem(code="GEN012", message=message, hint=hint, file=place)])
