"""Environments: the same values for both engines, and never another structure."""

import json
import re
from pathlib import Path

import hcl2
import pytest
import yaml

from generator.errors import SpecError
from generator.pipeline import build
from tests.conftest import ROOT

WITH_ENVIRONMENTS = [
    path
    for path in sorted((ROOT / "specs").iterdir())
    if path.suffix in {".json", ".yaml"} and "environments" in path.read_text(encoding="utf-8")
]
BASE = {
    "name": "chat",
    "blueprint": "parallel-serving",
    "clouds": {"alibaba": {"region": "ap-southeast-1"}, "aws": {"region": "us-west-2"}},
    "runtime": {"image": "vllm/vllm-openai:v0.11.0"},
    "load_balancer": {"clients": ["203.0.113.0/24"]},
}


def terraform_values(text: str) -> dict[str, object]:
    """Read a .tfvars file with a parser that is not ours; strings come without their quotes."""
    options = hcl2.SerializationOptions(strip_string_quotes=True)
    read = hcl2.loads(text, serialization_options=options)
    return {key: value for key, value in read.items() if not key.startswith("__")}


def pulumi_values(text: str, project: str) -> dict[str, object]:
    """Read the settings of a stack's file; the provider's own, its tags, are not among them."""
    return {
        key.removeprefix(f"{project}:"): value
        for key, value in yaml.safe_load(text)["config"].items()
        if key.startswith(f"{project}:")
    }


def written(tmp_path: Path, environments: dict[str, object]) -> Path:
    """Write a spec with environments."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({**BASE, "environments": environments}))
    return path


def assert_equal_values(projects: dict[str, dict[str, str]]) -> int:
    """Compare each environment's values in both engines; return how many were compared."""
    compared = 0
    for project, files in projects.items():
        if not project.endswith("/terraform"):
            continue
        twin = projects[project.removesuffix("terraform") + "pulumi"]
        for name, text in files.items():
            if not name.startswith("environments/"):
                continue
            environment = name.removeprefix("environments/").removesuffix(".tfvars")
            stack = twin[f"Pulumi.{environment}.yaml"]
            assert terraform_values(text) == pulumi_values(stack, project.partition("/")[0])
            compared += 1
    return compared


@pytest.mark.parametrize("path", WITH_ENVIRONMENTS, ids=lambda path: path.stem)
def test_both_engines_get_the_same_values(path: Path) -> None:
    """Each environment has equal values in Terraform and in Pulumi."""
    assert assert_equal_values(build(path)) > 0


def test_values_of_every_type(tmp_path: Path) -> None:
    """Numbers, texts, lists and switches arrive alike, on each cloud."""
    environments = {
        "dev": {"class": "development", "servers": {"count": 1}},
        "prod": {
            "servers": {"count": 9},
            "network": {"cidr": "10.64.0.0/16"},
            "load_balancer": {"clients": ["198.51.100.0/24", "203.0.113.7/32"]},
        },
    }
    assert assert_equal_values(build(written(tmp_path, environments))) == 4


def test_development_alone_lifts_the_protection(tmp_path: Path) -> None:
    """An environment is protected unless its class says development."""
    files = build(written(tmp_path, {"dev": {"class": "development"}, "prod": {}}))
    terraform = files["chat/aws/terraform"]
    assert "deletion_protection = false" in terraform["environments/dev.tfvars"]
    assert "deletion_protection" not in terraform["environments/prod.tfvars"]


def test_names_differ(tmp_path: Path) -> None:
    """Two environments can live in one account: each has its own prefix."""
    files = build(written(tmp_path, {"dev": {}, "prod": {"name": "chat"}}))["chat/aws/terraform"]
    assert terraform_values(files["environments/dev.tfvars"]) == {"name": "chat-dev"}
    assert "name" not in terraform_values(files["environments/prod.tfvars"])


