"""A sample of what `python -m benchmarks.mutations` measures: broken projects, and who notices."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.mutations.bulk import Terraform, as_module
from benchmarks.mutations.measure import Measured, Verdicts, measured, projects
from benchmarks.mutations.mutant import Mutant, mutants
from benchmarks.mutations.scan import scan
from tests.conftest import tool

ENGINES = ("terraform", "pulumi")
GATE = 0.95


def made(engine: str, *, each: int) -> list[Mutant]:
    """Break the projects of an engine."""
    bases, breakers = projects(engine)  # type: ignore[arg-type]
    return list(mutants(bases, breakers, each=each, seed=3))


def provider() -> str:
    """Return the folder with the AWS provider, or skip the test aloud."""
    tool("terraform")
    place = os.environ.get("GEN_TF_PLUGINS")
    if place is None or not any(Path(place).glob("*/hashicorp/aws")):
        pytest.skip("GEN_TF_PLUGINS names no folder with the AWS provider")
    return place


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_seed_makes_the_same_faults(engine: str) -> None:
    """Faults are drawn by the seed alone, each changes its project, and no kind is left out."""
    _, breakers = projects(engine)  # type: ignore[arg-type]
    first = made(engine, each=1)
    assert [one.place for one in first] == [one.place for one in made(engine, each=1)]
    assert {one.kind for one in first} == breakers.keys()
    assert all(one.files() != one.base.files for one in first)


def test_a_root_module_is_asked_about_as_a_called_one() -> None:
    """What makes a root module one that is called leaves every line of it in its place."""
    bases, _ = projects("terraform")
    for base in bases:
        files = as_module(dict(base.files))
        for name, text in files.items():
            assert text.count("\n") == base.files[name].count("\n")
            if name.endswith(".tf"):
                assert all(piece.name != "provider" for piece in scan(text))


@pytest.mark.slow
def test_many_at_once_are_told_the_same_as_each_alone(tmp_path: Path) -> None:
    """Terraform says of a fault among many what it says of the project by itself."""
    terraform = Terraform(provider(), tmp_path)
    sample = made("terraform", each=1)[::6]
    together = terraform.verdicts(sample)
    alone = [terraform.alone(one) for one in sample]
    assert [bool(one) for one in together] == [bool(one) for one in alone]


@pytest.mark.slow
def test_finds_what_terraform_finds(tmp_path: Path) -> None:
    """Of the faults that `terraform validate` finds, gen finds at least 95 in 100."""
    provider()
    found = measured("terraform", tmp_path, Verdicts(), each=3, seed=3)
    assert found.counts[-1].made > 100
    hold(found)


@pytest.mark.slow
def test_finds_what_python_and_its_types_find(tmp_path: Path) -> None:
    """Of the faults that the mocks or basedpyright find, gen finds at least 95 in 100."""
    for name in ("pulumi_aws", "pulumi_alicloud", "pulumi_azure_native", "basedpyright"):
        pytest.importorskip(name, reason=f"{name} is not installed")
    assert shutil.which("basedpyright", path=Path(sys.executable).parent)
    found = measured("pulumi", tmp_path, Verdicts(), each=2, seed=3)
    assert found.counts[-1].made > 30
    hold(found)


def hold(found: Measured) -> None:
    """Hold gen to the share, and show what it missed where it falls short."""
    assert found.counts[-1].found > 20
    assert found.share >= GATE, "\n".join(found.misses())
