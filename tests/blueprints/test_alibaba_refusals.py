"""What Alibaba Cloud cannot do of a portable spec is refused in its place, never left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator import blueprints
from generator.errors import SpecError
from generator.spec.load import load

if TYPE_CHECKING:
    from pathlib import Path

HANGZHOU = {"alibaba": {"region": "cn-hangzhou"}}
IMAGE = "registry-vpc.cn-hangzhou.aliyuncs.com/team/model:1.4.2"

SPECS: dict[str, dict[str, Any]] = {
    "cdn-caching": {
        "clouds": HANGZHOU,
        "domain": {"host": "predict.ai.example.com"},
        "origin": {"host": "origin.example.com"},
        "cache": {"ttl_seconds": 60},
    },
    "inference-cache": {"clouds": HANGZHOU},
    "resilient-network": {
        "clouds": HANGZHOU,
        "domain": {"host": "api.ai.example.com"},
        "runtime": {"image": IMAGE},
    },
    "managed-endpoint": {
        "clouds": HANGZHOU,
        "runtime": {"image": IMAGE},
        "model": {"path": "models/sentiment"},
        "deployments": {"blue": {"version": "1", "traffic": 100}},
    },
}

REFUSED = [
    (
        "cdn-caching",
        {"origin": {"bucket": True}, "waf": {"requests_per_minute": 600}},
        ("waf",),
    ),
    (
        "cdn-caching",
        {"domain": {"host": "example.com", "zone": "example.com"}},
        ("domain", "host"),
    ),
    (
        "resilient-network",
        {"domain": {"host": "api.ai.example.com", "standby": "elsewhere.example.org"}},
        ("domain", "standby"),
    ),
    (
        "resilient-network",
        {"domain": {"host": "example.com", "zone": "example.com"}},
        ("domain", "host"),
    ),
    (
        "resilient-network",
        {
            "clouds": {
                "alibaba": {"region": "eu-west-1", "zones": ["eu-west-1a", "eu-west-1b"]},
            },
            "waf": {"requests_per_minute": 600},
        },
        ("waf",),
    ),
    (
        "inference-cache",
        {"clouds": {"alibaba": {"region": "us-west-1"}}},
        ("clouds", "alibaba", "region"),
    ),
    (
        "inference-cache",
        {"clouds": {"alibaba": {"region": "eu-central-1", "replica_region": "eu-west-1"}}},
        ("clouds", "alibaba", "replica_region"),
    ),
    ("managed-endpoint", {"endpoint": {"auth": "identity"}}, ("endpoint", "auth")),
    ("managed-endpoint", {"endpoint": {"auth": "token"}}, ("endpoint", "auth")),
    ("managed-endpoint", {"endpoint": {"concurrency": 8}}, ("endpoint", "concurrency")),
    ("managed-endpoint", {"scaling": {"in_percent": 20}}, ("scaling", "in_percent")),
    (
        "managed-endpoint",
        {"model": {"path": "models/sentiment", "format": "triton"}},
        ("model", "format"),
    ),
    ("managed-endpoint", {"runtime": {"image": "ghcr.io/team/model:1.4.2"}}, ("runtime", "image")),
]


def _planned(folder: Path, blueprint: str, changes: dict[str, Any]) -> Any:
    file = folder / "spec.json"
    spec = {"name": "trial", "blueprint": blueprint, **SPECS[blueprint], **changes}
    file.write_text(json.dumps(spec))
    return blueprints.plan(load(file).spec, "alibaba")


@pytest.mark.parametrize("blueprint", SPECS)
def test_a_spec_without_what_is_refused_is_planned(tmp_path: Path, blueprint: str) -> None:
    """Each of the specs that the refusals below start from can be built."""
    assert _planned(tmp_path, blueprint, {}).cloud == "alibaba"


@pytest.mark.parametrize(("blueprint", "changes", "path"), REFUSED)
def test_what_cannot_be_done_is_refused_where_it_stands(
    tmp_path: Path, blueprint: str, changes: dict[str, Any], path: tuple[str, ...]
) -> None:
    """What the cloud cannot do is refused once, at its field, with something to do instead."""
    with pytest.raises(SpecError) as refusal:
        _planned(tmp_path, blueprint, changes)
    (problem,) = refusal.value.problems
    assert problem.path == path
    assert problem.hint
    assert all(one.path for one in problem.also)


def test_images_of_an_endpoint_come_from_the_registry_inside(tmp_path: Path) -> None:
    """With a registry in the region, each image is its copy there under its last name."""
    inside = "registry-vpc.cn-hangzhou.aliyuncs.com/team"
    plan = _planned(
        tmp_path,
        "managed-endpoint",
        {
            "clouds": {"alibaba": {"region": "cn-hangzhou", "registry": inside}},
            "runtime": {"image": "ghcr.io/other/model:1.4.2"},
        },
    )
    images = next(variable for variable in plan.variables if variable.name == "images")
    assert images.default == {"blue": f"{inside}/model:1.4.2"}