@pytest.mark.parametrize(
    ("override", "path"),
    [
        ({"network": {"nat": "per-zone"}}, ("network", "nat")),
        ({"servers": {"data_disk": {"on": "first"}}}, ("servers", "data_disk", "on")),
        ({"clouds": {"aws": {"region": "eu-west-1"}}}, ("clouds", "aws", "region")),
    ],
    ids=["nat", "disk", "region"],
)
def test_structure_is_refused_where_it_is_said(
    tmp_path: Path, override: dict[str, object], path: tuple[str, ...]
) -> None:
    """What would make another system is refused at its own place, with the way out."""
    with pytest.raises(SpecError) as refused:
        build(written(tmp_path, {"dev": override}))
    places = {problem.path for problem in refused.value.problems}
    assert ("environments", "dev", *path) in places
    assert all("second spec" in problem.hint for problem in refused.value.problems)


def test_a_bad_value_is_placed_in_its_environment(tmp_path: Path) -> None:
    """A value that the spec's own rules refuse is told at the environment that says it."""
    with pytest.raises(SpecError) as refused:
        build(written(tmp_path, {"dev": {"servers": {"count": 600}}}))
    (problem,) = {problem.path: problem for problem in refused.value.problems}.values()
    assert problem.path == ("environments", "dev", "servers", "count")
    assert problem.line == 1


@pytest.mark.parametrize(
    "path", sorted((ROOT / "specs").glob("*.json")), ids=lambda path: path.stem
)
def test_every_example_may_have_environments(path: Path, tmp_path: Path) -> None:
    """An environment that says nothing is the same system under another name, in any blueprint."""
    spec = json.loads(path.read_text()) | {"name": "sys", "environments": {"dev": {}}}
    model = spec.get("model", {})
    model.pop("name", None)
    copy = tmp_path / path.name
    copy.write_text(json.dumps(spec))
    for files in build(copy).values():
        for name, text in files.items():
            if name.startswith("environments/"):
                assert terraform_values(text)["name"] == "sys-dev"


def test_values_that_go_only_together_are_not_to_blame(tmp_path: Path) -> None:
    """Of an environment with another structure only that is told, not limits set as a pair."""
    spec = {**BASE, "blueprint": "resilient-network", "domain": {"host": "api.example.com"}}
    said = {"autoscaling": {"min": 7, "max": 8}, "network": {"nat": "per-zone"}}
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({**spec, "environments": {"dev": said}}))
    with pytest.raises(SpecError) as refused:
        build(path)
    told = {(problem.code, problem.path) for problem in refused.value.problems}
    assert told == {("GEN309", ("environments", "dev", "network", "nat"))}


def test_an_environment_is_never_given_the_defaults(tmp_path: Path) -> None:
    """Whatever a README has Terraform apply or destroy takes the values of the environment."""
    projects = build(written(tmp_path, {"dev": {"class": "development"}, "prod": {}}))
    readmes = [files["README.md"] for name, files in projects.items() if name.endswith("terraform")]
    assert len(readmes) == 2
    for text in readmes:
        commands = re.findall(r"^terraform (?:plan|apply|destroy).*$", text, re.MULTILINE)
        given = [one for one in commands if "-var-file environments/dev.tfvars" in one]
        assert [one for one in commands if one not in given] == ["terraform apply plan.tfplan"]
        assert len(given) == 3


def test_one_zone_is_made_by_one_environment(tmp_path: Path) -> None:
    """Of two zones with one name the world finds one, and the other's certificate never comes."""
    spec = {**BASE, "blueprint": "resilient-network", "domain": {"host": "api.example.com"}}
    spec["clouds"] = {"aws": {"region": "us-west-2"}}
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({**spec, "environments": {"dev": {}, "prod": {}}}))
    with pytest.raises(SpecError) as refused:
        build(path)
    assert [problem.path for problem in refused.value.problems] == [("environments", "prod")]
    own = {"dev": {"domain": {"host": "api.dev.example.com"}}, "prod": {}}
    path.write_text(json.dumps({**spec, "environments": own}))
    assert build(path)
    kept = {"host": "api.example.com", "create_zone": False}
    path.write_text(json.dumps({**spec, "domain": kept, "environments": {"dev": {}, "prod": {}}}))
    assert build(path)
