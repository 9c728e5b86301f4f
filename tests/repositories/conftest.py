"""A scratch repository with a spec and its projects, and gen on the path of its scripts."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import gen
from tests.conftest import ROOT, tool
from tests.review.conftest import commit, git, write


@dataclass(frozen=True)
class Repository:
    """A repository at a folder, and the environment that its scripts run in."""

    folder: Path
    env: dict[str, str]

    def bash(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script as CI services run theirs: the first command that fails ends it."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            env={**self.env, **more},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Commit a spec with its projects on `main`, and go on in a branch `work`."""
    tool("git")
    tool("bash")
    programs = tmp_path / "bin"
    programs.mkdir()
    call = f"{shlex.quote(sys.executable)} -c 'from generator.cli import main; main()'"
    (programs / "gen").write_text(f'#!/bin/sh\nexec {call} "$@"\n')
    (programs / "gen").chmod(0o755)
    folder = tmp_path / "team"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch", "main")
    write()
    assert gen("render", "specs/").exit_code == 0
    commit(branch="work")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    home = {"HOME": str(tmp_path), "PRE_COMMIT_HOME": str(tmp_path / "hooks")}
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com"}
    who |= {key.replace("AUTHOR", "COMMITTER"): value for key, value in who.items()}
    return Repository(folder, {**os.environ, **home, **who, "PATH": path, "PYTHONPATH": str(ROOT)})


def drift(kind: str) -> None:
    """Bring the projects into a state: as they should be, stale, edited, or at fault."""
    network = Path("out/chat/aws/terraform/network.tf")
    if kind == "stale":
        write(servers={"count": 4})
    elif kind == "edited":
        network.write_text(f"{network.read_text()}\n# mine\n")
    elif kind == "faulty":
        network.write_text(network.read_text().replace("cidr_block ", "cidr_blok "))
    elif kind == "broken":
        write(servers={"cuont": 4})


KINDS = ("clean", "stale", "edited", "faulty", "broken")


def verdicts() -> tuple[int, int]:
    """Return what gen itself says here: of its check, and of its verification."""
    return gen("check", "specs/").exit_code, gen("verify", "out").exit_code
