"""`gen verify` on trees that were made to hurt: a clear end, in bounded time and memory."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import command
from tests.conftest import ROOT

SECONDS = 20
MEGABYTES = 700


def judged(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `gen verify` in a process that may take so much time and memory and no more."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "verify", ".", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=bound,
        capture_output=True,
        text=True,
        timeout=4 * SECONDS,
        check=False,
    )


def binary(folder: Path) -> None:
    """Bytes that are no text."""
    (folder / "main.tf").write_bytes(bytes(range(256)) * 100)


def large(folder: Path) -> None:
    """A file of 50 MB."""
    (folder / "main.tf").write_bytes(b"# x\n" * (50 * 2**20 // 4))


def nested_blocks(folder: Path) -> None:
    """Ten thousand blocks, one in the other."""
    (folder / "main.tf").write_text("a {\n" * 10_000 + "}\n" * 10_000)


def nested_brackets(folder: Path) -> None:
    """Ten thousand brackets."""
    (folder / "main.tf").write_text("locals {\n  a = " + "[" * 10_000 + "]" * 10_000 + "\n}\n")


def nested_python(folder: Path) -> None:
    """Ten thousand brackets of Python."""
    (folder / "Pulumi.yaml").write_text("name: x\nruntime: python\n")
    (folder / "__main__.py").write_text("x = " + "(" * 10_000 + ")" * 10_000 + "\n")


def unclosed(folder: Path) -> None:
    """A heredoc, a string and a comment without an end."""
    (folder / "main.tf").write_text('locals {\n  a = <<EOT\n${"\n/*')


def tricks(folder: Path) -> None:
    """Letters that look like others, text that runs backwards, and half characters."""
    (folder / "main.tf").write_bytes(
        'resource "\u202eaws_vpc" "\u0430" {}\n'.encode() + b"\xed\xa0\x80\n"
    )


def loop(folder: Path) -> None:
    """Links that lead to themselves and out of the project."""
    (folder / "main.tf").symlink_to("main.tf")
    (folder / "other.tf").symlink_to("/dev/zero")
    (folder / "again").symlink_to(folder, target_is_directory=True)


def long_python(folder: Path) -> None:
    """A chain of calls that Python takes and nobody can follow."""
    (folder / "Pulumi.yaml").write_text("name: x\nruntime: python\n")
    chain = "x" + ".x()" * 480
    (folder / "__main__.py").write_text(f"import pulumi_aws as aws\n\na = {chain}\n")


def called_often(folder: Path) -> None:
    """Modules that call the next one eight times, ten deep."""
    text = 'variable "range" {\n  type = string\n}\n'
    text += 'resource "aws_vpc" "main" {\n  cidr_block = var.range\n}\n'
    for number in range(10):
        calls = (
            f'module "m{one}" {{\n  source = "../m{number + 1}"\n'
            f"  range = cidrsubnet(var.range, 1, {one % 2})\n}}\n"
            for one in range(8 * (number < 9))
        )
        (folder / f"m{number}").mkdir()
        (folder / f"m{number}" / "main.tf").write_text(text + "".join(calls))
    call = 'module "m0" {\n  source = "./m0"\n  range  = "10.0.0.0/8"\n}\n'
    (folder / "main.tf").write_text(call)


def holds_itself(folder: Path) -> None:
    """A module that calls itself a dozen times."""
    calls = (f'module "m{one}" {{\n  source = "./"\n}}\n' for one in range(12))
    (folder / "inner").mkdir()
    (folder / "inner" / "main.tf").write_text("".join(calls))
    (folder / "main.tf").write_text('module "inner" {\n  source = "./inner"\n}\n')


HOSTILE = (
    *(binary, large, nested_blocks, nested_brackets, nested_python, long_python, unclosed),
    *(tricks, loop, called_often, holds_itself),
)


@pytest.mark.parametrize(
    "make",
    HOSTILE,
    ids=lambda make: make.__name__,
)
def test_it_ends_with_a_finding(make, tmp_path: Path) -> None:
    """What cannot be judged is told as a finding, without a traceback."""
    make(tmp_path)
    answer = judged(tmp_path)
    assert answer.returncode == 1, answer.stderr
    assert "error:" in answer.stdout
    assert "Traceback" not in answer.stderr


GROWTH = {
    "lists in lists": ('["10.0.0.0/8"]', "[{0}, {0}]", "flatten({0})[0]"),
    "texts": ('"10.0.0.0/8"', '"${{{0}}}${{{0}}}"', "{0}"),
    "numbers": ("99", "{0} * {0} * {0} * {0}", 'cidrsubnet("10.0.0.0/8", 8, {0})'),
    "equal lists": (
        '["10.0.0.0/8"]',
        "[{0}, {0}]",
        '{0} == [{0}, {0}] ? "10.0.0.0/8" : "10.1.0.0/16"',
    ),
    "replaced": ('"aaaaaaaaaa"', 'replace({0}, "a", {0})', "{0}"),
}


@pytest.mark.parametrize("kind", GROWTH)
def test_values_do_not_grow_without_end(kind: str, tmp_path: Path) -> None:
    """What doubles from line to line is not known after some lines, and is no fault."""
    first, next_, used = GROWTH[kind]
    rows = [f"  a{n} = {next_.format(f'local.a{n - 1}')}" for n in range(1, 40)]
    (tmp_path / "main.tf").write_text(
        "\n".join(["locals {", f"  a0 = {first}", *rows, "}", ""])
        + f'resource "aws_vpc" "main" {{\n  cidr_block = {used.format("local.a39")}\n}}\n'
    )
    answer = judged(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_findings_hold_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    """What is told of a project shows no escape sequence and no turned text of its names."""
    name = "\u001b[2J\u202eaws_x"
    (tmp_path / f"{name}.tf").write_text(f'resource "{name}" "main" {{}}\n')
    for form in ("text", "github", "markdown", "json", "sarif"):
        answer = judged(tmp_path, "--format", form)
        assert answer.returncode == 1
        assert "aws_x" in answer.stdout
        assert not {"\u001b", "\u202e"} & set(answer.stdout), form


def test_shared_files(tmp_path: Path) -> None:
    """A link to a file of its own kind is read, as Terraform reads it; any other is named."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "common.tf").write_text('output "a" {\n  value = var.b\n}\n')
    project = tmp_path / "project"
    project.mkdir()
    (project / "main.tf").write_text('variable "b" {\n  type = string\n}\n')
    (project / "common.tf").symlink_to("../shared/common.tf")
    answer = judged(project)
    assert answer.stdout == "1 project judged: 0 errors, 0 warnings\n"
    (tmp_path / "notes.txt").write_text("secret notes\n")
    (project / "notes.tf").symlink_to("../notes.txt")
    assert (
        "./notes.tf: error: the file is a link to a file of another kind" in judged(project).stdout
    )


