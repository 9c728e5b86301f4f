"""Pulumi programs in Python: from the files to everything that is wrong with them."""

from collections.abc import Iterator, Mapping

from generator.verify.finding import Finding, severity
from generator.verify.pulumi.calls import judge
from generator.verify.pulumi.configuration import configuration, sets
from generator.verify.pulumi.duplicates import duplicates
from generator.verify.pulumi.imports import imports
from generator.verify.pulumi.own import own
from generator.verify.pulumi.program import Parsed, parse
from generator.verify.pulumi.requirements import judged, missing


def check(files: Mapping[str, str]) -> list[Finding]:
    """Judge every Python file of a program, and its settings."""
    project = files.get("Pulumi.yaml") or files.get("Pulumi.yml") or ""
    if "main:" not in project:
        return program(files)
    from generator.verify.pulumi.roots import back, folder, inside

    start = folder(project)
    if not start:
        return program(files)
    return [back(one, files, start) for one in program(inside(files, start))]


def program(files: Mapping[str, str]) -> list[Finding]:
    """Judge the files of a program that starts where its settings are."""
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
        except ValueError as error:
            findings.append(Finding("syntax", "error", name, 0, 0, f"cannot be read: {error}"))
        except (RecursionError, MemoryError):
            findings.append(Finding("syntax", "error", name, 0, 0, "nested too deeply to be read"))
    findings += imports(parsed, files)
    try:
        findings += [*packages(parsed, files), *duplicates(parsed, files)]
        findings += configuration(parsed, files)
        findings += own(parsed, files)
        findings += meant({name: files[name] for name in parsed}, judged(parsed, files), files)
    except RecursionError:  # Python takes expressions that are nested deeper than we can follow.
        name = max(parsed, key=lambda one: parsed[one].depth)
        message = "nested too deeply to be judged"
        findings.append(Finding("syntax", "error", name, 0, 0, message))
    findings += missing(parsed, files)
    return findings


def meant(
    texts: Mapping[str, str], known: frozenset[str], files: Mapping[str, str]
) -> Iterator[Finding]:
    """Judge what the program asks of its clouds, with what each of its stacks sets."""
    if not known:
        return
    if sets(files):
        from generator.verify.pulumi.stacks import judged as with_stacks

        yield from with_stacks(texts, known, files)
        return
    from generator.verify.pulumi.looks import judged

    yield from judged(texts, known)


def packages(parsed: Mapping[str, Parsed], files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge what every file asks of the providers' packages."""
    known = judged(parsed, files)
    for name in parsed:
        wanted = sorted({one for one in parsed[name].modules if f"{one}.py" in parsed})
        siblings = {one: files[f"{one}.py"] for one in wanted}
        if not siblings and not any(one.startswith("pulumi") for one in parsed[name].modules):
            continue
        for rule, node, message, hint in judge(files[name], siblings, known):
            line, column = node.lineno, node.col_offset + 1
            yield Finding(rule, severity(rule), name, line, column, message, hint)
    if "overrides.py" in parsed:
        from generator.verify.pulumi.overrides import overrides

        yield from overrides(parsed, files, known)
