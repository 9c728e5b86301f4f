"""`gen list`: tables for people, JSON for machines, both from where the code decides."""

import json
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.blueprints import BLUEPRINTS
from generator.verify.finding import RULES
from tests.cli.conftest import gen, write_spec
from tests.conftest import ROOT

MATRIX = ROOT / "docs" / "matrix.md"


def listed(*arguments: str) -> Any:
    """Return what gen lists as JSON."""
    said = gen("list", *arguments, "--format", "json")
    assert (said.exit_code, said.stderr) == (0, "")
    return json.loads(said.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        "blueprints",
        "clouds",
        "components --cloud azure",
        "regions --cloud alibaba",
        "machines --gpu a10",
        "machines --gpu a10 --cloud aws --endpoints",
        "rules",
        "matrix --blueprint parallel-serving",
    ],
)
def test_tables(arguments: str, snapshot: SnapshotAssertion) -> None:
    """Each list is a table that fits its longest cells."""
    said = gen("list", *arguments.split())
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == snapshot
    assert all(line == line.rstrip() for line in said.stdout.splitlines())


def test_json_has_what_tables_have() -> None:
    """Machines read the same lists."""
    assert [row["blueprint"] for row in listed("blueprints")] == list(BLUEPRINTS)
    assert [row["rule"] for row in listed("rules")] == list(RULES)
    assert {row["cloud"] for row in listed("regions")} == {"alibaba", "aws", "azure"}
    assert {row["blueprint"] for row in listed("matrix")} == set(BLUEPRINTS)


def test_the_matrix_as_an_option() -> None:
    """`gen list --matrix` is the list of that name, and nothing beside another list."""
    assert gen("list", "--matrix").stdout == gen("list", "matrix").stdout
    assert gen("list", "--matrix", "clouds").exit_code == 2
    said = gen("list")
    assert said.exit_code == 2
    assert "Commands:" in said.stdout


def test_components_are_the_files_of_projects() -> None:
    """Each template of a component is listed, on each cloud that has it, with what it is."""
    found = {row["component"]: row for row in listed("components")}
    for cloud in ("alibaba", "aws", "azure"):
        folder = ROOT / "templates" / cloud / "terraform"
        names = {path.name.removesuffix(".tf.j2") for path in folder.glob("*.tf.j2")}
        assert {name for name, row in found.items() if cloud in row["clouds"]} == names - {
            "providers"
        }
    assert all(name and row["is"] for name, row in found.items())


def test_machines_of_all_clouds_with_their_sources() -> None:
    """A GPU is found on each cloud, smallest first, and each row names a source and a day."""
    found = listed("machines", "--gpu", "a10")
    assert {row["cloud"] for row in found["machines"]} == {"alibaba", "aws", "azure"}
    assert [row["gpus"] for row in found["machines"]] == sorted(
        row["gpus"] for row in found["machines"]
    )
    assert all(row["source"] and row["read"] for row in listed("machines")["machines"])
    assert {row["cloud"] for row in listed("machines", "--cloud", "aws")["machines"]} == {"aws"}


def test_an_unknown_gpu_is_refused_with_those_that_exist() -> None:
    """Who asks for a GPU that no cloud has is told which there are."""
    said = gen("list", "machines", "--gpu", "a11")
    assert said.exit_code == 2
    assert "a10, a100" in said.stderr


@pytest.mark.usefixtures("folder")
def test_variables(snapshot: SnapshotAssertion) -> None:
    """Variables are those of the systems that specs plan, with what environments make of them."""
    write_spec("tuned", environments={"dev": {"servers": {"count": 1}}})
    said = gen("list", "variables", "tuned.json")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == snapshot
    [count] = {
        json.dumps(row["environments"])
        for row in listed("variables", "tuned.json")
        if row["variable"] == "server_count"
    }
    assert json.loads(count) == {"dev": 1}


@pytest.mark.usefixtures("folder")
def test_variables_of_a_bad_spec() -> None:
    """A bad spec is told as everywhere else."""
    write_spec("bad", servers={"count": "three"})
    said = gen("list", "variables", "bad.json")
    assert said.exit_code == 2
    assert said.stdout == ""
    assert said.stderr.startswith("bad.json:1:")


def test_the_matrix_of_the_docs() -> None:
    """The page of the docs is what the command prints."""
    printed = gen("list", "matrix", "--format", "markdown").stdout
    assert MATRIX.read_text() == printed, (
        "write it again: gen list matrix --format markdown > docs/matrix.md"
    )
