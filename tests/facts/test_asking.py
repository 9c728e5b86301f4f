"""Asking a provider: what its messages tell, and that it says again what the pack holds."""

import json
import os
import struct
from pathlib import Path
from typing import Any

import pytest

from generator import facts
from generator.facts import asking
from generator.facts.asking import candidates, codec, sayings
from generator.facts.asking.configurations import Maker, nothing, paths, proposed
from generator.facts.encode import Table
from generator.facts.model import BlockFacts
from generator.facts.pack import FLAGS

VARIABLE = "GEN_TF_PLUGINS"
VERSION = "5.100.0"
# Of both of HashiCorp's kits for providers, with every kind of fact.
SAMPLE = (
    "aws_athena_workgroup",
    "aws_backup_restore_testing_plan",
    "aws_cloudwatch_metric_alarm",
    "aws_customer_gateway",
    "aws_dynamodb_table_export",
    "aws_ec2_instance_metadata_defaults",
    "aws_ecr_repository",
    "aws_eip",
    "aws_iam_role",
    "aws_kms_key",
    "aws_lb_target_group",
    "aws_nat_gateway",
    "aws_placement_group",
    "aws_route53_health_check",
    "aws_s3_bucket_versioning",
    "aws_security_group_rule",
    "aws_sqs_queue",
    "aws_subnet",
    "aws_vpc",
    "aws_xray_sampling_rule",
)
# What a schema itself tells of an argument; the other flags are behaviour.
TOLD = sum(FLAGS[n] for n in ("required", "optional", "computed", "sensitive", "write_only"))
pytestmark = pytest.mark.xdist_group("asking")  # What they share is made once.


@pytest.fixture(scope="module")
def binary() -> Path:
    """Find the provider of AWS, in the version that the pack is of."""
    plugins = os.environ.get(VARIABLE)
    if not plugins:
        pytest.skip(f"{VARIABLE} names no folder with the AWS provider")
    pytest.importorskip("grpc", reason="grpcio is not installed")
    found = sorted(Path(plugins).glob(f"*/hashicorp/aws/{VERSION}/*/terraform-provider-aws*"))
    if not found:
        pytest.skip(f"{VARIABLE} has no AWS provider {VERSION}")
    return found[0]


@pytest.fixture(scope="module")
def schema(binary: Path) -> dict[str, Any]:
    """Ask for the schemas."""
    return asking.schema(binary)


def told(block: BlockFacts) -> dict[str, Any]:
    """Write down what a block says, with all that is inside."""
    return {
        "arguments": block.arguments,
        "deprecated": block.deprecated,
        "blocks": {
            name: [told(nested.block), *block.blocks[name][1:]]
            for name in block.blocks
            if (nested := block.block(name)) is not None
        },
    }


def held(type_: str, kind: str = "resource") -> BlockFacts:
    """Look up what the pack holds of a type."""
    look = facts.resource if kind == "resource" else facts.data_source
    known = look("aws", VERSION, type_)
    assert known is not None, type_
    return known.block


def made(said: dict[str, Any], behaviour: dict[str, Any]) -> BlockFacts:
    """Encode what a provider says of a type, as the builder does."""
    table = Table()
    number = table.schema_block(json.loads(json.dumps(said)), json.loads(json.dumps(behaviour)))
    return BlockFacts(number, json.loads(json.dumps(table.blocks)))


@pytest.mark.slow
def test_the_provider_says_again_what_the_pack_holds(binary: Path, schema: dict[str, Any]) -> None:
    """Types that are asked anew come out as the pack has them: schema, behaviour, everything."""
    config = asking.CONFIGURATIONS["aws"]
    behaviour = asking.behaviour(binary, schema, SAMPLE, config)
    for type_ in SAMPLE:
        block = schema["resource_schemas"][type_]["block"]
        assert told(made(block, behaviour[type_])) == told(held(type_)), type_


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "group"), [("resource", "resource_schemas"), ("data", "data_source_schemas")]
)
def test_every_schema_is_the_provider_s(schema: dict[str, Any], kind: Any, group: str) -> None:
    """Names, types, nesting, and what is required, optional or read-only, of every single type."""
    known = {name for name in facts.names("aws", kind) if at(name, kind)}
    assert known == set(schema[group])
    for name, said in schema[group].items():
        assert plain(made(said["block"], {})) == plain(held(name, kind)), name


def at(name: str, kind: Any) -> bool:
    """Tell whether the provider's version has a type."""
    look = facts.resource if kind == "resource" else facts.data_source
    return look("aws", VERSION, name) is not None


def plain(block: BlockFacts) -> dict[str, Any]:
    """Write down what the schema alone says of a block."""
    return {
        "arguments": {n: [one[0] & TOLD, one[1]] for n, one in block.arguments.items()},
        "blocks": {
            name: [plain(nested.block), nested.mode]
            for name in block.blocks
            if (nested := block.block(name)) is not None
        },
    }