def test_shared_modules(tmp_path: Path) -> None:
    """A link to a folder of modules is followed; one to what holds the project is not."""
    module = tmp_path / "modules" / "net"
    module.mkdir(parents=True)
    (module / "main.tf").write_text('output "name" {\n  value = "net"\n}\n')
    (tmp_path / "broken.tf").write_text("{")
    project = tmp_path / "project"
    project.mkdir()
    (project / "modules").symlink_to("../modules")
    (project / "above").symlink_to("..")
    (project / "root").symlink_to("/")
    (project / "main.tf").write_text(
        'module "net" {\n  source = "./modules/net"\n  rangee = "10.0.0.0/16"\n}\n'
    )
    answer = judged(project, "--format", "json")
    assert {one["rule"] for one in json.loads(answer.stdout)} == {"module-input"}


@pytest.mark.parametrize("runtime", ["nodejs", "\n  name: go", "{name: yaml}", "'dotnet'"])
def test_programs_in_other_languages_are_not_called_sound(runtime: str, tmp_path: Path) -> None:
    """A Pulumi program that is not in Python is not counted as judged."""
    (tmp_path / "Pulumi.yaml").write_text(f"name: x\nruntime: {runtime}\n")
    answer = CliRunner().invoke(command, ["verify", str(tmp_path)])
    assert answer.exit_code == 2
    assert "no Terraform or Pulumi project in Python" in answer.output


