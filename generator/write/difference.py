"""What rendering would change in a project folder, line by line."""

import difflib
import os
from collections.abc import Iterator, Mapping

from generator.paths import MANIFEST
from generator.write.comparison import MINE, READ, Comparison

_LARGEST = 1024 * 1024  # bytes; finding differences takes quadratic time at worst


def unified_diff(
    folder: str | os.PathLike[str],
    files: Mapping[str, str],
    comparison: Comparison,
    *,
    label: str = "",
) -> Iterator[str]:
    """Yield, line by line, what rendering `files` would change in `folder`, edited files included.

    The manifest is left out: its lines follow from the others. A file that is no UTF-8 text or
    larger than 1 MiB gets one line that says so. `label` is what paths are shown below: the folder
    as the reader knows it.
    """
    for path in comparison.paths("missing", "stale", "extra", *MINE):
        if path == MANIFEST:
            continue
        old = _text(f"{os.fspath(folder)}/{path}", comparison.tree.files.get(path))
        new = files.get(path, "")
        if old is None or len(new) > _LARGEST:
            yield f"Files a/{label}{path} and b/{label}{path} differ\n"
            continue
        source = f"a/{label}{path}" if path in comparison.tree.files else "/dev/null"
        target = f"b/{label}{path}" if path in files else "/dev/null"
        for line in difflib.unified_diff(_lines(old), _lines(new), source, target):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _text(place: str, found: os.DirEntry[str] | None) -> str | None:
    if found is None:
        return ""
    if not found.is_file(follow_symlinks=False):
        return None
    with open(os.open(place, READ), "rb") as file:
        raw = file.read(_LARGEST + 1)
    try:
        return None if len(raw) > _LARGEST else raw.decode()
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> list[str]:
    """Split at line feeds alone: other line ends of Unicode are none to who reads a diff."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
