"""Specs of older formats become those of today: only what changed is edited, and the diff is told.

A case is a folder: `before` in an older format, and `after`, byte for byte what it becomes.
"""

import json
import os
from pathlib import Path

import pytest

from generator.errors import SpecError
from generator.migrations import OLDEST, migrated
from generator.pipeline import plans
from generator.spec.limits import FORMAT
from generator.spec.load import load
from generator.spec.source import read_source
from tests.cli.conftest import gen
from tests.conftest import ROOT

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def before_and_after(case: Path) -> tuple[Path, Path]:
    """Return the two files of a case."""
    [before] = case.glob("before.*")
    [after] = case.glob("after.*")
    return before, after


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def here(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder that holds the old spec of a case; return the case."""
    monkeypatch.chdir(tmp_path)
    case: Path = request.param
    before, _ = before_and_after(case)
    Path(f"spec{before.suffix}").write_bytes(before.read_bytes())
    return case


def spec() -> Path:
    """Return the spec of the folder."""
    [path] = Path().glob("spec.*")
    return path


def test_migrated(here: Path) -> None:
    """An old spec is rewritten in place to exactly what it should be, and that is planned."""
    path = spec()
    path.chmod(0o640)
    said = gen("migrate", str(path))
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.endswith("\n1 spec migrated, 0 up to date\n")
    _, after = before_and_after(here)
    assert path.read_bytes() == after.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir() == [path.name]
    assert plans(load(path))


def test_only_what_changed_is_in_the_diff(here: Path) -> None:
    """--diff writes nothing, leaves with 1, and its diff is what turns the one into the other."""
    path = spec()
    text = path.read_bytes()
    said = gen("migrate", "--diff", str(path))
    assert (said.exit_code, said.stderr) == (1, "")
    assert path.read_bytes() == text
    before, after = (one.read_text().splitlines() for one in before_and_after(here))
    _, _, *lines, summary = said.stdout.replace("\r", "").splitlines()
    assert summary == "1 spec would be migrated, 0 up to date"
    gone = [line[1:] for line in lines if line.startswith("-")]
    new = [line[1:] for line in lines if line.startswith("+")]
    assert [line for line in before if line not in after] == gone
    assert [line for line in after if line not in before] == new


def test_once_is_enough(here: Path) -> None:
    """What was migrated is up to date: a second time nothing changes."""
    assert here
    path = spec()
    gen("migrate", str(path))
    text = path.read_bytes()
    said = gen("migrate", str(path))
    assert (said.exit_code, said.stdout) == (0, "none migrated, 1 up to date\n")
    assert path.read_bytes() == text


def test_every_other_command_names_the_way(here: Path) -> None:
    """A spec of an older format is refused where it says so, with the command that migrates it."""
    assert here
    path = spec()
    said = gen("render", str(path))
    assert said.exit_code == 2
    assert "error[GEN007]: the spec has format 0, and this gen reads format 1" in said.stderr
    assert f"gen migrate {path}" in said.stderr
    assert said.stderr.count("error[") == 1


def test_each_format_has_a_step() -> None:
    """From the oldest format on there is a step to the next, up to that of today."""
    folder = ROOT / "generator" / "migrations"
    steps = sorted(path.stem for path in folder.glob("from_*.py"))
    assert steps == [f"from_{number}" for number in range(OLDEST, FORMAT)]


def test_examples_are_up_to_date() -> None:
    """No example spec changes: each has the format of today."""
    for path in sorted((ROOT / "specs").glob("[!.]*")):
        source = read_source(path)
        assert migrated(source).text == source.text


@pytest.mark.parametrize(("version", "code"), [(2, "GEN014"), (-1, "GEN205"), (True, "GEN203")])
def test_formats_that_cannot_be(
    version: object, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer format is refused with the reason, by each command, and so is none at all."""
    monkeypatch.chdir(tmp_path)
    fields = {"version": version, "name": "chat", "blueprint": "inference-cache"}
    Path("chat.json").write_text(json.dumps({**fields, "clouds": {"aws": {"region": "us-west-2"}}}))
    assert f"error[{code}]" in gen("render", "chat.json").stderr
    said = gen("migrate", "chat.json")
    if code != "GEN203":  # its kind is told where the spec is read
        assert (said.exit_code, said.stdout) == (2, "")
        assert f"error[{code}]" in said.stderr


def test_a_format_that_the_spec_does_not_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spec without version has today's format, unless --from tells another."""
    monkeypatch.chdir(tmp_path)
    text = "name: chat\nblueprint: parallel-serving\nnetwork:\n  cidr_block: 10.1.0.0/16\n"
    Path("chat.yaml").write_text(text)
    assert gen("migrate", "chat.yaml").stdout == "none migrated, 1 up to date\n"
    assert gen("migrate", "--from", "0", "chat.yaml").exit_code == 0
    changed = text.replace("cidr_block", "cidr")
    assert Path("chat.yaml").read_text() == f"version: 1\n{changed}"


def test_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one spec cannot be migrated, no other is written, and all problems are told."""
    monkeypatch.chdir(tmp_path)
    good = '{"version": 0, "name": "good"}\n'
    Path("good.json").write_text(good)
    both = '{"version": 0, "network": {"cidr": "10.1.0.0/16", "cidr_block": "10.2.0.0/16"}}'
    Path("both.json").write_text(both)
    said = gen("migrate", "good.json", "both.json")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "both.json:1:51: error[GEN015]: `cidr_block` is called `cidr` now" in said.stderr
    assert "also here: both.json:1:36" in said.stderr
    assert Path("good.json").read_text() == good


def test_a_mark_and_a_link_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte order mark is kept, and a link still leads to the file that was migrated."""
    monkeypatch.chdir(tmp_path)
    Path("real.json").write_bytes(b'\xef\xbb\xbf{"version": 0, "name": "chat"}')
    Path("link.json").symlink_to("real.json")
    assert gen("migrate", "link.json").exit_code == 0
    assert Path("link.json").is_symlink()
    assert Path("real.json").read_bytes() == b'\xef\xbb\xbf{"version": 1, "name": "chat"}'


def test_nothing_is_decided_twice() -> None:
    """The document refuses to give a field a name that is taken."""
    source = read_source(CASES[0] / "before.yaml")
    document = migrated(source)
    with pytest.raises(SpecError):
        document.rename(("name",), "blueprint")
