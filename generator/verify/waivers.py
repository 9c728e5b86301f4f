"""Findings that somebody accepted where they stand: `# gen: ignore[RULE] reason`."""

import re
from collections.abc import Iterable, Mapping

from generator.verify.finding import Finding, severity

_WAIVER = r"(?:#|//)\s*gen:\s*ignore\[([a-z0-9, -]*)\][ \t]*(.*)"  # few projects need it
_RULE = "waiver"


def apply(findings: Iterable[Finding], files: Mapping[str, str]) -> tuple[Finding, ...]:
    """Drop each finding that a comment on its line, or on the line above, accepts with a reason.

    A comment without a reason accepts nothing and is a finding itself.
    """
    listed = list(findings)
    if not any("gen: ignore[" in text or "gen:ignore[" in text for text in files.values()):
        return tuple(listed)
    accepted: set[tuple[str, int, str]] = set()
    for file, text in files.items():
        for number, line in enumerate(text.split("\n"), start=1):
            found = re.search(_WAIVER, line)
            if not found:
                continue
            if not found[2].strip():
                message = "the comment gives no reason, so it accepts nothing"
                hint = "say why: # gen: ignore[rule] the reason"
                column = found.start() + 1
                listed.append(Finding(_RULE, severity(_RULE), file, number, column, message, hint))
                continue
            alone = not line[: found.start()].strip()
            for rule in found[1].split(","):
                accepted.add((file, number + 1 if alone else number, rule.strip()))
    return tuple(one for one in listed if (one.file, one.line, one.rule) not in accepted)
