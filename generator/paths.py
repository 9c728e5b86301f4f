"""Where output may go: the rules for a path inside a project and for the folders of projects.

Everything here is pure: it looks at names, never at the disk.
"""

import os
from collections.abc import Iterable
from functools import lru_cache

from generator.errors import Problem, WriteError

MANIFEST = ".gen-manifest.json"
"""The one file of a project that gen keeps for itself; no rendered file may have its name."""

CERTIFICATES = ".gen-certificates"
"""The file beside specs that records what certificates came to."""

# Folders that tools make inside a project and can make again. They are neither read nor compared.
TOOL_FOLDERS = frozenset({
    ".terraform", ".terragrunt-cache", ".pulumi", ".git", ".idea", ".vscode", "node_modules",
    "__pycache__", ".venv", "venv", ".pytest_cache", ".mypy_cache", ".ruff_cache",
})  # fmt: skip
_TOOL_FILES = frozenset({
    ".terraform.lock.hcl", "terraform.tfvars", "terraform.tfvars.json", "crash.log", "tfplan",
    ".DS_Store", "Thumbs.db",
})  # fmt: skip
_TOOL_ENDINGS = (
    ".tfstate", ".tfstate.backup", ".lock.info", ".auto.tfvars", ".auto.tfvars.json", ".tfplan",
    ".pyc", "~", ".swp", ".swo",
)  # fmt: skip
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_LONGEST_NAME = 255  # bytes, on every file system that a checkout is likely to meet


def is_tool_file(name: str) -> bool:
    """Tell whether a file of this name, when gen does not render it, is left by a tool.

    State, locks, plans, a team's own variable values and stack settings, compiled Python, and what
    editors leave beside a file that is open.
    """
    return (
        name in _TOOL_FILES
        or name.endswith(_TOOL_ENDINGS)
        or ".tfstate." in name
        or name.startswith(".#")
        or (name.startswith("Pulumi.") and name.endswith(".yaml") and name != "Pulumi.yaml")
    )


def project_folder(out: str, name: str) -> str:
    """Return the folder of a project, `SYSTEM/CLOUD/ENGINE`, below the output folder."""
    return f"{'' if out == '/' else out}/{name}"


def in_shell(*words: str) -> str:
    """Write words, of which none is an option, as a shell and a command take them."""
    from shlex import join

    return join(f"./{word}" if word.startswith("-") else word for word in words)


@lru_cache(maxsize=4096)  # the same few names come back in every project
def fault(path: str) -> str:
    """Say why `path` cannot be the place of a rendered file, or return "" when it can.

    A place is relative, uses `/`, stays inside its project and exists on Windows and macOS too,
    because the project is committed to a repository that is checked out on any of them.
    """
    if not path:
        return "is empty"
    if path.startswith("/"):
        return "is absolute"
    if "\\" in path:
        return "holds a backslash"
    for name in path.split("/"):
        reason = _name_fault(name)
        if reason:
            return reason
    return ""


def _name_fault(name: str) -> str:
    if name in {"", ".", ".."}:
        return "leaves its folder or names it oddly (an empty part, '.' or '..')"
    if not name.isprintable() or any(letter in '<>:"|?*' for letter in name):
        return "holds a character that not every system allows in a name"
    if name.endswith((".", " ")) or name.partition(".")[0].rstrip().lower() in DEVICES:
        return "is a name that Windows reserves"
    if len(name.encode()) > _LONGEST_NAME:
        return f"has a name of more than {_LONGEST_NAME} bytes"
    return ""


def folded(path: str) -> str:
    """Reduce `path` to what a file system that ignores case and accent composition sees."""
    if path.isascii():
        return path.lower()
    import unicodedata

    return unicodedata.normalize("NFC", path).casefold()


def refuse_unsafe(paths: Iterable[str]) -> None:
    """Refuse the paths of a project when one cannot be written, or two get in each other's way.

    Raises:
        WriteError: one problem for each path at fault.

    """
    problems = []
    seen: dict[str, str] = {}
    for path in paths:
        reason = fault(path)
        if not reason and (path == MANIFEST or not TOOL_FOLDERS.isdisjoint(path.split("/")[:-1])):
            reason = "is kept for gen itself or for a tool"
        key = path if reason else folded(path)
        if not reason and key in seen:
            reason = f"differs only in case from {seen[key]!r}"
        if reason:
            problems.append(Problem(code="GEN603", message=f"a rendered path {reason}: {path!r}"))
        seen.setdefault(key, path)
    for key, path in seen.items():
        above = key.rpartition("/")[0]
        while above:
            if above in seen:
                message = f"a rendered path would be a file and a folder at once: {seen[above]!r}"
                problems.append(Problem(code="GEN603", message=f"{message} (because of {path!r})"))
            above = above.rpartition("/")[0]
    if problems:
        raise WriteError(problems)


def refuse_shared(claims: Iterable[tuple[str, str | os.PathLike[str]]]) -> None:
    """Refuse projects that would be written to the same folder, or one inside another.

    `claims` are pairs of who claims (the file of the spec) and the folder of the project. Folders
    whose names differ only in case count as the same: on macOS and Windows they are.

    Raises:
        WriteError: one problem for each folder that is claimed again.

    """
    problems = []
    owners: dict[str, tuple[str, str]] = {}
    for owner, folder in claims:
        place = os.fspath(folder)
        key = folded(os.path.abspath(place))
        if key in owners:
            problems.append(_shared(owner, place, owners[key]))
        else:
            owners[key] = (owner, place)
    for key, (owner, place) in owners.items():
        above = os.path.dirname(key)
        while above != os.path.dirname(above):
            if above in owners:
                problems.append(_shared(owner, place, owners[above]))
            above = os.path.dirname(above)
    if problems:
        raise WriteError(problems)


def _shared(owner: str, place: str, other: tuple[str, str]) -> Problem:
    return Problem(
        code="GEN509",
        message=f"{owner} and {other[0]} would be written to the same folder: {place}",
        hint="give the two specs different names, or another output folder",
        file=owner,
    )
