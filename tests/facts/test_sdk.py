"""The packs of Pulumi SDKs: complete, and what the SDKs themselves say."""

import importlib
import inspect
import random
import warnings
from pathlib import Path
from typing import Any

import pytest

from generator.facts import bridge
from generator.facts import pulumi as sdk
from generator.facts.build_pulumi import build

WHOLE = {
    "pulumi_aws": (1749, 691),
    "pulumi_alicloud": (1224, 809),
    "pulumi_azure_native": (2289, 2803),
}
SAMPLE = 30


@pytest.mark.parametrize("package", WHOLE)
def test_everything_that_is_listed_can_be_looked_up(package: str) -> None:
    """Every module tells what it offers, and every class, function and enumeration is there."""
    resources = functions = 0
    for module in sdk.modules(package):
        resources += len(sdk.names(package, module, "r"))
        functions += len(sdk.names(package, module, "f"))
        for kind in "rfoe":
            for name in sdk.names(package, module, kind):
                assert sdk.offer(package, module, kind, name) is not None, f"{module}.{name}"
    assert (resources, functions) == WHOLE[package]


def test_knows_a_resource() -> None:
    """Token, arguments, nested classes, outputs, and the Terraform type behind it."""
    known = sdk.offer("pulumi_aws", "ec2", "r", "Instance")
    assert known is not None
    assert (known.token, known.terraform) == ("aws:ec2/instance:Instance", "aws_instance")
    device = sdk.field("root_block_device", known.inputs["root_block_device"])
    assert (device.type, device.required) == ("@InstanceRootBlockDevice", False)
    assert device.property == "rootBlockDevice"
    assert known.outputs is not None
    assert sdk.field("arn", known.outputs["arn"]).type == "s"
    assert "arn" not in known.inputs
    inner = sdk.offer("pulumi_aws", "ec2", "a", "InstanceRootBlockDevice")
    assert inner is not None
    assert sdk.field("volume_size", inner.inputs["volume_size"]).type == "i"


def test_knows_what_azure_adds() -> None:
    """Enumerations, API versions, and the value that tells one class of a union from another."""
    account = sdk.offer("pulumi_azure_native", "storage", "r", "StorageAccount")
    assert account is not None
    assert account.version.startswith("20")
    assert sdk.field("kind", account.inputs["kind"]).type == "%Kind"
    assert sdk.field("kind", account.inputs["kind"]).required
    kinds = sdk.offer("pulumi_azure_native", "storage", "e", "Kind")
    assert kinds is not None
    assert kinds.members["STORAGE_V2"] == "StorageV2"
    managed = sdk.offer(
        "pulumi_azure_native", "machinelearningservices", "a", "ManagedOnlineDeployment"
    )
    assert managed is not None
    kind = sdk.field("endpoint_compute_type", managed.inputs["endpoint_compute_type"])
    assert kind.fixed == "Managed"


def test_knows_functions_and_what_is_deprecated() -> None:
    """A function has arguments and results; a deprecated class names what to use instead."""
    zones = sdk.offer("pulumi_aws", "index", "f", "get_availability_zones")
    assert zones is not None
    assert zones.lifted
    assert zones.outputs is not None
    assert sdk.field("names", zones.outputs["names"]).type == "ls"
    old = sdk.offer("pulumi_aws", "s3", "r", "BucketAclV2")
    assert old is not None
    assert old.deprecated == "s3/bucketacl.BucketAcl"


def test_says_nothing_of_what_it_does_not_know() -> None:
    """Unknown packages, modules and names give None."""
    assert sdk.offer("pulumi_gcp", "storage", "r", "Bucket") is None
    assert sdk.offer("pulumi_aws", "s4", "r", "Bucket") is None
    assert sdk.offer("pulumi_aws", "s3", "r", "Bucke") is None
    assert sdk.offer("pulumi_aws", "s3", "f", "Bucket") is None
    assert sdk.version("pulumi_gcp") == ""


def test_finds_the_types_that_the_bridge_of_alibaba_tells() -> None:
    """The way in which AWS's types are found is right for 98 of 100 that are known otherwise."""
    resources: dict[tuple[str, str], Any] = {}
    tokens = {}
    for module in sdk.modules("pulumi_alicloud"):
        for name in sdk.names("pulumi_alicloud", module, "r"):
            one = sdk.offer("pulumi_alicloud", module, "r", name)
            assert one is not None
            resources[module, name] = {"i": one.inputs, "o": one.outputs}
            tokens[module, name] = one.token
    told = bridge.told("alicloud")
    found = bridge.derived("alicloud", resources)
    judged = [key for key in found if tokens[key] in told]
    right = [key for key in judged if told[tokens[key]] == found[key]]
    assert len(judged) > 1_100
    assert len(right) / len(judged) > 0.98


