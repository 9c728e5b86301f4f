"""The functions that a CDN on Alibaba Cloud is given, and their arguments."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import blueprints
from generator.clouds.alibaba_cdn import FUNCTIONS
from generator.errors import SpecError
from generator.layout import lay_out
from generator.render import render
from generator.spec.load import load

_MOCKED = Path(__file__).parent / "judges" / "mocked.py"
_PLACE = {"alibaba": {"region": "ap-southeast-1", "certificate": "1234567-ap-southeast-1"}}
_API = {
    "origin": {"host": "origin.example.com", "verify_header": "X-Origin-Verify"},
    "cache": {
        "paths": {
            "predictions": {"path": "/v1/predict/*", "ttl_seconds": 300},
            "models": {"path": "/v1/models", "ttl_seconds": 60, "callers": "shared"},
        }
    },
    "geo": {"allow": ["AT", "DE"]},
}
_BUCKET: dict[str, Any] = {"origin": {"bucket": True}, "geo": {"deny": ["KP"]}}


def _spec(folder: Path, **said: Any) -> Any:
    written = folder / "spec.json"
    spec = {"blueprint": "cdn-caching", "name": "edge", "clouds": _PLACE, **said}
    spec.setdefault("domain", {"host": "predict.example.com"})
    written.write_text(json.dumps(spec))
    return load(written).spec


def _registered(folder: Path, spec: Any) -> list[dict[str, Any]]:
    """Return the inputs of every function that the Pulumi program sets."""
    pytest.importorskip("pulumi_alicloud", reason="runs the program with the provider's package")
    plan = blueprints.plan(spec, "alibaba")
    for name, text in lay_out(render(plan, engine="pulumi")).items():
        (folder / name).write_text(text)
    command = [sys.executable, str(_MOCKED), str(folder), "origin_secret=not-a-secret"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    resources = json.loads(run.stdout)["resources"]
    return [
        resource["inputs"] for resource in resources if resource["type"].endswith("DomainConfig")
    ]


def _arguments(function: dict[str, Any]) -> dict[str, str]:
    arguments = function["functionArgs"]
    if isinstance(arguments, dict):  # a secret is among them
        arguments = arguments["value"]
    return {one["argName"]: one["argValue"] for one in arguments}


@pytest.mark.parametrize("said", [_API, _BUCKET], ids=["api", "bucket"])
def test_every_function_is_one_that_the_cdn_documents(tmp_path: Path, said: Any) -> None:
    """Each argument is one that the CDN documents for its function, and none is empty."""
    found = _registered(tmp_path, _spec(tmp_path, **said))
    assert len(found) > len(FUNCTIONS) // 2
    for function in found:
        arguments = _arguments(function)
        assert set(arguments) <= FUNCTIONS[function["functionName"]]
        assert all(arguments.values())


def test_answers_of_separate_callers_have_what_proves_a_caller_in_their_key(tmp_path: Path) -> None:
    """Authorization is in the key, but for the one condition that names the shared paths."""
    keys = [
        (function.get("parentId"), _arguments(function)["headers"].split())
        for function in _registered(tmp_path, _spec(tmp_path, **_API))
        if function["functionName"] == "self_defined_cachekey"
    ]
    (unconditional,) = (headers for parent, headers in keys if parent is None)
    (conditional,) = (headers for parent, headers in keys if parent is not None)
    assert unconditional[0] == "Authorization"
    assert "Authorization" not in conditional


def test_what_no_path_names_is_never_kept(tmp_path: Path) -> None:
    """The lightest rule, of the whole site, keeps nothing in front of an API."""
    rules = [
        _arguments(function)
        for function in _registered(tmp_path, _spec(tmp_path, **_API))
        if function["functionName"] == "path_based_ttl_set"
    ]
    lightest = min(rules, key=lambda rule: int(rule["weight"]))
    assert lightest == {"path": "/", "ttl": "0", "weight": "1"}


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({**_API, "origin": {"bucket": True}, "cache": {}, "waf": {}}, ("waf",)),
        ({**_API, "domain": None}, ("domain",)),
        (
            {**_API, "domain": {"host": "example.com", "zone": "example.com"}},
            ("domain", "host"),
        ),
        (
            {
                **_API,
                "cache": {
                    "paths": {f"p{i}": {"path": f"/p{i}", "ttl_seconds": 1} for i in range(6)}
                },
            },
            ("cache", "paths", "p5", "path"),
        ),
        (
            {
                **_API,
                "cache": {
                    "paths": {
                        "all": {"path": "/v1/*", "ttl_seconds": 1, "callers": "shared"},
                        "mine": {"path": "/v1/mine/*", "ttl_seconds": 1},
                    }
                },
            },
            ("cache", "paths", "mine", "callers"),
        ),
    ],
    ids=["waf", "no-domain", "top-of-zone", "too-many-conditions", "within-shared"],
)
def test_what_the_cdn_cannot_do_is_refused_in_its_place(
    tmp_path: Path, said: Any, place: tuple[str, ...]
) -> None:
    """A field that the CDN cannot honour is refused where it stands, with a substitute."""
    with pytest.raises(SpecError) as refused:
        blueprints.plan(_spec(tmp_path, **said), "alibaba")
    (problem,) = refused.value.problems
    assert problem.path == place
    assert problem.hint
