"""What holds for verification as a whole."""

from pathlib import Path

import pytest

from generator.project import Engine
from generator.verify import verify

ROOT = Path(__file__).parents[2]

HOSTILE = {
    "deep brackets": "a = " + "[" * 10_000,
    "deep blocks": "a {\n" * 10_000,
    "deep templates": 'a = "' + '${"' * 10_000,
    "one long line": 'locals {\n  a = "' + "x" * 1_000_000 + '"\n}\n',
    "open comment": "/* " + "*" * 100_000,
    "open heredoc": "a = <<EOT\n" + "EO\n" * 50_000,
    "many blanks": "a" + " " * 200_000,
    "many words": "a" * 200_000,
    "many labels": "a " + "b " * 100_000,
    "null bytes": "\0" * 1000,
    "half a surrogate": 'a = "\\ud800"',
    "right to left": 'resource "aws_vpc" "\u202emain" {}',
    "operators": "a = 1" + " + 1" * 20_000 + "\n",
    "signs": "a = " + "-" * 10_000 + "1\n",
    "choices": "a = " + "true ? 1 : " * 5_000 + "2\n",
    "steps": "locals {\n  a = b" + ".c" * 50_000 + "\n}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_in_findings(name: str) -> None:
    """Text that is meant to exhaust a reader is answered like any other."""
    for files in ({"main.tf": HOSTILE[name]}, {"main.tf": "", "x.tfvars": HOSTILE[name]}):
        for finding in verify(files, engine="terraform"):
            assert finding.line >= 0
    verify({"__main__.py": HOSTILE[name]}, engine="pulumi")


def test_a_circle_of_locals_is_long_without_harm() -> None:
    """A chain of thousands of local values is followed without recursion."""
    chain = "\n".join(f"  a{n} = local.a{(n + 1) % 5000}" for n in range(5000))
    found = verify({"main.tf": f"locals {{\n{chain}\n}}\n"}, engine="terraform")
    assert [finding.rule for finding in found] == ["cycle"]


def test_findings_do_not_depend_on_the_order_of_files() -> None:
    """The same files in another order give the same findings."""
    files = {
        "b.tf": 'resource "aws_vpc" "main" {\n  cidr = local.a\n}\n',
        "a.tf": "locals {\n  b = 1\n}\n",
    }
    turned = dict(reversed(files.items()))
    assert verify(files, engine="terraform") == verify(turned, engine="terraform")
    assert len(verify(files, engine="terraform")) == 3


def test_what_is_remembered_does_not_change_an_answer() -> None:
    """A block read before in another file is placed where it stands now."""
    block = 'resource "aws_subnet" "main" {\n  cidr = "10.0.0.0/16"\n}\n'
    (first, second) = verify({"main.tf": block}, engine="terraform")[:2]
    later = verify({"other.tf": "\n\n" + block}, engine="terraform")
    assert [(one.file, one.line) for one in later[:2]] == [
        ("other.tf", first.line + 2),
        ("other.tf", second.line + 2),
    ]


@pytest.mark.parametrize(
    ("engine", "file"), [("terraform", "variables.tf"), ("pulumi", "settings.py")]
)
def test_a_fault_in_settings_is_found_beside_files_that_had_none(engine: Engine, file: str) -> None:
    """Whether a project had a fault says nothing of one with another range of addresses."""
    folder = ROOT / "out" / "parallel-serving" / "alibaba" / engine
    sound = {one.name: one.read_text() for one in folder.iterdir() if one.is_file()}
    faulty = {**sound, file: sound[file].replace('"10.40.0.0/16"', '"10.40.0.7/16"')}
    assert not verify(sound, engine=engine)
    rules = {one.rule for one in verify(faulty, engine=engine)}
    assert rules == {"wrong-network"}
    assert not verify(sound, engine=engine)


def test_declarations_in_json_are_not_missed() -> None:
    """Beside a file in Terraform's JSON form nothing is called undeclared or unused."""
    files = {"a.tf": "locals {\n  b = local.c\n}\n", "b.tf.json": '{"locals": {"c": 1}}'}
    assert verify(files, engine="terraform") == ()


@pytest.mark.parametrize(
    ("engine", "file", "text"),
    [
        (
            "terraform",
            "override.tf",
            'resource "aws_vpc" "main" {\n  cidr_block = "10.99.0.0/16"\n}\n',
        ),
        (
            "pulumi",
            "overrides.py",
            'OVERRIDES = {("aws:ec2/vpc:Vpc", "main"): {"cidr_block": "10.99.0.0/16"}}\n',
        ),
    ],
)
def test_overrides_are_judged_beside_a_project_without_fault(
    engine: Engine, file: str, text: str
) -> None:
    """What is laid over a project is judged, and the project without it stays without a fault."""
    folder = ROOT / "out" / "parallel-serving" / "aws" / engine
    sound = {one.name: one.read_text() for one in folder.iterdir() if one.is_file()}
    assert not verify(sound, engine=engine)
    found = verify({**sound, file: text}, engine=engine)
    assert {one.rule for one in found} == {"outside-network"}
    assert not verify(sound, engine=engine)
