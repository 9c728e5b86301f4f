"""A scratch repository of git with one committed spec."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import tool

SPEC: dict[str, Any] = {
    "name": "chat",
    "blueprint": "parallel-serving",
    "clouds": {"aws": {"region": "us-west-2"}},
    "runtime": {"image": "vllm/vllm-openai:v0.11.0"},
    "load_balancer": {"clients": ["203.0.113.0/24"]},
}


def git(*arguments: str) -> str:
    """Run git in the folder at hand, as somebody."""
    who = ("-c", "user.name=A Person", "-c", "user.email=person@example.com")
    said = subprocess.run(["git", *who, *arguments], capture_output=True, text=True, check=True)
    return said.stdout


def write(name: str = "chat", file: str = "", **changes: Any) -> None:
    """Write a spec into the folder of specs, with fields changed."""
    path = Path("specs", file or f"{name}.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**SPEC, "name": name, **changes}, indent=2) + "\n")


def commit(branch: str = "") -> None:
    """Commit all, and go on in a new branch if one is named."""
    git("add", "-A")
    git("commit", "--quiet", "--allow-empty", "-m", "Change")
    if branch:
        git("switch", "--quiet", "-c", branch)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a repository whose branch `main` has the spec of `chat`; on a branch `work`."""
    tool("git")
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch", "main")
    write()
    commit(branch="work")
    return tmp_path
