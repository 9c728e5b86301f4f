"""Problems of specs as machines read them: JSON, annotations, SARIF; and what codes mean."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion

from generator.causes import causes
from tests.cli.conftest import gen, write_spec
from tests.conftest import ROOT

BAD = ROOT / "tests" / "spec" / "bad" / "blueprints" / "cdn-caching-contradictions.json"
# What SARIF 2.1.0 demands of what gen writes; the whole schema asks no more of these parts.
_REGION = {
    "type": "object",
    "properties": {
        name: {"type": "integer", "minimum": 1}
        for name in ("startLine", "startColumn", "endColumn")
    },
    "additionalProperties": False,
}
_LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string"}},
                },
                "region": _REGION,
            },
        },
        "message": {"type": "object", "required": ["text"]},
    },
    "required": ["physicalLocation"],
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "required": ["ruleId", "level", "message", "locations"],
    "properties": {
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"type": "object", "required": ["text"]},
        "locations": {"type": "array", "items": _LOCATION},
        "relatedLocations": {"type": "array", "items": _LOCATION},
    },
}


@pytest.fixture
def bad(folder: Path) -> str:
    """Put a spec with several problems beside the good one."""
    (folder / "bad.json").write_bytes(BAD.read_bytes())
    return "bad.json"


def problems(text: str) -> list[Any]:
    """Return the problems of all specs of a JSON document."""
    return [problem for outcome in json.loads(text) for problem in outcome["problems"]]


@pytest.mark.parametrize("command", ["render", "check"])
def test_json(command: str, bad: str) -> None:
    """Each problem has its code, its place, and the other places that it is about."""
    said = gen(command, "--format", "json", bad)
    assert (said.exit_code, said.stderr) == (2, "")
    found = problems(said.stdout)
    assert [one["code"] for one in found] == [
        "GEN204", "GEN210", "GEN212", "GEN205", "GEN304", "GEN305", "GEN204",
    ]  # fmt: skip
    zone = found[4]
    assert (zone["line"], zone["column"], zone["width"]) == (7, 53, 13)
    assert zone["also"] == [
        {"path": ["domain", "host"], "file": bad, "line": 7, "column": 22},
    ]


@pytest.mark.parametrize("command", ["render", "check"])
def test_annotations(command: str, bad: str, snapshot: SnapshotAssertion) -> None:
    """GitHub gets one command a problem, and the summary is no part of them."""
    said = gen(command, "--format", "github", bad)
    assert said.exit_code == 2
    assert said.stdout.count("::error file=bad.json,line=") == 7
    assert "1 spec refused" in said.stderr
    assert said.stdout == snapshot(name="annotations")


@pytest.mark.parametrize("command", ["render", "check"])
def test_sarif(command: str, bad: str) -> None:
    """SARIF holds each problem with its rule, and each rule once with what it means."""
    said = gen(command, "--format", "sarif", bad)
    [run] = json.loads(said.stdout)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one["ruleId"] for one in run["results"]})
    assert all(rule["fullDescription"]["text"] == causes()[rule["id"]].why for rule in rules)
    jsonschema.validate(run["results"], {"type": "array", "minItems": 7, "items": _RESULT})
    related = [one["relatedLocations"] for one in run["results"] if "relatedLocations" in one]
    assert len(related) == 2


def test_nothing_wrong(folder: Path) -> None:
    """Where nothing is wrong there is no annotation, and a document without results."""
    assert folder
    said = gen("render", "--format", "github", "serving.json")
    assert (said.exit_code, said.stdout) == (0, "")
    said = gen("check", "--format", "sarif", "serving.json")
    assert said.exit_code == 0
    assert json.loads(said.stdout)["runs"][0]["results"] == []


def test_files_that_differ(folder: Path) -> None:
    """What check finds is annotated at the file, and a file that somebody added unless allowed."""
    gen("render", "serving.json")
    project = folder / "out" / "serving" / "alibaba" / "terraform"
    (project / "network.tf").write_text("# mine\n")
    (project / "mine.tf").write_text("# mine\n")
    said = gen("check", "--format", "github", "serving.json")
    assert said.exit_code == 1
    place = "out/serving/alibaba/terraform"
    lines = said.stdout.splitlines()
    assert lines[0].startswith(f"::error file={place}/network.tf,line=1,col=1,title=GEN511::edited")
    assert [f"file={place}/mine.tf," in line for line in lines] == [False, True]
    said = gen("check", "--allow-added", "--format", "github", "serving.json")
    assert said.stdout.splitlines() == lines[:1]


@pytest.mark.parametrize("command", ["render", "check"])
@pytest.mark.parametrize("form", ["github", "sarif"])
def test_no_spec(command: str, form: str, folder: Path) -> None:
    """Also what means no spec at all is told in the form that was asked for."""
    assert folder
    said = gen(command, "--format", form, "nowhere.json")
    assert (said.exit_code, said.stderr) == (2, "")
    assert "GEN001" in said.stdout


@pytest.mark.parametrize(
    "arguments",
    [("explain",), ("list", "variables"), ("diff", "--base", "serving.json"), ("graph",)],
    ids=" ".join,
)
def test_other_commands_that_read_specs(arguments: tuple[str, ...], bad: str) -> None:
    """Whatever command reads a spec tells the same problems, as JSON where it writes JSON."""
    told = gen(*arguments, bad)
    assert told.exit_code == 2
    assert "error[GEN204]" in told.stderr
    if arguments != ("graph",):
        said = gen(*arguments, bad, "--format", "json")
        assert (said.exit_code, said.stderr) == (2, "")
        assert json.loads(said.stdout)["problems"][0]["code"] == "GEN204"


def test_explain_an_error(snapshot: SnapshotAssertion) -> None:
    """A code is explained by its title, the reason and an example; as JSON with the same."""
    said = gen("explain", "GEN304")
    assert (said.exit_code, said.stdout) == (0, snapshot)
    for code, cause in causes().items():
        told = json.loads(gen("explain", code, "--format", "json").stdout)
        assert (told["title"], told["why"]) == (cause.title, cause.why)
        assert cause.title in gen("explain", code).stdout
    assert "there is no error GEN999" in gen("explain", "GEN999").stderr


def test_list_errors() -> None:
    """All codes are listed with their titles, and JSON has the same."""
    text = gen("list", "errors").stdout
    rows = json.loads(gen("list", "errors", "--format", "json").stdout)
    assert [row["code"] for row in rows] == list(causes())
    assert all(row["code"] in text and row["title"] in text for row in rows)


def test_two_problems_of_one_place_are_both_told(folder: Path) -> None:
    """A problem is told once, however many clouds have it."""
    assert folder
    clouds = {"aws": {"region": "us-west-2"}, "alibaba": {"region": "cn-hangzhou"}}
    write_spec("two", clouds=clouds, network={"cidr": "10.0.0.0/29"})
    said = gen("render", "--format", "github", "two.json")
    assert said.stdout.count("title=GEN209") == 1