def test_alternatives_of_a_type() -> None:
    """A choice is split at its own bars only, and what a list holds loses its brackets."""
    assert sdk.alternatives("s|l(@A|@B)|m@C") == ["s", "l(@A|@B)", "m@C"]
    assert sdk.alternatives("l(@A|@B)") == ["l(@A|@B)"]
    assert sdk.inner("l(@A|@B)") == "@A|@B"
    assert sdk.inner("mls") == "ls"


MODULE = """
import builtins as _builtins
import pulumi
from typing import Optional, Sequence, Union

@pulumi.input_type
class DiskArgs:
    def __init__(__self__, *,
                 size: pulumi.Input[_builtins.int],
                 kind: pulumi.Input[Optional[Union[_builtins.str, 'Kind']]] = None):
        pulumi.set(__self__, "size", size)

    @_builtins.property
    @pulumi.getter(name="sizeGB")
    def size(self) -> pulumi.Input[_builtins.int]:
        return pulumi.get(self, "size")
"""


def test_the_same_sources_give_the_same_bytes(tmp_path: Path, monkeypatch: Any) -> None:
    """A made-up SDK is read back as it was written, and the pack is the same every time."""
    package = tmp_path / "pulumi_toy"
    (package / "store").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "store" / "__init__.py").write_text("")
    (package / "store" / "_inputs.py").write_text(MODULE)
    (package / "store" / "_enums.py").write_text('class Kind(str, Enum):\n    FAST = "fast"\n')
    (package / "pulumi-plugin.json").write_text('{"version": "1.2.3"}')
    monkeypatch.setattr("generator.facts.build_pulumi.PACKAGES", {"pulumi_toy": "toy"})
    monkeypatch.setattr("generator.facts.pulumi.PACKAGES", {"pulumi_toy": "toy"})
    packs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        build(tmp_path, "2026-01-01", tmp_path / name)
        packs.append((tmp_path / name / "sdk-toy.pack").read_bytes())
    assert packs[0] == packs[1]
    monkeypatch.setattr("generator.facts.pack.FOLDER", f"{tmp_path}/one/")
    assert sdk.version("pulumi_toy") == "1.2.3"
    disk = sdk.offer("pulumi_toy", "store", "a", "Disk")
    assert disk is not None
    assert disk.inputs == {"size": "i! sizeGB", "kind": "%Kind"}
    kind = sdk.offer("pulumi_toy", "store", "e", "Kind")
    assert kind is not None
    assert kind.members == {"FAST": "fast"}


@pytest.mark.slow
@pytest.mark.parametrize("package", WHOLE)
def test_agrees_with_the_installed_package(package: str) -> None:
    """Of classes drawn at random, Python itself lists the same arguments, fields and attributes."""
    pytest.importorskip(package)
    every = [
        (module, name)
        for module in sdk.modules(package)
        for name in sdk.names(package, module, "r")
        if module != "index"
    ]
    for module, name in random.Random(7).sample(every, SAMPLE):  # noqa: S311 (a sample)
        known = sdk.offer(package, module, "r", name)
        assert known is not None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = importlib.import_module(f"{package}.{module}")
        made = getattr(loaded, name)
        init = made._internal_init  # noqa: SLF001 (where the arguments stand)
        arguments = list(inspect.signature(init).parameters)[3:-1]
        assert list(known.inputs) == arguments, f"{module}.{name}"
        readable = {key for key, one in vars(made).items() if isinstance(one, property)}
        assert set(known.outputs or ()) == readable, f"{module}.{name}"
        for code in known.inputs.values():
            type_ = sdk.field("x", code).type
            inner = type_.partition("@")[2]
            if inner and "|" not in inner and "/" not in inner:
                held = sdk.offer(package, module, "a", inner)
                assert held is not None
                wanted = inspect.signature(getattr(loaded, f"{inner}Args").__init__).parameters
                given = {field: "!" in said for field, said in held.inputs.items()}
                empty = inspect.Parameter.empty
                assert given == {
                    field: one.default is empty
                    for field, one in wanted.items()
                    if field != "__self__"
                }
