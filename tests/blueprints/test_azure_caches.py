"""What Azure cannot do of inference-cache and cdn-caching, and what it does in a way of its own."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator import blueprints
from generator.errors import SpecError
from generator.pipeline import build, project
from generator.project import Plan
from generator.render import render
from generator.spec.cdn_caching import CdnCaching
from generator.spec.inference_cache import InferenceCache
from tests.conftest import ROOT
from tests.judges.test_pulumi import mocked

ZONE = (
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/dns"
    "/providers/Microsoft.Network/dnsZones/example.com"
)
STORE: dict[str, Any] = {
    "blueprint": "inference-cache",
    "name": "cache",
    "clouds": {"azure": {"region": "westeurope", "clients": ["203.0.113.0/24"]}},
}
EDGE: dict[str, Any] = {
    "blueprint": "cdn-caching",
    "name": "edge",
    "clouds": {"azure": {"region": "westeurope"}},
    "origin": {"host": "origin.example.com"},
    "cache": {"paths": {"own": {"path": "/own/*", "ttl_seconds": 60}}},
}
ALL_SHARED = {
    "own": {"path": "/v1/own/*", "ttl_seconds": 60},
    "all": {"path": "/v1/*", "ttl_seconds": 60, "callers": "shared"},
}


def planned(spec: dict[str, Any], changes: dict[str, Any]) -> Plan:
    """Plan a spec with some of its fields replaced; those of `azure` are the cloud's own."""
    data = deepcopy(spec)
    data["clouds"]["azure"] |= changes.get("azure", {})
    data |= {key: value for key, value in changes.items() if key != "azure"}
    model = InferenceCache if data["blueprint"] == "inference-cache" else CdnCaching
    return blueprints.plan(model(**data), "azure")


REFUSED: list[tuple[dict[str, Any], dict[str, Any], tuple[str | int, ...]]] = [
    (STORE, {"azure": {"region": "westus"}}, ("clouds", "azure", "region")),
    (STORE, {"azure": {"replica_region": "westus"}}, ("clouds", "azure", "replica_region")),
    (STORE, {"azure": {"clients": ["0.0.0.0/0"]}}, ("clouds", "azure", "clients", 0)),
    (
        STORE,
        {"azure": {"clients": ["1.2.3.4/32", "10.1.0.0/16"]}},
        ("clouds", "azure", "clients", 1),
    ),
    (STORE, {"azure": {"clients": ["203.0.113.6/31"]}}, ("clouds", "azure", "clients", 0)),
    (STORE, {"folders": {"m/": {}}}, ("folders", "m/")),
    (STORE, {"folders": {"a--b/models/": {}}}, ("folders", "a--b/models/")),
    (STORE, {"access_logs": {"retention_days": 29}}, ("access_logs", "retention_days")),
    (
        EDGE,
        {"origin": {"host": "a.example.com", "timeout_seconds": 15}},
        ("origin", "timeout_seconds"),
    ),
    (
        EDGE,
        {"origin": {"host": "a.example.com", "verify_header": "X-Azure-A"}},
        ("origin", "verify_header"),
    ),
    (
        EDGE,
        {"cache": {"ttl_seconds": 9, "key_headers": ["X-A", "Accept"]}},
        ("cache", "key_headers", 1),
    ),
    (EDGE, {"cache": {"paths": ALL_SHARED}}, ("cache", "paths", "own", "callers")),
    (
        EDGE,
        {"origin": {"bucket": True}, "azure": {"tier": "standard"}},
        ("clouds", "azure", "tier"),
    ),
    (
        EDGE,
        {"origin": {"bucket": True}, "azure": {"region": "ukwest"}},
        ("clouds", "azure", "region"),
    ),
    (EDGE, {"azure": {"uploaders": ["203.0.113.0/24"]}}, ("clouds", "azure", "uploaders")),
    (EDGE, {"azure": {"dns_zone_id": ZONE}}, ("clouds", "azure", "dns_zone_id")),
    (EDGE, {"domain": {"host": "example.com", "zone": "example.com"}}, ("domain", "host")),
    (EDGE, {"domain": {"host": "a.example.com", "create_zone": False}}, ("domain", "create_zone")),
    (
        EDGE,
        {"domain": {"host": "a.example.org"}, "azure": {"dns_zone_id": ZONE}},
        ("clouds", "azure", "dns_zone_id"),
    ),
]


