"""What people read in every rendered project: outputs, and comments that fit where they stand."""

import ast
import re
from pathlib import Path

import pytest

from generator.hcl.reader import read
from generator.layout.prose import WIDEST
from tests.conftest import Rendered, rendered

PROJECTS = rendered()
PAIRS = [(one, other) for one in rendered("terraform") for other in rendered("pulumi")
         if (one.name, one.cloud) == (other.name, other.cloud)]  # fmt: skip
_FILE = re.compile(r"[a-z_]+\.(?:tf|py)\b")


def texts(project: Rendered) -> dict[Path, str]:
    """Return the code of a project."""
    kinds = {".tf", ".tfvars", ".py"}
    found = sorted(one for one in project.folder.iterdir() if one.suffix in kinds)
    return {one: one.read_text(encoding="utf-8") for one in found}


def prose(path: Path, text: str) -> list[str]:
    """Return the rows of a file that are for people: comments, docstrings, and what checks say."""
    rows = [row for row in text.splitlines() if row.lstrip().startswith("# ")]
    if path.suffix == ".py":
        nodes = ast.walk(ast.parse(text))
        kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
        docs = (ast.get_docstring(one, clean=False) for one in nodes if isinstance(one, kinds))
        rows += [row for doc in docs if doc for row in f'"""{doc}"""'.splitlines()]
    if path.name == "settings.py":
        rows += re.findall(r'^ {8}"\w+: .*",$', text, re.MULTILINE)
    return rows


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0]))
def test_outputs_are_the_same(pair: tuple[Rendered, Rendered]) -> None:
    """What one engine tells after a deployment the other tells too, by the same names in order."""
    terraform, pulumi = pair
    outputs = read((terraform.folder / "outputs.tf").read_text(encoding="utf-8"))
    told = [block.labels[0] for _, block in outputs.blocks()]
    program = ast.parse((pulumi.folder / "__main__.py").read_text(encoding="utf-8"))
    exported = [
        ast.literal_eval(node.value.args[0])
        for node in program.body
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "pulumi.export"
    ]
    assert told
    assert exported == told


@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_prose_fits(project: Rendered) -> None:
    """Nothing that is for people is wider than a screen, whatever the names in it are."""
    for path, text in texts(project).items():
        assert [row for row in prose(path, text) if len(row) > WIDEST] == [], path


@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_files_that_are_spoken_of_are_there(project: Rendered) -> None:
    """A comment that names a file of the project calls it as it is called there."""
    found = texts(project)
    names = {path.name for path in found}
    for path, text in found.items():
        told = {name for row in prose(path, text) for name in _FILE.findall(row)}
        assert told <= names, path
