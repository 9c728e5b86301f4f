"""`gen graph`: a picture on stdout or in a file, which is never overwritten unasked."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import gen, write_spec
from tests.conftest import ROOT

THREE = str(ROOT / "specs" / "parallel-serving.json")


@pytest.mark.usefixtures("folder")
def test_mermaid_on_stdout() -> None:
    """The picture of the spec's one cloud is printed as Mermaid, the same each time."""
    said = gen("graph", "serving.json")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith('---\ntitle: "serving on Alibaba Cloud, terraform"\n---\nflow')
    assert "alicloud_alb_load_balancer" in said.stdout
    assert gen("graph", "serving.json").stdout == said.stdout
    assert "alicloud.alb.LoadBalancer" in gen("graph", "serving.json", "--engine", "pulumi").stdout


def test_a_file(folder: Path) -> None:
    """A file is written as its name ends, once; --force replaces it."""
    pytest.importorskip("pygraphviz", reason="the layout is in an extra that is not installed")
    said = gen("graph", "serving.json", "-o", "serving.svg")
    assert (said.exit_code, said.stdout, said.stderr) == (0, "wrote serving.svg\n", "")
    path = folder / "serving.svg"
    assert path.read_text().startswith("<svg ")
    path.write_text("mine")
    said = gen("graph", "serving.json", "-o", "serving.svg")
    assert said.exit_code == 2
    assert said.stderr.startswith("serving.svg: ")
    assert "the file is there already" in said.stderr
    assert path.read_text() == "mine"
    assert gen("graph", "serving.json", "-o", "serving.svg", "--force").exit_code == 0
    assert path.read_text().startswith("<svg ")
    assert gen("graph", "serving.json", "-o", "serving.mmd").exit_code == 0
    assert "flowchart" in (folder / "serving.mmd").read_text()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (THREE, "the spec names alibaba, aws, azure: choose one with --cloud"),
        ("serving.json --cloud aws", "the spec does not name aws; it names alibaba"),
        ("nothing.json", "there is no such file or folder"),
        ("bad.json", "bad.json:1:"),
        ("serving.json -o no/such.mmd", "cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_drawn(arguments: str, told: str) -> None:
    """A cloud that is not chosen, a bad spec and a bad place are told, and nothing is printed."""
    write_spec("bad", servers={"count": "three"})
    said = gen("graph", *arguments.split())
    assert said.exit_code == 2
    assert said.stdout == ""
    assert told in said.stderr


def test_without_the_layout(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra package an SVG is refused with what to install; Mermaid needs nothing."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    said = gen("graph", "serving.json", "-o", "serving.svg")
    assert said.exit_code == 2
    assert "pip install 'gen-infra[graph]'" in said.stderr
    assert not (folder / "serving.svg").exists()
    assert gen("graph", "serving.json").exit_code == 0
