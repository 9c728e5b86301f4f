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


READERS = {
    "explain": "--format",
    "list variables": "--format",
    "diff": "--format",
    "diff --base serving.json": "--format",
    "migrate": "--format",
    "graph": "--problems",
}
FORMS = {
    "text": "error[{}]",
    "json": '"code": "{}"',
    "github": "title={}::",
    "sarif": '"ruleId": "{}"',
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", READERS)
def test_other_commands_that_read_specs(command: str, form: str, folder: Path) -> None:
    """Whatever command reads a spec tells the same problem, in every form that it takes."""
    (folder / "bad.json").write_text('{"name": }\n')
    told = gen(*command.split(), "bad.json", READERS[command], form)
    unknown = form in {"github", "sarif"} if "list" in command else form == "sarif"
    if unknown and command not in {"diff", "graph"}:
        assert "Usage: " in told.stderr
        return
    assert told.exit_code == 2
    said = told.stderr if form == "text" else told.stdout
    assert FORMS[form].format("GEN102") in said
    assert bool(told.stdout) is (form != "text")
    assert bool(told.stderr) is (form == "text")


def test_more_is_told_of_once(folder: Path, bad: str) -> None:
    """People are told at the end where errors are explained, once; and nobody else is."""
    said = gen("render", bad, "serving.json")
    assert said.stderr.splitlines()[-1] == (
        "what each error means: gen explain CODE, as in gen explain GEN204"
    )
    assert said.stderr.count("gen explain") == 2
    assert gen("graph", "nowhere.json").stderr.endswith("means: gen explain GEN001\n")
    assert "gen explain" not in gen("render", "--quiet", bad).stderr
    for form in ("json", "github"):
        assert "gen explain" not in gen("render", "--format", form, bad).output
    (folder / "out/serving/aws/terraform").mkdir(parents=True, exist_ok=True)
    (folder / "out/serving/alibaba/terraform/mine.tf").write_text('variable "a" {}\n')
    assert (
        "this finding means: gen explain unused-variable"
        in gen("verify", "out/serving/alibaba/terraform").stdout
    )


def test_what_would_change_as_machines_read_it(folder: Path) -> None:
    """`gen diff` tells the difference of each project as JSON, and its files as annotations."""
    gen("render", "serving.json")
    (folder / "out/serving/alibaba/terraform/network.tf").write_text("# mine\n")
    [outcome] = json.loads(gen("diff", "--format", "json", "serving.json").stdout)
    found = {one["project"]: one["diff"] for one in outcome["projects"]}
    assert "-# mine" in found["serving/alibaba/terraform"]
    assert found["serving/alibaba/pulumi"] == ""
    said = gen("diff", "--format", "github", "serving.json")
    assert said.exit_code == 1
    [line] = said.stdout.splitlines()
    assert line.startswith("::error file=out/serving/alibaba/terraform/network.tf,")


def test_what_is_migrated_as_machines_read_it(folder: Path) -> None:
    """`gen migrate` tells the change of each spec as JSON, and none where there is none."""
    assert folder
    told = json.loads(gen("migrate", "--format", "json", "serving.json").stdout)
    assert told == [{"spec": "serving.json", "diff": ""}]


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
