"""Every rule, held to files that are broken on purpose.

A case is a `.tf` file, or a folder that is a whole project, below `cases/RULE/`. What must be found
stands in the file's first lines as `# LINE:COLUMN RULE MESSAGE`, and in a folder's `expect.txt` as
`FILE:LINE:COLUMN RULE MESSAGE`; nothing else may be found. Adding a case adds no Python.
"""

from pathlib import Path

import pytest

from generator.verify import RULES, Finding, verify

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.tf"))
FOLDERS = sorted(path for path in CASES.glob("*/*") if path.is_dir())


# Rules of the command, which reads trees from the disk; its own tests break them.
ON_DISK = {"unreadable", "waiver"}


def shown(finding: Finding, *, file: bool) -> str:
    """Write a finding as it stands in a case."""
    place = f"{finding.line}:{finding.column}"
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.file + ':' if file else ''}{place} {finding.rule} {finding.message}{hint}"


def project(folder: Path) -> dict[str, str]:
    """Read a project from a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "expect.txt"
    }


@pytest.mark.parametrize("case", FILES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_finds_what_a_file_says_and_nothing_else(case: Path) -> None:
    """The findings in a broken file are those that its first lines name."""
    text = case.read_text()
    wanted = []
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        wanted.append(line.removeprefix("# "))
    found = verify({"main.tf": text}, engine="terraform")
    assert [shown(one, file=False) for one in found] == wanted


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_finds_what_a_project_says_and_nothing_else(case: Path) -> None:
    """The findings in a broken project are those that its expect.txt names."""
    files = project(case)
    engine = "pulumi" if "__main__.py" in files else "terraform"
    found = verify(files, engine=engine)
    assert [shown(one, file=True) for one in found] == (
        case / "expect.txt"
    ).read_text().splitlines()


def test_every_rule_has_a_case() -> None:
    """No rule stands without a file that breaks it."""
    seen = {
        line.split(" ")[2]
        for case in FILES
        for line in case.read_text().splitlines()
        if line.startswith("# ")
    } | {
        line.split(" ")[1]
        for case in FOLDERS
        for line in (case / "expect.txt").read_text().splitlines()
    }
    assert seen == RULES.keys() - ON_DISK
