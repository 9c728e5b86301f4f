"""Findings tell where a line came from: the template that wrote it and the fields behind it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.render import template_folder
from generator.tracing.origins import counterpart
from tests.cli.conftest import environment, gen

NETWORK = Path("out/serving/alibaba/terraform/network.tf")
RUN = "from generator.cli import main; main({!r})"


@pytest.fixture
def edited(folder: Path) -> Path:
    """Render, then add a line, misspell an argument and use a variable that is not there."""
    assert gen("render", "serving.json").exit_code == 0
    text = NETWORK.read_text().replace("var.network_cidr", "var.network_cdr", 1)
    text = re.sub(r"\bcidr_block\b", "cidr_blok", text, count=1)
    NETWORK.write_text(f"# mine\nlocals {{\n  mine = 1\n}}\n{text}")
    return folder


def told(*arguments: str) -> list[dict[str, Any]]:
    """Verify what was written, for machines."""
    found: list[dict[str, Any]] = json.loads(gen("verify", *arguments, "--format", "json").stdout)
    return found


@pytest.mark.usefixtures("edited")
@pytest.mark.parametrize("form", ["text", "sarif", "github", "markdown"])
def test_each_form_tells_origins(form: str, snapshot: SnapshotAssertion) -> None:
    """People and code scanning read the template's line and the fields of the spec."""
    said = gen("verify", "out", "--format", form)
    assert said.exit_code == 1
    assert re.sub(r"(?<=[:=])[0-9]+|(?<=(?:Line|lumn)\": )[0-9]+", "N", said.stdout) == snapshot


@pytest.mark.usefixtures("edited")
def test_origins_are_true() -> None:
    """The template's line is the one that was edited, and the spec's line says the field."""
    found = {one["rule"]: one for one in told("out")}
    assert found["unused-local"]["origin"] is None  # a person wrote it
    for rule, word in (("undeclared", "network_cidr"), ("unknown-argument", "cidr_block")):
        origin = found[rule]["origin"]
        assert origin["edited"]
        template = template_folder().parent / origin["template"]
        assert word in template.read_text().splitlines()[origin["line"] - 1]
    (cidr,) = (
        one for one in found["undeclared"]["origin"]["fields"] if one["field"] == "network.cidr"
    )
    if cidr["line"]:
        assert "cidr" in Path(cidr["file"]).read_text().splitlines()[cidr["line"] - 1]


@pytest.mark.usefixtures("edited")
def test_without_a_sound_spec_findings_are_told_all_the_same() -> None:
    """A tree whose spec is elsewhere, or no longer sound, has findings without origins."""
    Path("serving.json").write_text('{"name": "serving", "blueprint": "parallel-serving"}')
    assert {one["origin"] for one in told("out")} == {None}
    Path("serving.json").unlink()
    assert {one["origin"] for one in told("out")} == {None}


@pytest.mark.parametrize(
    ("written", "number", "found"),
    [
        ("a\nb\nc\n", 2, (2, False)),
        ("x\na\nb\nc\n", 3, (2, False)),
        ("x\na\nb\nc\n", 1, (0, True)),
        ("a\nB\nc\n", 2, (2, True)),
        ("a\nB\nBB\nc\n", 3, (2, True)),
        ("a\nc\n", 2, (3, False)),
        ("", 1, (0, True)),
    ],
)
def test_edited_lines_are_found_again(written: str, number: int, found: tuple[int, bool]) -> None:
    """A line is found where it was rendered, also behind what somebody added or took away."""
    assert counterpart("a\nb\nc\n", written, number) == found


def test_a_refused_rendering_tells_origins(folder: Path) -> None:
    """A fault of a template is told with its line there and the field, and nothing is written."""
    shutil.copytree(template_folder(), folder / "templates")
    template = folder / "templates/alibaba/terraform/network.tf.j2"
    text = template.read_text()
    broken = re.sub(r"\bcidr_block\b(?= += var)", "cidr_blok", text, count=1)
    assert broken != text
    template.write_text(broken)
    (number,) = (at for at, row in enumerate(broken.splitlines(), 1) if "cidr_blok" in row)
    program = (
        "from pathlib import Path; from generator import render; "
        "render.template_folder = lambda: Path('templates'); "
    )
    for form in ("text", "json"):
        arguments = ["render", "serving.json", "--format", form]
        said = subprocess.run(
            [sys.executable, "-c", program + RUN.format(arguments)],
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert said.returncode == 1, said.stderr
        origin = f"templates/alibaba/terraform/network.tf.j2:{number}, spec: network.cidr"
        assert origin in (said.stderr if form == "text" else said.stdout)
    assert not Path("out").exists()


def test_nothing_is_traced_without_a_finding(folder: Path) -> None:
    """Rendering and judging what is sound never load what traces lines."""
    program = (
        "import os, sys; leave = os._exit\n"
        "def told(code): print('generator.tracing' in sys.modules, code); "
        "sys.stdout.flush(); leave(code)\n"
        "os._exit = told\n"
    )
    for arguments in (["render", "serving.json"], ["verify", "out"]):
        said = subprocess.run(
            [sys.executable, "-c", program + RUN.format(arguments)],
            env=environment(), cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert said.stdout.splitlines()[-1] == "False 0", said.stderr
