"""`gen explain`: values are traced to fields, lines to templates, and rules to examples."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.render import template_folder
from generator.spec.load import load
from generator.tracing import explaining
from generator.tracing.surroundings import reason
from generator.tracing.templates import written_by
from generator.tracing.trace import ENGINES, System
from generator.verify.finding import RULES
from tests.cli.conftest import gen, write_spec
from tests.conftest import ROOT

SPECS = sorted((ROOT / "specs").glob("*.json"))
CASES = [
    pytest.param(path, cloud, id=f"{path.stem}-{cloud}")
    for path in SPECS
    for cloud in json.loads(path.read_text())["clouds"]
]


def explained(*arguments: str) -> Any:
    """Return what gen explains as JSON."""
    said = gen("explain", *arguments, "--format", "json")
    assert (said.exit_code, said.stderr) == (0, "")
    return json.loads(said.stdout)


def numberless(text: str) -> str:
    """Leave out the numbers of lines: templates grow, and what is told of them stays."""
    return re.sub(r":[0-9][0-9,:-]*", ":N", text)


@pytest.mark.usefixtures("folder")
def test_a_spec(snapshot: SnapshotAssertion) -> None:
    """A spec is a tree of its fields, with the variables and lines that follow each."""
    write_spec("serving", environments={"dev": {"servers": {"count": 1}}})
    said = gen("explain", "serving.json")
    assert (said.exit_code, said.stderr) == (0, "")
    assert numberless(said.stdout) == snapshot


@pytest.mark.usefixtures("folder")
def test_a_path(snapshot: SnapshotAssertion) -> None:
    """With a path, only what is below it is told, and what each field is for."""
    said = gen("explain", "serving.json", "servers.machine", "--cloud", "alibaba")
    assert (said.exit_code, said.stderr) == (0, "")
    assert numberless(said.stdout) == snapshot


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("serving.json servers.conut", "did you mean `servers.count`?"),
        ("serving.json --cloud aws", "the spec does not name aws"),
        ("nothing.json", "there is no such file or folder"),
        ("unknown-imprt", "did you mean `unknown-import`?"),
        ("serving.json:1", "this is in no project that gen wrote"),
    ],
)
def test_what_cannot_be_explained(arguments: str, told: str) -> None:
    """A wrong path, cloud, file or rule ends with 2, and the nearest right one is named."""
    said = gen("explain", *arguments.split())
    assert said.exit_code == 2
    assert said.stdout == ""
    assert told in said.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_what_is_traced_is_true(path: Path, cloud: Any) -> None:
    """Texts of fields stand in the lines that are told, and variables have their values."""
    system = System(load(path), cloud)
    told = explaining.fields(system)
    assert {one.path for one in told} >= {"name", f"clouds.{cloud}.region"}
    for one in told:
        assert one.told, one.path
        if not one.line or not isinstance(one.value, str) or not re.search(r"[./]", one.value):
            continue
        every = [*one.variables, one]
        texts = {
            system.files[engine][file].splitlines()[number - 1]
            for carrier in every
            for engine, files in carrier.lines.items()
            for file, numbers in files.items()
            for number in numbers
        }
        values = json.dumps([variable.value for variable in one.variables])
        name = one.value.rpartition("/")[2]
        assert name in values or any(name in text for text in texts), one.path


@pytest.mark.slow
@pytest.mark.parametrize(("path", "cloud"), [one for one in CASES if "stack" in str(one.id)])
def test_what_joins_parts_leads_to_what_it_joins(path: Path, cloud: Any) -> None:
    """A field that joins parts is told with lines of both engines, and with what it is for."""
    joining = re.compile(r"parts\.\w+\.(origin\.parts?\b|models$)")
    told = [one for one in explaining.fields(System(load(path), cloud)) if joining.match(one.path)]
    assert told
    for one in told:
        for engine in ENGINES:
            files = {
                file.partition(".")[0]
                for carrier in (one, *one.variables)
                for file in carrier.lines.get(engine, ())
            }
            # The gateway stands before endpoints on AWS.
            wanted = {"api_autoscaling"} if one.steps[-1] == "models" else {"cdn", "cdn_gateway"}
            assert files & wanted, one.path
        assert re.search("part|endpoint|inference-cache", one.told)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_variables_are_told_once_and_whole(path: Path, cloud: Any) -> None:
    """Each variable follows a field or is decided by gen, and its declaration is found."""
    system = System(load(path), cloud)
    followed = {v.name: v for one in explaining.fields(system) for v in one.variables}
    decided = {one.name: one for one in explaining.untold(system)}
    assert not set(followed) & set(decided)
    assert {**followed, **decided}.keys() == {one.name for one in system.plan.variables}
    for one in {**followed, **decided}.values():
        assert "variables.tf" in one.lines["terraform"]
        assert "settings.py" in one.lines["pulumi"]
        assert one.origin


@pytest.mark.slow
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_each_line_has_the_template_that_wrote_it(path: Path, cloud: Any) -> None:
    """The place in a template that is told for a line of code exists and resembles the line."""
    system = System(load(path), cloud)
    for engine in ENGINES:
        for file, text in system.files[engine].items():
            places = written_by(system.plan, engine=engine, file=file)
            rows = text.splitlines()
            plain = 0
            for number, row in enumerate(rows, 1):
                template, line = places[number]
                source = (template_folder() / template).read_text().splitlines()[line - 1]
                plain += _words(row) <= _words(source) or "{" in source
            # In a stack the names that a template has are not those that the project has.
            assert plain > (0.4 if system.plan.parts else 0.6) * len(rows), file


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.usefixtures("folder")
def test_a_line(snapshot: SnapshotAssertion) -> None:
    """A line leads back to its template, its variables, and the fields behind it."""
    assert gen("render", "serving.json").exit_code == 0
    told = []
    for file, pattern in (
        ("terraform/servers.tf", "var.server_count"),
        ("terraform/network.tf", 'resource "alicloud_nat_gateway"'),
        ("terraform/variables.tf", "Between 1 and 50"),
        ("pulumi/settings.py", "# Number of servers"),
        ("pulumi/servers.py", "instance_type="),
    ):
        path = Path("out/serving/alibaba", file)
        number = next(n for n, row in enumerate(path.read_text().splitlines(), 1) if pattern in row)
        said = gen("explain", f"{path}:{number}")
        assert (said.exit_code, said.stderr) == (0, "")
        told.append(said.stdout)
    assert numberless("\n".join(told)) == snapshot
    found = explained(f"{path}:{number}:3")
    assert [one["name"] for one in found["variables"]] == ["machine_type"]
    assert {one["path"] for one in found["fields"]} >= {"servers.machine.gpu"}


@pytest.mark.usefixtures("folder")
def test_a_line_that_no_field_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a line has the reason of its block, and the fields that change what it is a part of."""
    assert gen("render", "serving.json").exit_code == 0
    folder = Path("out/serving/alibaba/terraform")
    rows = (folder / "network.tf").read_text().splitlines()
    number = next(n for n, row in enumerate(rows, 1) if row.startswith("  zone_id"))
    found = explained(f"{folder}/network.tf:{number}")
    assert found["part"].startswith("network: ")
    assert found["reason"].endswith(".")
    assert (found["fields"], found["variables"]) == ([], [])
    around = {one["path"] for one in found["around"]}
    assert {"name", "network.cidr", "clouds.alibaba.region"} <= around
    assert "servers.count" not in around
    monkeypatch.chdir(folder)  # the spec is found from in there too
    assert explained(f"network.tf:{number}")["text"] == found["text"]
    said = gen("explain", "network.tf")
    assert said.exit_code == 2
    assert "name a line of the file, as in network.tf:1" in said.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("path", "cloud"), CASES)
