"""The packs of provider facts: complete, small, and made the same way every time."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator import facts
from generator.facts.build import build
from generator.facts.pack import FLAGS, FOLDER, Kind

PROVIDERS = {
    "alicloud": ("1.289.0",),
    "aws": ("5.100.0", "6.66.0"),
    "azapi": ("2.12.0",),
    "azurerm": ("4.81.0", "5.2.0"),
}
WHOLE = {
    ("alicloud", "resource"): 1184,
    ("alicloud", "data"): 780,
    ("aws", "resource"): 1526,
    ("aws", "data"): 608,
    ("azapi", "resource"): 4,
    ("azurerm", "resource"): 1103,
    ("azurerm", "data"): 394,
}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_holds_the_versions_that_gen_is_verified_with(provider: str) -> None:
    """A pack tells its provider, versions and date."""
    assert facts.versions(provider) == PROVIDERS[provider]
    (source,) = [one for one in facts.sources() if str(one["provider"]).endswith(f"/{provider}")]
    assert str(source["date"]).count("-") == 2


@pytest.mark.parametrize(("provider", "kind"), WHOLE)
def test_every_type_of_a_provider_can_be_looked_up(provider: str, kind: Kind) -> None:
    """The index finds what it lists, and every entry decodes to blocks that hang together."""
    names = facts.names(provider, kind)
    assert len(names) >= WHOLE[provider, kind]
    for name in names:
        known = facts.type_facts(provider, kind, name)
        assert known is not None, name
        for one in known:
            if one is not None:
                walk(one.block)


def walk(block: facts.BlockFacts, depth: int = 0) -> None:
    """Reach every argument and, a few levels down, every block."""
    assert set(block.required) <= set(block.arguments)
    assert set(block.least) <= set(block.blocks)
    for name in block.arguments:
        argument = block.argument(name)
        assert argument is not None
        assert argument.required == (name in block.required)
    for name in block.blocks:
        nested = block.block(name)
        assert nested is not None
        if depth < 3:
            walk(nested.block, depth + 1)


def test_knows_schema_and_behaviour_of_an_argument() -> None:
    """What is required, what is read-only, what is accepted and what replaces come together."""
    known = facts.resource("alicloud", "1.289.0", "alicloud_alb_server_group")
    assert known is not None
    protocol = known.block.argument("protocol")
    assert protocol is not None
    assert protocol.facts["one_of"] == ["HTTP", "HTTPS", "GRPC"]
    assert protocol.replaces is True
    health = known.block.block("health_check_config")
    assert health is not None
    assert (health.least, health.most) == (1, 1)
    interval = health.block.argument("health_check_interval")
    assert interval is not None
    assert interval.facts["range"] == [0, 50]
    balancer = facts.resource("aws", "5.100.0", "aws_lb")
    assert balancer is not None
    arn = balancer.block.argument("arn")
    assert arn is not None
    assert arn.read_only


def test_tells_versions_apart() -> None:
    """An argument that a newer version dropped is there in the older one only."""
    older = facts.resource("azurerm", "4.81.0", "azurerm_storage_container")
    newer = facts.resource("azurerm", "5.2.0", "azurerm_storage_container")
    assert older is not None
    assert newer is not None
    assert older.block.argument("storage_account_name") is not None
    assert newer.block.argument("storage_account_name") is None
    assert facts.resource("aws", "6.66.0", "aws_simpledb_domain") is None
    assert facts.resource("aws", "5.100.0", "aws_simpledb_domain") is not None


def test_says_nothing_of_what_it_does_not_know() -> None:
    """Unknown providers, versions and types give None."""
    assert facts.resource("google", "1.0.0", "google_storage_bucket") is None
    assert facts.resource("aws", "1.0.0", "aws_lb") is None
    assert facts.resource("aws", "5.100.0", "aws_l") is None
    assert facts.resource("aws", "5.100.0", "") is None
    assert facts.arm_body("Microsoft.Web/sites@2020-01-01") is None


def test_maps_alicloud_to_pulumi() -> None:
    """A Terraform type has its Pulumi token, its single blocks and its renamed properties."""
    known = facts.pulumi_resource("alicloud_alb_listener")
    assert known is not None
    assert known["token"] == "alicloud:alb/listener:Listener"  # noqa: S105 (a name of Pulumi's)
    assert "quic_config" in known["single_blocks"]
    renamed = facts.pulumi_renames("alicloud", "alicloud:adb/backupPolicy:BackupPolicy")
    assert renamed == {"preferredBackupPeriods": "preferred_backup_period"}


def test_stays_small() -> None:
    """All packs together take less than 5 MB of the wheel."""
    assert sum(path.stat().st_size for path in Path(FOLDER).glob("*.pack")) < 5_000_000


def source(folder: Path, name: str, content: Any) -> None:
    """Write a source file of the builder."""
    with gzip.open(folder / f"{name}.json.gz", "wt") as stream:
        json.dump(content, stream)


def schema(arguments: dict[str, Any], nested: dict[str, Any]) -> dict[str, Any]:
    """Write what a made-up provider says of its only resource."""
    block = {
        "attributes": arguments,
        "block_types": {
            "disk": {"nesting_mode": "list", "max_items": 2, "block": {"attributes": nested}}
        },
    }
    provider = {
        "provider": {"block": {}},
        "resource_schemas": {"toy_server": {"block": block}},
    }
    return {"provider_schemas": {"registry.example.com/acme/toy": provider}}


def test_two_versions_come_out_as_they_went_in(tmp_path: Path, monkeypatch: Any) -> None:
    """A later version is stored as changes and read back whole; the bytes are always the same."""
    many = {f"argument_{n}": {"type": "string", "optional": True} for n in range(20)}
    size = {"size": {"type": "number", "required": True}}
    source(
        tmp_path,
        "terraform-toy-1.0.0.providers-schema",
        schema({**many, "old": {"type": "bool", "optional": True}}, {**many, **size}),
    )
    source(
        tmp_path,
        "terraform-toy-2.0.0.providers-schema",
        schema(
            {**many, "new": {"type": ["list", "string"], "required": True}},
            {**many, "size": {"type": "number", "optional": True}},
        ),
    )
    behaviour = {
        "provider": "acme/toy",
        "version": "2.0.0",
        "resources": {"toy_server": {"disk.size": {"range": [1, 9], "force_new": True}}},
    }
    source(tmp_path, "terraform-toy-2.0.0.behaviour", behaviour)
    packs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        build(tmp_path, "2026-01-01", tmp_path / name)
        packs.append((tmp_path / name / "toy.pack").read_bytes())
    assert packs[0] == packs[1]
    monkeypatch.setattr("generator.facts.pack.FOLDER", f"{tmp_path}/one/")
    facts.lookup.pack.cache_clear()
    try:
        one = facts.resource("toy", "1.0.0", "toy_server")
        two = facts.resource("toy", "2.0.0", "toy_server")
    finally:
        facts.lookup.pack.cache_clear()
        facts.lookup.type_facts.cache_clear()
    assert one is not None
    assert two is not None
    assert set(one.block.arguments) == {*many, "old"}
    assert set(two.block.arguments) == {*many, "new"}
    assert (one.block.required, two.block.required) == ([], ["new"])
    before, after = one.block.block("disk"), two.block.block("disk")
    assert before is not None
    assert after is not None
    assert (before.most, after.most) == (2, 2)
    assert (before.block.required, after.block.required) == (["size"], [])
    changed = after.block.argument("size")
    assert changed is not None
    assert changed.facts == {"range": [1, 9]}
    assert changed.replaces is True


@pytest.mark.slow
def test_nothing_of_a_schema_is_lost() -> None:
    """Every argument of every type is in the pack as the provider's own schema has it."""
    folder = os.environ.get("GEN_FACTS_SOURCE")
    if folder is None:
        pytest.skip("GEN_FACTS_SOURCE does not name the folder with the providers' schemas")
    compared = 0
    for path in sorted(Path(folder).glob("*.providers-schema.json.gz")):
        _, provider, version = path.name.split(".providers")[0].split("-")
        with gzip.open(path) as stream:
            (said,) = json.load(stream)["provider_schemas"].values()
        groups = (("resource", "resource_schemas"), ("data", "data_source_schemas"))
        for kind, group in groups:
            for type_, one in said[group].items():
                known = facts.type_facts(provider, kind, type_)  # type: ignore[arg-type]
                assert known is not None
                here = known[facts.versions(provider).index(version)]
                assert here is not None
                compared += compare(here.block, one["block"])
    assert compared > 100_000


def compare(block: facts.BlockFacts, said: dict[str, Any]) -> int:
    """Compare a block and those in it; give the number of arguments."""
    attributes, nested = said.get("attributes", {}), said.get("block_types", {})
    assert set(block.arguments) == set(attributes)
    assert set(block.blocks) == set(nested)
    for name, one in attributes.items():
        bits = block.arguments[name][0]
        for word in ("required", "optional", "computed", "sensitive"):
            assert bool(bits & FLAGS[word]) == bool(one.get(word)), name
    count = len(attributes)
    for name, one in nested.items():
        inner = block.block(name)
        assert inner is not None
        assert inner.least == one.get("min_items", 0)
        count += compare(inner.block, one["block"])
    return count