def test_many_files(tmp_path: Path) -> None:
    """Of thousands of files so many are judged, and the rest is named as left out."""
    for number in range(2_100):
        (tmp_path / f"f{number}.tf").write_text(f"locals {{\n  v{number} = 1\n}}\n")
    answer = judged(tmp_path, "--ignore", "unused-local")
    assert "more than 2000 files" in answer.stdout


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    """Where there is nothing to judge, gen says so and ends with 2."""
    answer = CliRunner().invoke(command, ["verify", str(tmp_path)])
    assert answer.exit_code == 2
    assert "no Terraform or Pulumi project in Python" in answer.output


def test_what_is_there_instead_of_a_project(tmp_path: Path) -> None:
    """Files that make a project which gen does not read are named, and are no success."""
    (tmp_path / "main.tf.json").write_text('{"locals": {"a": 1}}')
    (tmp_path / "\x1b[31m.tf.json").write_text("{}")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "Pulumi.yaml").write_text("name: site\nruntime: nodejs\n")
    answer = CliRunner().invoke(command, ["verify", str(tmp_path)])
    assert answer.exit_code == 2
    assert "main.tf.json is in Terraform's JSON form" in answer.output
    assert "Pulumi.yaml runs another language" in answer.output
    assert "\x1b" not in answer.output


def test_json_form_beside_other_files(tmp_path: Path) -> None:
    """A file in the JSON form is named as not judged, and what it may declare is no fault."""
    (tmp_path / "main.tf").write_text('output "a" {\n  value = local.a\n}\n')
    (tmp_path / "more.tf.json").write_text('{"locals": {"a": 1}}')
    answer = CliRunner().invoke(command, ["verify", str(tmp_path), "--format", "json"])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout) == []
    assert "not judged:" in answer.stderr


def test_a_file_that_is_no_text_hides_no_declaration(tmp_path: Path) -> None:
    """What a file that cannot be read may declare is not told as undeclared."""
    (tmp_path / "main.tf").write_text('output "a" {\n  value = local.a\n}\n')
    (tmp_path / "more.tf").write_bytes(b"# \xff\n")
    answer = judged(tmp_path, "--format", "json")
    assert {one["rule"] for one in json.loads(answer.stdout)} == {"unreadable"}


def test_a_file_is_no_project(tmp_path: Path) -> None:
    """Whoever names a file is told that a folder is asked for, and not that there is no project."""
    (tmp_path / "main.tf").write_text("locals {}\n")
    answer = CliRunner().invoke(command, ["verify", str(tmp_path / "main.tf")])
    assert answer.exit_code == 2
    assert "is a file" in answer.output


def test_reasons(tmp_path: Path) -> None:
    """A finding is accepted where a comment gives a reason, and only there."""
    (tmp_path / "main.tf").write_text(
        "locals {\n"
        "  a = var.x # gen: ignore[undeclared] it comes with the module\n"
        "  b = var.x\n"
        "  c = var.y # gen: ignore[undeclared]\n"
        "}\n"
        'output "all" {\n  value = [local.a, local.b, local.c]\n}\n'
    )
    answer = CliRunner().invoke(command, ["verify", str(tmp_path), "--format", "json"])
    assert answer.exit_code == 1
    assert '"line": 2' not in answer.output
    assert '"line": 3' in answer.output
    assert '"rule": "waiver"' in answer.output
