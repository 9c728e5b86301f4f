"""Overrides: arguments that a spec lays over rendered resources."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SpecError
from generator.pipeline import build
from tests.conftest import ROOT

SMALL = {
    "name": "chat",
    "blueprint": "resilient-network",
    "clouds": {"aws": {"region": "us-west-2"}},
    "runtime": {"image": "vllm/vllm-openai:v0.11.0"},
    "domain": {"host": "chat.example.com"},
}
WHY = "No client of ours sends ambiguous requests."
STRICT = {"aws_lb.main": {"because": WHY, "desync_mitigation_mode": "strictest"}}


def rendered(folder: Path, **changes: Any) -> dict[str, dict[str, str]]:
    """Render the small spec with changes; None leaves a field out."""
    path = folder / "spec.json"
    whole = {**SMALL, **changes}
    path.write_text(json.dumps({key: value for key, value in whole.items() if value is not None}))
    return build(path)


def refused(folder: Path, **changes: Any) -> list[tuple[str, str, str, int]]:
    """Give code, message, hint and line of what is refused."""
    with pytest.raises(SpecError) as error:
        rendered(folder, **changes)
    return [(one.code, one.message, one.hint, one.line) for one in error.value.problems]


def test_both_engines_have_an_override(tmp_path: Path) -> None:
    """Terraform gets an override file, Pulumi a transformation, and both say why."""
    projects = rendered(tmp_path, overrides=STRICT)
    terraform = projects["chat/aws/terraform"]["override.tf"]
    pulumi = projects["chat/aws/pulumi"]["overrides.py"]
    assert '  desync_mitigation_mode = "strictest"\n' in terraform
    assert '("aws:lb/loadBalancer:LoadBalancer", "main"): {' in pulumi
    assert '        "desync_mitigation_mode": "strictest",\n' in pulumi
    assert all(f"# {WHY}\n" in text for text in (terraform, pulumi))
    assert "import overrides" in projects["chat/aws/pulumi"]["__main__.py"]
    assert all(WHY in files["README.md"] for files in projects.values())


def test_without_overrides_there_is_no_trace(tmp_path: Path) -> None:
    """A spec that overrides nothing has no file for it."""
    for files in rendered(tmp_path).values():
        assert not {"override.tf", "overrides.py"} & files.keys()
        assert not any("overrides" in text for text in files.values())


def test_one_engine_alone_has_the_same(tmp_path: Path) -> None:
    """What an engine is given does not depend on whether the other one is rendered."""
    both = rendered(tmp_path, overrides=STRICT)
    for engine, file in (("terraform", "override.tf"), ("pulumi", "overrides.py")):
        alone = rendered(tmp_path, overrides=STRICT, engines=[engine])
        project = f"chat/aws/{engine}"
        assert alone[project][file] == both[project][file]


def test_each_cloud_takes_its_own(tmp_path: Path) -> None:
    """The provider in an address tells the cloud that it is for."""
    several = {"aws": {"region": "us-west-2"}, "alibaba": {"region": "ap-southeast-1"}}
    projects = rendered(tmp_path, clouds=several, overrides=STRICT)
    assert "override.tf" in projects["chat/aws/terraform"]
    assert "override.tf" not in projects["chat/alibaba/terraform"]


def test_a_loop_of_resources_is_overridden_as_a_whole(tmp_path: Path) -> None:
    """Instances that Pulumi makes in a loop are named by what their names begin with."""
    said = {"aws_subnet.private": {"because": "Hosts are found by name.", "enable_dns64": False}}
    projects = rendered(tmp_path, overrides=said)
    pulumi = projects["chat/aws/pulumi"]["overrides.py"]
    assert '("aws:ec2/subnet:Subnet", "private-*"): {' in pulumi


def test_text_stays_text(tmp_path: Path) -> None:
    """A value is quoted for the language that it lands in."""
    said = {"aws_lb.main": {"because": "${why} \\ */", "name": '${a} %{b} "c" \\ #'}}
    projects = rendered(tmp_path, overrides=said)
    assert r'"$${a} %%{b} \"c\" \\ #"' in projects["chat/aws/terraform"]["override.tf"]
    compile(projects["chat/aws/pulumi"]["overrides.py"], "overrides.py", "exec")


@pytest.mark.parametrize(
    ("overrides", "message", "hint"),
    [
        (
            {"aws_lb.mian": {"because": WHY, "idle_timeout": 9}},
            "there is no resource `aws_lb.mian` in the project",
            "did you mean `aws_lb.main`?",
        ),
        (
            {"aws_lb.main": {"because": WHY, "idle_timeot": 9}},
            "`aws_lb` has no argument `idle_timeot`",
            "did you mean `idle_timeout`?",
        ),
        (
            {"aws_lb.main": {"because": WHY, "idle_timeout": "soon"}},
            "`idle_timeout` must be a number, not a string",
            "",
        ),
        (
            {"aws_lb.main": {"because": WHY, "access_logs": {}}},
            "`access_logs` is a block of nested arguments: overrides set arguments alone",
            "",
        ),
        (
            {"aws_lb.main": {"because": WHY}},
            "an override sets at least one argument",
            "name an argument and its value",
        ),
        (
            {"alicloud_vpc.main": {"because": WHY, "description": "x"}},
            "the spec names no cloud whose resources are of `alicloud`",
            "",
        ),
    ],
)
def test_what_fits_nothing_is_refused(
    overrides: dict[str, Any], message: str, hint: str, tmp_path: Path
) -> None:
    """A resource, an argument or a value that the provider does not have is told at its place."""
    assert refused(tmp_path, overrides=overrides) == [("GEN412", message, hint, 1)]


def test_azure_has_them_in_terraform_alone(tmp_path: Path) -> None:
    """Pulumi's resources of Azure are others, so a spec for both engines has no overrides there."""
    spec = json.loads((ROOT / "specs" / "parallel-serving.json").read_text())
    azure = {"azure": spec["clouds"]["azure"]}
    said = {"azurerm_public_ip.load_balancer": {"because": WHY, "idle_timeout_in_minutes": 9}}
    whole = {**dict.fromkeys(SMALL), **spec, "clouds": azure, "overrides": said}
    [(code, message, _, _)] = refused(tmp_path, **whole)
    assert (code, "other arguments" in message) == ("GEN412", True)


def test_environments_share_them(tmp_path: Path) -> None:
    """An environment has no overrides of its own."""
    [(code, _, hint, _)] = refused(tmp_path, environments={"dev": {"overrides": STRICT}})
    assert (code, hint) == (
        "GEN309",
        "say them beside the environments, or write a second spec",
    )
