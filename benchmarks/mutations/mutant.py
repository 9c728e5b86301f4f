"""Good projects, and the ways to break them: an edit each, drawn with a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@dataclass(frozen=True)
class Base:
    """A good project: its name and its files as path -> text."""

    name: str
    files: Mapping[str, str]

    @cached_property
    def kept(self) -> dict[str, object]:
        """What was found out of this project, by whoever did."""
        return {}


class Edit(NamedTuple):
    """Replace what stands between two offsets of a file."""

    file: str
    start: int
    end: int
    text: str


class Mutant(NamedTuple):
    """A project with one fault; `about` is what it is a fault of, such as a resource type."""

    base: Base
    kind: str
    about: str
    edits: tuple[Edit, ...]

    @property
    def place(self) -> str:
        """Tell where the fault is, and what was done there."""
        edit = self.edits[0]
        text = self.base.files[edit.file]
        line = text.count("\n", 0, edit.start) + 1
        old, new = text[edit.start : edit.end].strip(), edit.text.strip()
        return f"{self.base.name}/{edit.file}:{line}: {short(old)} -> {short(new)}"

    def files(self) -> dict[str, str]:
        """Give the files with the fault."""
        found = dict(self.base.files)
        for edit in sorted(self.edits, key=lambda one: one.start, reverse=True):
            text = found[edit.file]
            found[edit.file] = text[: edit.start] + edit.text + text[edit.end :]
        return found


def short(text: str) -> str:
    """Write a text in one line."""
    words = " ".join(text.split())
    return f"`{words[:57]}…`" if len(words) > 60 else f"`{words}`"  # noqa: PLR2004 (a line's worth)


Change = tuple[str, tuple[Edit, ...]]
"""What the fault is of, and the edits that make it."""

Breaker = "Callable[[Base, random.Random], Iterable[Change]]"


def mutants(
    bases: Iterable[Base],
    breakers: Mapping[str, Callable[[Base, random.Random], Iterable[Change]]],
    *,
    each: int,
    seed: int = 1,
) -> Iterator[Mutant]:
    """Draw `each` faults of every kind, spread over the projects and what they are faults of."""
    all_bases = list(bases)
    for kind, breaker in breakers.items():
        groups: dict[tuple[str, str], list[Mutant]] = {}
        for base in all_bases:
            chance = random.Random(f"{seed}/{kind}/{base.name}")  # noqa: S311 (not for secrets)
            for about, edits in breaker(base, chance):
                one = Mutant(base, kind, about, edits)
                groups.setdefault((base.name, about), []).append(one)
        yield from drawn(groups, each, random.Random(f"{seed}/{kind}"))  # noqa: S311


def drawn(
    groups: Mapping[tuple[str, str], list[Mutant]], count: int, chance: random.Random
) -> Iterator[Mutant]:
    """Take one of every group in turn until there are enough, never the same fault twice."""
    waiting = [chance.sample(group, len(group)) for group in groups.values()]
    chance.shuffle(waiting)
    seen = set()
    while count and waiting:
        waiting = [group for group in waiting if group]
        for group in waiting:
            if not count or not group:
                continue
            one = group.pop()
            text = tuple((edit.text, edit.file, edit.start) for edit in one.edits)
            if (one.base.name, text) not in seen:
                seen.add((one.base.name, text))
                count -= 1
                yield one
