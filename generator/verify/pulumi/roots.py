"""Where a program starts, when its project says that this is another folder: `main: src/`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.verify.finding import Finding

MAIN = r"(?m)^main:[ \t]*([\"']?)([^\"'#\n]+)\1"
# What stands beside `Pulumi.yaml`, wherever the program starts.
BESIDE = ("requirements.txt", "pyproject.toml")


def folder(project: str) -> str:
    """Read the folder that a program starts in off its `Pulumi.yaml`; empty where it is there."""
    found = re.search(MAIN, project) if "main:" in project else None
    if found is None:
        return ""
    path = found[2].strip()
    path = posixpath.dirname(path) if path.endswith(".py") else path
    path = posixpath.normpath(path or ".")
    return "" if path == "." else path


def inside(files: Mapping[str, str], start: str) -> dict[str, str]:
    """Give the files as the program sees them, with its settings and what it asks for."""
    seen = {name: text for name, text in files.items() if name.startswith("Pulumi.")}
    seen |= {name: files[name] for name in BESIDE if name in files}
    seen |= {
        name.removeprefix(f"{start}/"): text
        for name, text in files.items()
        if name.startswith(f"{start}/")
    }
    return seen


def back(found: Finding, files: Mapping[str, str], start: str) -> Finding:
    """Name the file of a finding as the project does."""
    there = f"{start}/{found.file}"
    return found._replace(file=there) if there in files else found
