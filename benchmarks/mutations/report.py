"""The report: docs/mutations.md."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.mutations.table import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.mutations.measure import Measured

HEAD = """# What `gen verify` finds

Good projects are broken in many ways, one fault at a time, and the faults are shown to gen and to
the tools that would find them before a deployment. `python -m benchmarks.mutations --out
docs/mutations.md` measures this again ([benchmarks/](../benchmarks/README.md) tells how); a test
holds a sample of it to 95 %.

"Both" is what gen and a tool find, "gen alone" what no tool finds, "missed by gen" what only a tool
finds. Of a good project nobody says anything. Not every change is a fault: an optional argument may
be left out, and a literal may be any text.
"""
TITLES = {
    "terraform": "Terraform for AWS, against `terraform validate`",
    "pulumi": "Pulumi for all clouds, against the SDK's mocks and basedpyright",
}


def report(found: Sequence[Measured]) -> str:
    """Write the tables, and what gen missed."""
    parts = [HEAD]
    for one in found:
        total = one.counts[-1]
        parts.append(
            f"## {TITLES[one.engine]}\n\n"
            f"{datetime.now(tz=UTC):%Y-%m-%d}, {one.versions}; {one.each} changes of each kind,\n"
            f"seed {one.seed}.\n\n"
            f"Of {total.made:,} changes the tools find {total.found:,}; gen finds {total.both:,}\n"
            f"of these ({one.share:.1%}), and {total.gen_only:,} more.\n\n"
            f"{written(one.counts, one.tools)}\n"
        )
        if one.misses():
            parts.append(f"What gen missed:\n\n{missed(one)}\n")
    return "\n".join(parts)


def missed(one: Measured) -> str:
    """List what gen missed, in the words of the tools."""
    lines = []
    for verdict in one.verdicts:
        if verdict.real and not verdict.findings:
            said = " ".join(next(filter(None, verdict.told.values())).replace("`", "'").split())
            lines.append(f"- {verdict.mutant.kind}, {verdict.mutant.place}: {said[:160]}")
    return "\n".join(lines)
