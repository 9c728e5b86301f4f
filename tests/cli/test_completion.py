"""Completion: what a shell offers while a command line is typed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from generator.blueprints import BLUEPRINTS
from generator.catalogue import gpus
from generator.cli import command
from generator.verify.finding import RULES
from tests.cli.conftest import environment, gen, write_spec


def offered(line: str) -> list[str]:
    """Return what is offered for the last word of a command line; `FILE` for files."""
    *words, begun = line.split(" ")
    items = ShellComplete(command, {}, "gen", "_GEN_COMPLETE").get_completions(words, begun)
    return ["FILE" if item.type == "file" else item.value for item in items]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ren", ["render"]),
        ("list ma", ["machines", "matrix"]),
        ("render ", ["FILE"]),
        ("graph ", ["FILE"]),
        ("graph serving.json --cloud a", ["alibaba", "aws", "azure"]),
        ("graph serving.json --engine ", ["terraform", "pulumi"]),
        ("new --blueprint cdn", ["cdn-caching"]),
        ("list machines --gpu t", ["t4"]),
        ("explain ", ["FILE"]),
        ("explain unknown-im", ["FILE", "unknown-import"]),
        ("explain GEN010", ["FILE", "GEN010"]),
        ("verify out --select unknown-im", ["unknown-import"]),
        ("explain serving.json servers.mach", ["servers.machine"]),
        ("explain nothing.json servers.mach", []),
        ("completion ", ["bash", "fish", "zsh"]),
        ("render --fo", ["--force", "--format"]),
    ],
)
def test_what_is_offered(line: str, wanted: list[str]) -> None:
    """Commands, options and their values, specs, their fields, rules and GPUs are offered."""
    found = offered(line)
    assert found[: len(wanted)] == wanted if line.endswith("mach") else found == wanted


@pytest.mark.usefixtures("folder")
def test_all_blueprints_rules_and_fields() -> None:
    """Whatever there is to name is offered when nothing is typed yet."""
    assert offered("new --blueprint ") == list(BLUEPRINTS)
    assert offered("verify --select ") == list(RULES)
    assert offered("new --gpu ") == gpus()
    found = offered("explain serving.json ")
    assert {"name", "clouds.alibaba.region", "servers.machine.gpu"} <= set(found)
    for path in ("servers.machine", "network.cidr"):
        assert path in found
        assert gen("explain", "serving.json", path).exit_code == 0


@pytest.mark.usefixtures("folder")
def test_a_bad_spec_disturbs_no_shell() -> None:
    """A spec that cannot be read has no fields to offer, and nothing is said of it."""
    write_spec("bad", servers={"count": "three"})
    Path("worse.json").write_text("{")
    assert offered("explain bad.json ") == offered("explain worse.json ") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(shell: str) -> None:
    """The script of a shell asks gen in that shell's way, and the shell takes it, if it is here."""
    said = gen("completion", shell)
    assert (said.exit_code, said.stderr) == (0, "")
    assert f"_GEN_COMPLETE={shell}_complete" in said.stdout
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not on this machine")
    done = subprocess.run(
        [program, "-n", "/dev/stdin"],
        input=said.stdout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def installed(folder: Path) -> Path:
    """Put a program called gen into a folder."""
    program = folder / "bin" / "gen"
    program.parent.mkdir(exist_ok=True)
    program.write_text(
        f"#!{sys.executable}\nimport sys\nfrom generator.cli import main\nmain(sys.argv[1:])\n"
    )
    program.chmod(0o755)
    return program


def program_of(name: str) -> str:
    """Find a shell, or skip."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


def run(*command: str, folder: Path) -> str:
    """Run a shell in a folder, with gen on its path; return what it printed."""
    path = f"{installed(folder).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(PATH=path, HOME=str(folder)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def in_bash(line: str, folder: Path) -> list[str]:
    """Type a command line in a bash that has the completion; return what it offers."""
    words = line.split(" ")
    script = (
        f'eval "$(gen completion bash)"\nCOMP_WORDS=({" ".join(words[:-1])} "{words[-1]}")\n'
        f"COMP_CWORD={len(words) - 1}\ncompopt() {{ echo option $2; }}\n"
        '_gen_completion gen\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    return run(program_of("bash"), "-c", script, folder=folder).split()


def test_in_bash(folder: Path) -> None:
    """A real bash completes commands, fields of a spec and rules, and leaves files to itself."""
    assert in_bash("gen re", folder) == ["render"]
    assert in_bash("gen explain serving.json network.ci", folder) == ["network.cidr"]
    assert in_bash("gen explain unknown-im", folder) == ["option", "default", "unknown-import"]
    assert in_bash("gen render se", folder) == ["option", "default"]


def test_in_fish(folder: Path) -> None:
    """A real fish completes the same."""
    fish = program_of("fish")
    for line, wanted in (
        ("gen re", ["render"]),
        ("gen explain serving.json network.ci", ["network.cidr"]),
        ("gen render se", ["serving.json"]),
    ):
        script = f"gen completion fish | source\ncomplete -C '{line}'"
        told = run(fish, "--no-config", "-c", script, folder=folder)
        assert [row.split("\t")[0] for row in told.splitlines()] == wanted


def test_in_zsh(folder: Path) -> None:
    """A real zsh asks in the same way; what its own functions then show is what gen told them."""
    script = """
        compdef() { :; }
        compadd() { print -l -- "${(P@)@[-1]}"; }
        _describe() { print -l -- "${(P@)3}"; }
        _path_files() { print FILES; }
        eval "$(gen completion zsh)"
        for line in "gen re" "gen explain serving.json network.ci" "gen render se"; do
            words=(${(s: :)line}) CURRENT=${#words}
            _gen_completion
        done
    """
    command, *rest = run(program_of("zsh"), "-f", "-c", script, folder=folder).splitlines()
    assert command.startswith("render:Render specs")
    assert rest == ["network.cidr", "FILES"]
