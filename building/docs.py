"""Everything in the docs that is made: `python -m building.docs` writes it again.

That is the schema, the reference of specs and errors, the pages of rules, and what the commands of
the README, the tutorials and the how-to pages print. With names of files, only those pages.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from building import error_page, rule_pages, spec_page
from building.console import ROOT, PageError, fences, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator


def made() -> Iterator[tuple[Path, str]]:
    """Yield each page that is made as a whole, with its text."""
    docs = ROOT / "docs"
    from generator.spec.schema import dump

    yield docs / "gen.schema.json", dump()
    yield docs / "spec.md", spec_page.page()
    yield docs / "errors.md", error_page.page()
    for name, text in rule_pages.pages().items():
        yield docs / "rules" / name, text


def pages() -> tuple[Path, ...]:
    """List the pages whose commands are run."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return tuple(
        page
        for page in found
        if any(one.words[0] == "console" for one in fences(page.read_text(encoding="utf-8")))
    )


def main(names: list[str]) -> int:
    """Write again what is made, and run the pages; return how many could not be run."""
    chosen = [Path(name).resolve() for name in names]
    for path, text in made():
        if not chosen or path in chosen:
            path.parent.mkdir(exist_ok=True)
            _write(path, text)
    bad = 0
    for page in pages():
        if not chosen or page in chosen:
            try:
                _write(page, recorded(page.read_text(encoding="utf-8")))
            except PageError as error:
                sys.stderr.write(f"{page.relative_to(ROOT)}: {error}\n")
                bad += 1
    return bad


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
