"""`gen render --certify`: what comparing the engines came to is recorded, and cited for good."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from tests.cli.conftest import gen, texts, write_spec

CERTIFICATES = Path(".gen-certificates")
CITED = re.compile(r"(\d+) resources and (\d+) values, no difference")
READMES = [Path(f"out/serving/alibaba/{engine}/README.md") for engine in ("terraform", "pulumi")]


def cited() -> set[tuple[str, ...]]:
    """Return the counts that the READMEs cite."""
    return {found for page in READMES for found in CITED.findall(page.read_text())}


def compared() -> tuple[str, str]:
    """Return the counts that comparing what was written gives."""
    (found,) = json.loads(gen("verify", "--parity", "out", "--format", "json").stdout)
    return str(found["resources"]), str(found["compared"])


@pytest.mark.usefixtures("folder")
def test_what_is_cited_is_what_is_compared() -> None:
    """Both READMEs cite the counts of the certificate; a plain rendering and a check agree."""
    assert gen("render", "--certify", "serving.json").exit_code == 0
    assert cited() == {compared()}
    assert all(len(CITED.findall(page.read_text())) == 1 for page in READMES)
    assert "2 projects rendered, none changed" in gen("render", "serving.json").stdout
    assert gen("check", "serving.json").exit_code == 0
    before = CERTIFICATES.stat()
    gen("render", "--certify", "serving.json")
    assert CERTIFICATES.stat() == before


@pytest.mark.usefixtures("folder")
def test_nobody_has_to_certify() -> None:
    """Without a record nothing is cited, and neither is it for an engine alone."""
    gen("render", "serving.json")
    assert cited() == set()
    assert not CERTIFICATES.exists()
    write_spec("serving", engines=["terraform"])
    said = gen("render", "--certify", "serving.json", "--out", "alone")
    assert said.exit_code == 0
    assert json.loads(CERTIFICATES.read_text())["systems"] == {}
    assert not CITED.search(Path("alone/serving/alibaba/terraform/README.md").read_text())


def test_a_changed_spec_is_compared_anew(folder: Path) -> None:
    """Once certified, a changed system cites its own counts, recorded again or not."""
    gen("render", "--certify", "serving.json")
    first = cited()
    write_spec("serving", servers={"count": 5})
    assert gen("render", "serving.json").exit_code == 0
    assert cited() == {compared()} != first
    assert gen("check", "serving.json").exit_code == 0
    written = texts(folder / "out")
    assert gen("render", "--certify", "serving.json").exit_code == 0
    assert texts(folder / "out") == written


def test_a_record_saves_the_comparison(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that are recorded are not compared again."""
    from generator.parity import certifying

    gen("render", "--certify", "serving.json")
    written = texts(folder / "out")

    def never(*_: Any, **__: Any) -> None:
        pytest.fail("compared again")

    monkeypatch.setattr(certifying, "certificate", never)
    assert gen("render", "serving.json", "--force", "--out", "again").exit_code == 0
    assert texts(folder / "again") == written


def test_other_systems_stay_recorded(folder: Path) -> None:
    """A record holds a line for each pair beside it; a system that goes takes its line along."""
    write_spec("other", "other.json")
    write_spec("deep", "below/deep.json")
    assert gen("render", "--certify", ".").exit_code == 0
    systems = json.loads(CERTIFICATES.read_text())["systems"]
    assert list(systems) == ["other/alibaba", "serving/alibaba"]
    assert list(json.loads((folder / "below/.gen-certificates").read_text())["systems"]) == [
        "deep/alibaba"
    ]
    write_spec("other", "other.json", engines=["pulumi"])
    gen("render", "--certify", "other.json", "--out", "elsewhere")
    assert list(json.loads(CERTIFICATES.read_text())["systems"]) == ["serving/alibaba"]
    assert len(CERTIFICATES.read_text().splitlines()) == 6


def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the Pulumi program wait a second longer than the Terraform project."""
    lay_out = pipeline.lay_out

    def spoilt(files: dict[str, str]) -> dict[str, str]:
        laid_out = lay_out(files)
        if "load_balancer.py" in laid_out:
            text = laid_out["load_balancer.py"]
            found = re.search(r"request_timeout=(\d+)", text)
            assert found
            longer = f"request_timeout={int(found[1]) - 1}"
            laid_out["load_balancer.py"] = text.replace(found[0], longer)
        return laid_out

    monkeypatch.setattr(pipeline, "lay_out", spoilt)


def test_a_difference_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that differs is told with both places, and neither recorded nor written."""
    write_spec("bad")
    Path("bad.json").write_text("{}")
    spoil(monkeypatch)
    said = gen("render", "--certify", "serving.json", "bad.json")
    assert said.exit_code == 2
    assert re.search(
        r"serving/alibaba/terraform/load_balancer.tf:\d+:1: .*request_timeout", said.stderr
    )
    assert re.search(r"in the other engine: load_balancer.py:\d+", said.stderr)
    assert said.stderr.count("request_timeout") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["bad.json", "serving.json"]


@pytest.mark.usefixtures("folder")
def test_what_is_certified_never_differs_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that is recorded is not written when it differs, by a plain rendering either."""
    gen("render", "--certify", "serving.json")
    before = texts(Path("out"))
    spoil(monkeypatch)
    said = gen("render", "serving.json")
    assert said.exit_code == 1
    assert "[parity]" in said.stderr
    assert texts(Path("out")) == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        "[" * 100_000,
        '{"format": 2, "systems": {}}',
        '{"format": 1, "systems": {"serving/alibaba": {"resources": 1}}}',
        '{"format": 1, "systems": {"serving/alibaba": {"resources": true}}}',
    ],
)
@pytest.mark.parametrize("option", ["--force", "--certify"])
def test_a_broken_record(text: str, option: str) -> None:
    """A record that is not as gen writes it is told, with a way out, and left alone."""
    CERTIFICATES.write_text(text)
    said = gen("render", option, "serving.json")
    assert said.exit_code == 2
    assert said.stderr.startswith(".gen-certificates: ")
    assert "hint: take it from version control, or delete it" in said.stderr
    assert CERTIFICATES.read_text() == text
    assert not Path("out").exists()
