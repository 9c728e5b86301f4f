"""What is judged in every text of a project, whatever language it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.meaning.secrets import secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.verify.finding import Finding


def texts(files: Mapping[str, str]) -> Iterator[Finding]:
    """Look for secrets everywhere, and judge the files that are for cloud-init."""
    yield from secrets(files)
    if any(text.startswith(("#cloud-config", "## template: jinja")) for text in files.values()):
        from generator.verify.meaning.cloud_init import cloud_init

        yield from cloud_init(files)