@pytest.mark.parametrize(("spec", "changes", "path"), REFUSED)
def test_what_azure_cannot_do_is_refused_in_its_place(
    spec: dict[str, Any], changes: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    """The one problem names the field, and what to write instead."""
    with pytest.raises(SpecError) as refusal:
        planned(spec, changes)
    assert [problem.path for problem in refusal.value.problems] == [path]
    assert all(problem.hint for problem in refusal.value.problems)


@pytest.mark.slow
def test_a_folder_lives_as_its_spec_says(tmp_path: Path) -> None:
    """A folder has one rule, its versions expire with it, and only what is kept is copied."""
    folders = {"models/": {}, "a-b/tmp/": {"expire_after_days": 1}, "a-b/kept/": {}}
    plan = planned(STORE, {"folders": folders, "azure": {"replica_region": "northeurope"}})
    for name, text in project(plan, engine="pulumi").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = mocked(tmp_path)["resources"]

    policy = next(one for one in made if one["type"].endswith(":ManagementPolicy"))
    rules = {
        rule["definition"]["filters"]["prefixMatch"][0]: rule["definition"]["actions"]
        for rule in policy["inputs"]["policy"]["rules"]
    }
    assert set(rules) == set(folders)
    assert "baseBlob" not in rules["models/"]
    assert rules["a-b/tmp/"] == {
        "baseBlob": {"delete": {"daysAfterModificationGreaterThan": 1}},
        "version": {"delete": {"daysAfterCreationGreaterThan": 1}},
    }

    sent = [one for one in made if one["type"].endswith(":ObjectReplicationPolicy")]
    copied = {
        rule["sourceContainer"]: rule["filters"].get("prefixMatch")
        for one in sent
        for rule in one["inputs"]["rules"]
    }
    assert copied == {"models": None, "a-b": ["kept/"]}


def test_answers_of_callers_are_never_kept() -> None:
    """Requests that prove a caller are passed on before a path of separate callers is looked at."""
    paths = {
        "own": {"path": "/own/*", "ttl_seconds": 60},
        "all": {"path": "/all/*", "ttl_seconds": 60, "callers": "shared"},
    }
    text = render(planned(EDGE, {"cache": {"paths": paths}}), engine="terraform")["cache.tf"]
    assert re.findall(r"order += rule.key \+ (\d+)", text) == ["100", "200", "300", "400"]
    assert text.index("caller${") < text.index("kept${")
    assert 'caller_headers = ["Authorization", "Cookie", "X-Api-Key"]' in text


def test_only_get_is_kept() -> None:
    """Every rule that keeps an answer holds for GET alone."""
    text = render(planned(EDGE, {}), engine="terraform")["cache.tf"]
    assert text.count("OverrideAlways") == text.count('values   = ["GET"]') == 1


@pytest.mark.parametrize(
    ("changes", "sku"),
    [
        ({}, "Standard_AzureFrontDoor"),
        ({"geo": {"allow": ["DE"]}}, "Standard_AzureFrontDoor"),
        ({"waf": {}}, "Premium_AzureFrontDoor"),
        ({"waf": {}, "azure": {"tier": "standard"}}, "Standard_AzureFrontDoor"),
        ({"origin": {"bucket": True}, "cache": {}}, "Premium_AzureFrontDoor"),
    ],
)
def test_the_tier_is_the_least_that_does_it(changes: dict[str, Any], sku: str) -> None:
    """Premium is taken where known attacks are refused or a bucket is reached."""
    text = render(planned(EDGE, changes), engine="terraform")["cdn.tf"]
    assert f'"{sku}"' in text


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_managed_rules_come_with_premium_alone(engine: Any) -> None:
    """The Standard tier is given no rules that it would refuse."""
    name = "waf.tf" if engine == "terraform" else "waf.py"
    cheap = {"waf": {}, "azure": {"tier": "standard"}}
    premium = render(planned(EDGE, {"waf": {}}), engine=engine)[name]
    standard = render(planned(EDGE, cheap), engine=engine)[name]
    assert "Microsoft_DefaultRuleSet" in premium
    assert "Microsoft_DefaultRuleSet" not in standard
    assert "flood" in standard


def test_origins_of_short_parts_have_names_that_front_door_takes(tmp_path: Path) -> None:
    """A part may have one letter for its name, and an origin of Front Door has two at least."""
    spec = json.loads((ROOT / "specs" / "canary-stack.json").read_text())
    spec["parts"]["s"] = spec["parts"].pop("stable")
    spec["parts"]["cdn"]["origin"] = {"parts": {"s": 90, "canary": 10}}
    path = tmp_path / "stack.json"
    path.write_text(json.dumps(spec))
    projects = build(path)
    terraform = projects["canary-stack/azure/terraform"]["cdn.tf"]
    assert 'name                          = "origin-${each.key}"' in terraform
    pulumi = projects["canary-stack/azure/pulumi"]["cdn.py"]
    assert 'origin_name=f"origin-{endpoint_name}"' in pulumi


def test_a_bucket_is_seen_to_work_by_an_object() -> None:
    """The link is approved first; then an object is uploaded, and that very one asked for."""
    approve, look = planned(EDGE, {"origin": {"bucket": True}}).verify
    assert "private-endpoint-connection approve" in approve.commands[0]
    upload, *asked = look.commands
    assert upload.endswith("--file README.md --name own/README.md")
    assert [one.endswith('"<url>/own/README.md"') for one in asked] == [True, True]
    (plain,) = planned(EDGE, {}).verify
    assert all(one.endswith('"<url>/own/"') for one in plain.commands)
