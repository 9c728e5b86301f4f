"""Every cause of a refusal, by its stable code: what it is, why it is one, and an example.

Nothing here is read unless somebody asks what a code means: what is raised carries only the code.
A code is never given to another cause, and one that is no longer raised keeps its place.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.record import record

CODE = re.compile(r"GEN[0-9]{3}")
_FILES = ("files", "syntax", "values", "contradictions", "clouds", "projects")


@record
class Shown:
    """What shows a cause, or how it is mended: `text` is of the kind that `of` names.

    `of` is a blueprint, of whose spec `text` holds some fields; or the name of a file that `text`
    is whole; or `$`, for commands beside a spec of parallel serving in `chat.json`.
    """

    of: str
    text: str


@record
class Cause:
    """Why something is refused: a title, the reason, and an example where one can be given."""

    code: str
    title: str
    why: str
    refused: Shown | None = None
    good: Shown | None = None


@cache
def causes() -> dict[str, Cause]:
    """Read all causes, in the order of their codes."""
    found = {}
    for name in _FILES:
        text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
        for part in text.split("== ")[1:]:
            head, *examples = part.split("\n-- ")
            title, _, why = head.partition("\n")
            code, _, title = title.partition(" ")
            shown = dict(map(_shown, examples))
            found[code] = Cause(code=code, title=title, why=" ".join(why.split()), **shown)
    return found


def _shown(example: str) -> tuple[str, Shown]:
    head, _, text = example.partition("\n")
    kind, _, of = head.partition(" ")
    return kind, Shown(of=of, text=text.rstrip("\n") + "\n")
