"""Pulumi programs in Python: from the files to everything that is wrong with them.

Syntax and the program's own imports are judged here; what the SDKs say of classes and arguments is
the business of modules beside this one, as for Terraform.
"""

from collections.abc import Mapping

from generator.verify.finding import Finding
from generator.verify.pulumi.imports import imports
from generator.verify.pulumi.program import Parsed, parse


def check(files: Mapping[str, str]) -> list[Finding]:
    """Judge every Python file of a program."""
    findings: list[Finding] = []
    parsed: dict[str, Parsed] = {}
    for name, text in files.items():
        if not name.endswith(".py"):
            continue
        try:
            parsed[name] = parse(text)
        except SyntaxError as error:
            line, column = error.lineno or 0, error.offset or 0
            findings.append(Finding("syntax", "error", name, line, column, error.msg))
        except (ValueError, RecursionError, MemoryError) as error:
            findings.append(Finding("syntax", "error", name, 0, 0, f"cannot be read: {error}"))
    for name in parsed:
        findings += imports(name, parsed, files)
    return findings
