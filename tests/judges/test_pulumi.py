"""The rendered Pulumi programs, run under the SDK's mocks and judged by Python's own tools."""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Rendered, rendered, tool

PROJECTS = rendered("pulumi")
MOCKED = Path(__file__).with_name("mocked.py")


@cache
def mocked(folder: Path, *settings: str) -> dict[str, Any]:
    """Run a program under mocks; return what it registered and exported."""
    pytest.importorskip("pulumi", reason="the Pulumi SDK is not installed")
    answer = subprocess.run(
        [sys.executable, "-B", str(MOCKED), str(folder), *settings],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-4000:]
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


def exports(project: Rendered) -> set[str]:
    """Return the names that a program exports, read from its text."""
    tree = ast.parse((project.folder / "__main__.py").read_text(encoding="utf-8"))
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pulumi.export"
    }


@pytest.mark.slow
@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_every_output_has_a_value(project: Rendered) -> None:
    """A program runs to its end, and each of its exports is a real value."""
    report = mocked(project.folder)
    assert report["resources"]
    assert set(report["exports"]) == exports(project)
    for name, value in report["exports"].items():
        assert value, name
        assert "Output" not in str(value), f"{name} shows an object instead of its value"


@pytest.mark.slow
@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_names_are_unique(project: Rendered) -> None:
    """No two resources of one type share a name."""
    named = [(item["type"], item["name"]) for item in mocked(project.folder)["resources"]]
    assert len(named) == len(set(named))


@pytest.mark.slow
@pytest.mark.parametrize("cloud", sorted({project.cloud for project in PROJECTS}))
def test_no_program_has_a_type_error(cloud: str, tmp_path: Path) -> None:
    """Basedpyright finds no error in the programs of a cloud."""
    # One run for all, each an environment of its own: the cloud's package is read once.
    roots = [str(project.folder) for project in PROJECTS if project.cloud == cloud]
    settings = tmp_path / "pyrightconfig.json"
    environments = [{"root": root} for root in roots]
    settings.write_text(json.dumps({"include": roots, "executionEnvironments": environments}))
    answer = subprocess.run(
        [
            *(tool("basedpyright"), "--project", settings, "--pythonpath", sys.executable),
            *("--level", "error", "--outputjson"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout, answer.stderr
    said = json.loads(answer.stdout)
    assert said["generalDiagnostics"] == []
    programs = sum(len(list(Path(root).glob("*.py"))) for root in roots)
    assert said["summary"]["filesAnalyzed"] == programs


@pytest.mark.parametrize("project", PROJECTS, ids=str)
@pytest.mark.parametrize("length", ["88", "100"])
def test_the_formatter_finds_nothing(project: Rendered, length: str) -> None:
    """`ruff format` would change nothing, at its own line length and at a common longer one."""
    answer = ruff(project, "format", "--check", "--diff", "--line-length", length)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_the_linter_finds_nothing(project: Rendered) -> None:
    """`ruff check` has nothing to say of a program."""
    answer = ruff(project, "check")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def ruff(project: Rendered, command: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ruff inside a project: from above, a folder named pulumi is taken for the package."""
    return subprocess.run(
        [tool("ruff"), command, "--isolated", "--no-cache", *options, "."],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
