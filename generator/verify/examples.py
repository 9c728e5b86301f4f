"""An example of each rule: what breaks it, how that is mended, and why it matters."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.record import record

_FILES = ("examples.txt", "examples_meaning.txt")


@record
class Example:
    """Why a rule is one, and two projects as path -> text: one breaks it, one does not."""

    why: str
    broken: dict[str, str]
    mended: dict[str, str]


def example(rule: str) -> Example:
    """Return the example of a rule; raises KeyError for a rule that has none."""
    return _examples()[rule]


@cache
def _examples() -> dict[str, Example]:
    """Read all examples: `== rule`, a sentence, then `-- broken FILE` and `-- mended FILE`."""
    found = {}
    texts = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _FILES]
    for part in "".join(texts).split("== ")[1:]:
        head, *files = part.split("\n-- ")
        rule, _, why = head.partition("\n")
        trees: dict[str, dict[str, str]] = {"broken": {}, "mended": {}}
        for file in files:
            title, _, text = file.partition("\n")
            kind, _, name = title.partition(" ")
            trees[kind][name] = text.rstrip("\n") + "\n"
        found[rule] = Example(why=why.strip(), **trees)
    return found
