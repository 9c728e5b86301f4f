"""Pulumi programs in Python: from the files to everything that is wrong with them."""

from collections.abc import Mapping

from generator.verify.finding import Finding


def check(files: Mapping[str, str]) -> list[Finding]:
    """Judge every Python file of a program."""
    findings: list[Finding] = []
    for name, text in files.items():
        if name.endswith(".py"):
            try:
                compile(text, name, "exec", dont_inherit=True)
            except SyntaxError as error:
                findings.append(
                    Finding("syntax", "error", name, error.lineno or 0, error.offset or 0, error.msg)
                )
    return findings