def test_values_come_through_as_they_were() -> None:
    """What is packed is unpacked to the same, whatever its size."""
    deep: Any = "x"
    for _ in range(40):
        deep = [deep, {"k": deep if isinstance(deep, str) else None}]
    for value in (
        None,
        True,
        0,
        127,
        128,
        -1,
        2**40,
        0.5,
        "",
        "ä" * 300,
        ["v"] * 20,
        {f"k{n}": n for n in range(40)},
        deep,
    ):
        assert codec.unpacked(codec.packed(value)) == value
    assert codec.unpacked(codec.packed([codec.UNKNOWN, 1])) == [codec.UNKNOWN, 1]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\xa3abc", "abc"),
        (b"\xd9\x03abc", "abc"),
        (b"\xda\x00\x03abc", "abc"),
        (b"\x93\x01\x02\xff", [1, 2, -1]),
        (b"\xdc\x00\x01\xc0", [None]),
        (b"\x81\xa1k\xc3", {"k": True}),
        (b"\xde\x00\x01\xa1k\xc2", {"k": False}),
        (b"\xcb" + struct.pack(">d", 1.5), 1.5),
        (b"\xce\x00\x01\x00\x00", 65536),
        (b"\xc7\x02\x0cab", codec.UNKNOWN),
    ],
)
def test_what_providers_write_is_read(data: bytes, value: Any) -> None:
    """Every form in which Go's encoder writes a value is understood."""
    assert codec.unpacked(data) == value


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ('expected type to be one of ["A" "B C"], got x', {"one_of": ["A", "B C"]}),
        (r'expected mark to be one of ["\\" "\t"], got x', {"one_of": ["\\", "\t"]}),
        ("expected size to be one of [1 2], got 9", {"one_of": [1, 2]}),
        ("Path: a\nGiven Value: x\nValid Values: [ON OFF ]", {"one_of": ["ON", "OFF"]}),
        ("expected age to be in the range (60 - 3600), got -9", {"range": [60, 3600]}),
        ("expected length of name to be in the range (1 - 64), got x", {"length": [1, 64]}),
        ('"name" cannot be longer than 6 characters: "x"', {"length": [0, 6]}),
        ("Attribute a value must be at least 1, got: -9", {"at_least": 1}),
        ('"role" (x) is an invalid ARN: arn: invalid prefix', {"format": "arn"}),
        ("Attribute ids set must contain at least 2 elements and at most 5 elements, got: 1",
         {"min_items": 2, "max_items": 5}),
        ("only lowercase letters are allowed", {}),
    ],
)  # fmt: skip
def test_a_complaint_tells_what_would_do(message: str, wanted: dict[str, Any]) -> None:
    """The words of both kits' validators become facts; others become none."""
    assert sayings.facts(message) == wanted


def test_complaints_about_several_arguments_become_relations() -> None:
    """Conflicts hold both ways, indices are left out, and steps up a path are taken."""
    found = sayings.relations(
        [
            sayings.Complaint(("", '"disk.0.size": conflicts with snapshot')),
            sayings.Complaint(("", '"key": all of `cert,key` must be specified')),
            sayings.Complaint(("a.id", "when one (and only one) of [a[0].id.<.arn] is required")),
        ]
    )
    assert found["conflicts_with"] == {"disk.size": {"snapshot"}, "snapshot": {"disk.size"}}
    assert found["required_with"] == {"key": {"cert", "key"}}
    assert found["groups"] == {frozenset({"a.id", "a.arn"}): {"exactly_one_of"}}


def test_configurations_hold_what_they_must_and_what_is_asked() -> None:
    """Required arguments stand everywhere, one more where it is asked for, and nothing else."""
    size = {"attributes": {"size": {"type": "number", "required": True},
                           "kind": {"type": "string", "optional": True}}}  # fmt: skip
    block = {
        "attributes": {
            "id": {"type": "string", "computed": True, "optional": True},
            "name": {"type": "string", "required": True},
        },
        "block_types": {"disk": {"nesting_mode": "list", "block": size}},
    }
    maker = Maker(block)
    assert [path for path, _ in paths(block)] == ["name", "disk", "disk.kind", "disk.size"]
    assert maker.least() == {"id": None, "name": "v0", "disk": []}
    asked = maker.only("disk.kind", lambda *_: "fast")
    assert asked["disk"] == [{"size": 1, "kind": "fast"}]
    assert maker.only("disk.kind", nothing)["disk"] == [{"size": 1, "kind": None}]
    assert proposed(block, None, asked)["id"] is codec.UNKNOWN
    assert proposed(block, {"id": "x"}, asked)["id"] == "x"


def test_values_to_try_agree_with_what_is_known() -> None:
    """Pairs that are made from facts have two values that the facts allow."""
    known = {"one_of": ["a", "b"], "range": [5, 9], "format": "cidr", "length": [3, 8]}
    pairs = candidates.suggested(known)
    assert ("a", "b") in pairs
    assert (5, 6) in pairs
    assert ("aaa", "bbb") in pairs


def test_a_file_that_is_no_provider_is_told(tmp_path: Path) -> None:
    """A binary that does not say where it listens ends in a sentence."""
    pytest.importorskip("grpc", reason="grpcio is not installed")
    program = tmp_path / "terraform-provider-none"
    program.write_text("#!/bin/sh\necho hello\n")
    program.chmod(0o755)
    with pytest.raises(ValueError, match="is not a provider"):
        asking.schema(program)
