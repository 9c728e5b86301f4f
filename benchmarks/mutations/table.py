"""What was made and what was found, by kind of fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.mutations.mutant import Mutant
    from generator.verify import Finding


class Verdict(NamedTuple):
    """A fault, what each tool says of it, and what gen says."""

    mutant: Mutant
    told: dict[str, str]
    findings: tuple[Finding, ...]

    @property
    def real(self) -> bool:
        """Tell whether a tool found it."""
        return any(self.told.values())


class Count(NamedTuple):
    """How many faults there are of a kind, and who found them."""

    kind: str
    made: int
    tools: tuple[int, ...]
    found: int
    both: int
    gen_only: int

    @property
    def missed(self) -> int:
        """Tell how many a tool found and gen did not."""
        return self.found - self.both


def counted(verdicts: Iterable[Verdict], tools: Sequence[str], kind: str = "") -> Count:
    """Count faults."""
    chosen = [one for one in verdicts if not kind or one.mutant.kind == kind]
    return Count(
        kind or "all",
        len(chosen),
        tuple(sum(bool(one.told[tool]) for one in chosen) for tool in tools),
        sum(one.real for one in chosen),
        sum(one.real and bool(one.findings) for one in chosen),
        sum(not one.real and bool(one.findings) for one in chosen),
    )


def rows(verdicts: Sequence[Verdict], tools: Sequence[str]) -> list[Count]:
    """Count every kind, and all together last."""
    kinds = dict.fromkeys(one.mutant.kind for one in verdicts)
    return [*(counted(verdicts, tools, kind) for kind in kinds), counted(verdicts, tools)]


def written(counts: Sequence[Count], tools: Sequence[str]) -> str:
    """Write the table as Markdown."""
    several = len(tools) > 1
    names = [tools[0], *(f"then {tool}" for tool in tools[1:])]
    heads = [*names, *(["either"] if several else []), "both", "gen alone", "missed by gen"]
    lines = [
        "| fault | made | " + " | ".join(heads) + " |",
        "|---|--:|" + "--:|" * len(heads),
    ]
    for one in counts:
        found = [*one.tools, *([one.found] if several else [])]
        numbers = [one.made, *found, one.both, one.gen_only, one.missed]
        name = "**all**" if one.kind == "all" else one.kind
        lines.append(f"| {name} | " + " | ".join(str(number) for number in numbers) + " |")
    return "\n".join(lines)
