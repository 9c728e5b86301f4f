"""Judge a project's text offline, with what the providers say: `verify` gives every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verify.finding import RULES, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Engine

__all__ = ["RULES", "Finding", "Severity", "verify"]


def verify(files: Mapping[str, str], *, engine: Engine) -> tuple[Finding, ...]:
    """Judge a project given as path -> text; the findings are in the order of their places.

    Paths are relative to the project's root and use `/`.
    """
    if engine == "terraform":
        from generator.verify.terraform import check
    else:
        from generator.verify.pulumi import check
    from generator.verify.meaning.texts import texts

    found = [*check(files), *texts(files)]
    return tuple(sorted(found, key=lambda f: (f.file, f.line, f.column, f.rule, f.message)))


def refuse_faults(files: Mapping[str, str], *, engine: Engine) -> None:
    """Raise VerifyError with every finding that keeps a rendered project from being written."""
    from generator.errors import Problem, VerifyError

    faults = [found for found in verify(files, engine=engine) if found.severity == "error"]
    if faults:
        raise VerifyError(
            Problem(
                code="GEN601",
                message=f"{found.message} [{found.rule}]",
                hint=found.hint,
                file=found.file,
                line=found.line,
                column=found.column,
                source=_line(files.get(found.file, ""), found.line),
            )
            for found in faults
        )


def _line(text: str, number: int) -> str:
    """Return a line of a file, for whoever cannot open it because it was not written."""
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
