"""The five forms in which findings are told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import command

BROKEN = """\
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

resource "aws_vpc" "main" {
  cidr_blok = "10.0.0.0/16"
}

output "subnet" {
  description = "A subnet | that nobody made."
  value       = aws_subnet.main.id
}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with a misspelt argument and a reference to nothing."""
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "main.tf").write_text(BROKEN)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "markdown"])
def test_form(form: str, snapshot) -> None:
    """Each form tells the same findings."""
    answer = CliRunner().invoke(command, ["verify", "net", "--format", form])
    assert answer.exit_code == 1
    assert answer.output == snapshot


@pytest.mark.usefixtures("project")
def test_rules_are_chosen() -> None:
    """`--select` tells of one rule only, `--ignore` of all but one; an unknown rule is refused."""
    runner = CliRunner()
    selected = runner.invoke(
        command, ["verify", "net", "--select", "undeclared", "--format", "json"]
    )
    assert {item["rule"] for item in json.loads(selected.output)} == {"undeclared"}
    ignored = runner.invoke(
        command, ["verify", "net", "--ignore", "undeclared", "--format", "json"]
    )
    assert "undeclared" not in {item["rule"] for item in json.loads(ignored.output)}
    assert runner.invoke(command, ["verify", "net", "--select", "nonsense"]).exit_code == 2
