"""What is judged in every text of a project, whatever language it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.finding import Finding, severity
from generator.verify.meaning.secrets import secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Embeddings, overrides and isolates (https://www.unicode.org/reports/tr9/), which nothing but text
# in two directions needs. Marks of a direction, which such text has, turn nothing beside them.
_TURNS = "[\u202a-\u202e\u2066-\u2069]"


def texts(files: Mapping[str, str]) -> Iterator[Finding]:
    """Look for secrets and turned text everywhere, and judge the files that are for cloud-init."""
    yield from secrets(files)
    yield from turned(files)
    if any(text.startswith(("#cloud-config", "## template: jinja")) for text in files.values()):
        from generator.verify.meaning.cloud_init import cloud_init

        yield from cloud_init(files)


def turned(files: Mapping[str, str]) -> Iterator[Finding]:
    """Find the first character of each line that lets what follows be read in another order."""
    for file, text in files.items():
        if text.isascii():
            continue
        import re

        last = 0
        for found in re.finditer(_TURNS, text):
            line = text.count("\n", 0, found.start()) + 1
            if line == last:
                continue
            last = line
            column = found.start() - text.rfind("\n", 0, found.start())
            letter = f"U+{ord(found.group()):04X}"
            message = f"a character that is not seen ({letter}) turns the direction of text"
            hint = "remove it"
            rule = "turned-text"
            yield Finding(rule, severity(rule), file, line, column, message, hint)