def test_reasons_are_comments_above_the_line(path: Path, cloud: Any) -> None:
    """The reason of each line is words of a comment that stands above it in its file."""
    system = System(load(path), cloud)
    for engine in ENGINES:
        for file, text in system.files[engine].items():
            if not file.endswith((".tf", ".py")):
                continue
            rows = text.splitlines()
            comments = ""
            for number, row in enumerate(rows, 1):
                if row.strip().startswith("#"):
                    comments += f" {row.strip().lstrip('#')}"
                elif row.strip():
                    told = reason(rows, number, engine=engine)
                    assert told in " ".join(comments.split()), (file, number)


@pytest.mark.parametrize(
    ("engine", "text", "wanted"),
    [
        ("terraform", "# a\n\nx {\n  b = 1\n}\n\n# c\ny {\n  d = 1\n}", "  aa   cc"),
        ("terraform", "# a\nx {\n  # b\n  b = 1\n  c = 1\n\n  d = 1\n}", "aabbb a "),
        ("terraform", "# a\nx {\n  # b\n  y {\n    c = 1\n  }\n  d = 1\n}", "aabbb bb"),
        ("pulumi", "# a\nx = f(\n    # b\n    b=1,\n    c=g(\n        d=1,\n    ),\n)", "aabbaaaa"),
    ],
)
def test_reasons_are_those_of_what_a_line_stands_in(engine: Any, text: str, wanted: str) -> None:
    """A comment speaks of what is below it, and of no neighbour."""
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        if row.strip() and not row.strip().startswith("#") and row.strip() not in {"}", ")", "),"}:
            assert reason(rows, number, engine=engine) == wanted[number - 1], (number, row)


@pytest.mark.usefixtures("folder")
def test_a_line_that_was_edited() -> None:
    """What is explained is what the spec renders: an edited line is told to be one."""
    assert gen("render", "serving.json").exit_code == 0
    path = Path("out/serving/alibaba/terraform/network.tf")
    path.write_text("# mine\n" + path.read_text())
    said = gen("explain", f"{path}:1")
    assert said.exit_code == 2
    assert "line 1 is not what serving.json renders now" in said.stderr
    Path("serving.json").rename("hidden.txt")
    said = gen("explain", f"{path}:2")
    assert said.exit_code == 2
    assert "--spec" in said.stderr


@pytest.mark.parametrize("rule", RULES)
def test_a_rule(rule: str) -> None:
    """Each rule is explained with what it finds, why, an example, and its mend."""
    said = gen("explain", rule)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith(f"{rule} (")
    assert RULES[rule] in said.stdout
    assert "This is found:" in said.stdout
    assert "This is not:" in said.stdout
    assert explained(rule)["finds"] == RULES[rule]
