"""The machine catalogues: where each row is from, and what is chosen from them."""

import re
from types import SimpleNamespace
from typing import get_args

import pytest

from generator import clouds, facts
from generator.clouds import MachineType
from generator.clouds.placement import machine
from generator.errors import SpecError
from generator.project import Cloud

CLOUDS: tuple[Cloud, ...] = get_args(Cloud)


def catalogue(cloud: Cloud) -> tuple[MachineType, ...]:
    """Give every row of a cloud, of servers and of endpoints."""
    known = clouds.facts(cloud)
    return (*known.machines, *known.endpoint_machines)


@pytest.mark.parametrize("cloud", CLOUDS)
def test_every_row_tells_what_was_read_and_when(cloud: Cloud) -> None:
    """A row has a source and a date, and numbers that a machine can have."""
    for row in catalogue(cloud):
        assert row.series is not None, row.type
        assert row.series.source, row.type
        assert re.fullmatch(r"2026-\d\d(-\d\d)?", row.series.read), row.type
        assert row.vcpus > 0
        assert row.memory_gib > 0
        assert bool(row.gpu) == (row.gpus > 0) == (row.series.gpu_memory_gb > 0), row.type


@pytest.mark.parametrize("cloud", CLOUDS)
def test_no_type_is_listed_twice(cloud: Cloud) -> None:
    """A name means one machine, wherever it is listed."""
    known = clouds.facts(cloud)
    for rows in (known.machines, known.endpoint_machines):
        assert len({row.type for row in rows}) == len(rows)
    assert len({row.type for row in catalogue(cloud)}) == len(set(catalogue(cloud)))


def test_the_provider_takes_every_machine_of_an_endpoint() -> None:
    """SageMaker's types are among those that the Terraform provider's older version accepts."""
    known = facts.resource("aws", "5.100.0", "aws_sagemaker_endpoint_configuration")
    assert known is not None
    variants = known.block.block("production_variants")
    assert variants is not None
    taken = variants.block.argument("instance_type")
    assert taken is not None
    named = {row.type for row in clouds.facts("aws").endpoint_machines}
    assert named <= set(taken.facts["one_of"])


def wish(**said: object) -> SimpleNamespace:
    """Wish for a machine."""
    return SimpleNamespace(
        **{"gpu": None, "count": 1, "vcpus": None, "memory_gib": None, "type": None} | said
    )


@pytest.mark.parametrize("vcpus", [1, 2, 4, 8, 16, 32])
@pytest.mark.parametrize("per_vcpu", [1, 2, 4])
def test_no_series_is_chosen_that_the_cloud_is_about_to_end(vcpus: int, per_vcpu: int) -> None:
    """Where another machine has what is wished, one with a date of retirement is not taken."""
    for cloud in CLOUDS:
        found = machine(
            clouds.facts(cloud), wish(vcpus=vcpus, memory_gib=vcpus * per_vcpu), path=()
        )
        assert not found.retires, found.type


def test_a_series_that_ends_can_still_be_named() -> None:
    """Who names such a type gets it, with what the catalogue knows of it."""
    found = machine(clouds.facts("azure"), wish(type="Standard_F8s_v2"), path=())
    assert (found.vcpus, found.memory_gib, found.retires) == (8, 16, "2028-11-15")


def test_unsigned_drivers_are_told_of_where_the_plans_turn_secure_boot_off() -> None:
    """The catalogue and the plans agree on which machines of Azure have no Secure Boot."""
    from generator.clouds.azure import virtual_gpu

    for row in catalogue("azure"):
        assert row.series is not None
        assert row.series.secure_boot != virtual_gpu(row), row.type


@pytest.mark.parametrize(
    ("type_", "gpus"),
    [
        ("m7i-flex.large", 0), ("t3.medium", 0), ("hpc7a.96xlarge", 0), ("u7i-6tb.112xlarge", 0),
        ("g7e.2xlarge", 1), ("gr6.4xlarge", 1), ("p4de.24xlarge", 1), ("p6-b200.48xlarge", 1),
        ("g5.xlarge", 1), ("p5en.48xlarge", 1),
    ],
)  # fmt: skip
def test_what_a_name_of_aws_tells_of_its_gpus(type_: str, gpus: int) -> None:
    """A type that no catalogue has gets the image with a driver where its name is of such GPUs."""
    assert machine(clouds.facts("aws"), wish(type=type_), path=()).gpus >= gpus
    assert bool(machine(clouds.facts("aws"), wish(type=type_), path=()).gpus) == bool(gpus)


@pytest.mark.parametrize(
    ("type_", "reason"),
    [
        ("c7g.xlarge", "Arm"), ("m8gd.large", "Arm"), ("im4gn.large", "Arm"), ("a1.large", "Arm"),
        ("g5g.xlarge", "Arm"), ("p6e-gb200.36xlarge", "Arm"), ("t4g.small", "Arm"),
        ("inf2.xlarge", "driver"), ("trn1n.32xlarge", "driver"), ("g4ad.xlarge", "driver"),
        ("p3dn.24xlarge", "driver"), ("g6f.large", "driver"), ("g3s.xlarge", "driver"),
        ("t2.micro", "bandwidth"), ("m3.large", "bandwidth"), ("mac2.metal", "macOS"),
    ],
)  # fmt: skip
def test_types_of_aws_that_would_never_serve_are_refused(type_: str, reason: str) -> None:
    """A server that could not start, or whose container would see no GPU, is no plan."""
    with pytest.raises(SpecError) as refused:
        machine(clouds.facts("aws"), wish(type=type_), path=("servers", "machine"))
    (problem,) = refused.value.problems
    assert reason in problem.message
    assert problem.path == ("servers", "machine", "type")
