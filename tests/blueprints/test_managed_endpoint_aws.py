"""What managed-endpoint decides on AWS, and which specs it refuses there."""

import json
from copy import deepcopy
from typing import Any

import pytest

from generator import blueprints
from generator.errors import Problem, SpecError
from generator.project import Plan
from generator.render import render
from generator.spec.managed_endpoint import ManagedEndpoint

HERE = "111122223333.dkr.ecr.us-west-2.amazonaws.com"
SPEC: dict[str, Any] = {
    "blueprint": "managed-endpoint",
    "name": "sentiment",
    "clouds": {"aws": {"region": "us-west-2"}},
    "runtime": {"image": f"{HERE}/team/server:1.0"},
    "model": {"path": "models/sentiment"},
    "deployments": {"blue": {"version": "1", "traffic": 100}},
}
NETWORK = {
    "vpc": "vpc-0123456789abcdef0",
    "subnets": ["subnet-0123456789abcdef0"],
    "clients": ["10.40.0.0/16"],
}


def planned(**changes: Any) -> Plan:
    """Plan the small spec with some of its fields replaced."""
    return blueprints.plan(ManagedEndpoint(**{**deepcopy(SPEC), **changes}), "aws")


def placed(**aws: Any) -> dict[str, Any]:
    """Return the clouds of the small spec with more said of AWS."""
    return {"aws": {"region": "us-west-2", **aws}}


def served(**machine: Any) -> dict[str, Any]:
    """Return one deployment on `machine`."""
    return {"blue": {"version": "1", "traffic": 100, "machine": machine}}


def refused(**changes: Any) -> tuple[Problem, ...]:
    """Return the problems of a spec that cannot be."""
    with pytest.raises(SpecError) as caught:
        planned(**changes)
    return caught.value.problems


REFUSED: dict[str, tuple[dict[str, Any], tuple[str | int, ...]]] = {
    "key": ({"endpoint": {"auth": "key"}}, ("endpoint", "auth")),
    "token": ({"endpoint": {"auth": "token"}}, ("endpoint", "auth")),
    "timeout": ({"endpoint": {"timeout_seconds": 90}}, ("endpoint", "timeout_seconds")),
    "port": ({"runtime": {**SPEC["runtime"], "port": 8000}}, ("runtime", "port")),
    "health": ({"runtime": {**SPEC["runtime"], "health_path": "/h"}}, ("runtime", "health_path")),
    "predict": (
        {"runtime": {**SPEC["runtime"], "predict_path": "/p"}},
        ("runtime", "predict_path"),
    ),
    "format": ({"model": {"path": "m", "format": "mlflow"}}, ("model", "format")),
    "log days": ({"logs": {"days": 100}}, ("logs", "days")),
    "no network": ({"endpoint": {"access": "private"}}, ("clouds", "aws", "network")),
    "network": ({"clouds": placed(network=NETWORK)}, ("clouds", "aws", "network")),
    "image elsewhere": ({"runtime": {"image": "ghcr.io/team/server:1"}}, ("runtime", "image")),
    "registry elsewhere": (
        {
            "runtime": {"image": "ghcr.io/team/server:1"},
            "clouds": placed(registry="111122223333.dkr.ecr.eu-west-1.amazonaws.com"),
        },
        ("clouds", "aws", "registry"),
    ),
    "registry for nothing": ({"clouds": placed(registry=HERE)}, ("clouds", "aws", "registry")),
    "copy of a digest": (
        {
            "runtime": {"image": "ghcr.io/team/server@sha256:" + "0a" * 32},
            "clouds": placed(registry=HERE),
        },
        ("runtime", "image"),
    ),
    "EC2 type": (
        {"deployments": served(type="m6i.xlarge")},
        ("deployments", "blue", "machine", "type"),
    ),
    "bursts": (
        {"deployments": served(type="ml.t2.large")},
        ("deployments", "blue", "machine", "type"),
    ),
    "GPU": ({"deployments": served(gpu="mi300x")}, ("deployments", "blue", "machine", "gpu")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_sagemaker_has_not_is_refused_at_its_place(case: str) -> None:
    """A field that SageMaker cannot honour is refused where it is said, with what to do instead."""
    changes, path = REFUSED[case]
    (problem,) = refused(**changes)
    assert problem.path == path
    assert problem.hint


def test_machines_are_those_of_sagemaker() -> None:
    """CPUs and memory, a GPU, and a name find a machine of SageMaker, the smallest that fits."""
    wishes: dict[str, dict[str, Any]] = {
        "ml.m6i.xlarge": {"vcpus": 4, "memory_gib": 14},
        "ml.g5.xlarge": {"gpu": "a10"},
        "ml.p4d.24xlarge": {"gpu": "a100"},
        "ml.inf2.xlarge": {"type": "ml.inf2.xlarge"},
    }
    for found, wish in wishes.items():
        variables = {one.name: one for one in planned(deployments=served(**wish)).variables}
        assert variables["machine_types"].default == {"blue": found}


def test_an_image_from_elsewhere_is_its_copy_in_the_registry() -> None:
    """With a registry, an image that is not in ECR keeps its last name and its tag there."""
    plan = planned(
        runtime={"image": "ghcr.io/example/server:1.4.2"}, clouds=placed(registry=f"{HERE}/team")
    )
    (images,) = (one.default for one in plan.variables if one.name == "images")
    assert images == {"blue": f"{HERE}/team/server:1.4.2"}
    assert any("ghcr.io/example/server:1.4.2" in line for line in plan.deploy[0].commands)


def test_an_existing_bucket_is_read_and_not_made() -> None:
    """A bucket that is named is not created, and its key is the only one that decrypts models."""
    key = "arn:aws:kms:us-west-2:111122223333:key/0aa0aa00-1111-2222-3333-444444444444"
    plan = planned(clouds=placed(model_bucket="team-models", model_key=key))
    files = render(plan, engine="terraform")
    assert "model_bucket" not in plan.components
    assert not plan.destroy
    assert "Resource = var.bucket_key" in files["execution_role.tf"]
    names = {one.name for one in plan.variables}
    assert {"model_bucket", "bucket_key"} <= names
    assert "deletion_protection" not in names


def test_a_private_endpoint_is_called_through_the_network_alone() -> None:
    """The invoke policy of a private endpoint names the way in; that of a public one does not."""
    private = planned(endpoint={"access": "private"}, clouds=placed(network=NETWORK))
    for engine in ("terraform", "pulumi"):
        inside, outside = render(private, engine=engine), render(planned(), engine=engine)
        ends = ".tf" if engine == "terraform" else ".py"
        assert "aws:SourceVpce" in inside[f"endpoint_callers{ends}"]
        assert "aws:SourceVpce" not in outside[f"endpoint_callers{ends}"]
        assert f"private_access{ends}" not in outside


def test_shares_are_whole_numbers() -> None:
    """Weights are integers in both languages: a fraction would differ at every plan."""
    deployments = {
        "blue": {"version": "1", "traffic": 90},
        "green": {"version": "2", "traffic": 10},
    }
    plan = planned(deployments=deployments)
    (shares,) = (one.default for one in plan.variables if one.name == "traffic")
    assert json.dumps(shares) == '{"blue": 90, "green": 10}'
