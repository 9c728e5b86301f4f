"""Our own code before the judges that contributors run on it."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT, tool


def said(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a judge over the checkout."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_linter_is_clean() -> None:
    """`ruff check` finds nothing in the package, the tests and the benchmarks."""
    answer = said(tool("ruff"), "check", "--no-cache", ".")
    assert answer.returncode == 0, answer.stdout


def test_the_formatter_is_clean() -> None:
    """`ruff format` would change nothing."""
    answer = said(tool("ruff"), "format", "--no-cache", "--check", "--diff", ".")
    assert answer.returncode == 0, answer.stdout


@pytest.mark.slow
def test_the_types_hold() -> None:
    """`mypy --strict` finds nothing in the package."""
    pytest.importorskip("mypy", reason="mypy is not installed")
    answer = said(sys.executable, "-m", "mypy", "--cache-dir", "/dev/null")
    assert answer.returncode == 0, answer.stdout


def test_no_group_repeats_possessively() -> None:
    """Patterns hold on every Python that gen runs on: before 3.11.5 such a group goes astray.

    https://github.com/python/cpython/issues/106052
    """
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (ROOT / "generator").rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"""r[f]?["'].*(?:\)[*+?]\+|\(\?>)""", line)
    ]
    assert found == []
