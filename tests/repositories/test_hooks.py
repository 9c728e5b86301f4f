"""The pre-commit hooks: the same verdict as gen's own, run by pre-commit itself."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.repositories.conftest import Repository, drift, verdicts
from tests.review.conftest import commit

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
OFFLINE = ("Could not find a version", "No matching distribution", "Connection", "resolve")


def pre_commit(repository: Repository, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit, or skip aloud."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(
        command,
        env=repository.env,
        cwd=repository.folder,
        capture_output=True,
        text=True,
        check=False,
    )


def use(*, language: str) -> None:
    """Configure the hooks as local ones; `system` finds gen on the path and installs nothing."""
    hooks = [{**hook, "language": language} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    commit()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["clean", "edited", "faulty"])
def test_the_hooks_judge_as_gen_does(repository: Repository, kind: str) -> None:
    """Each hook passes where gen's own command ends well, and only there."""
    use(language="system")
    drift(kind)
    found = tuple(
        pre_commit(repository, "run", hook["id"], "--all-files").returncode for hook in HOOKS
    )
    assert found == tuple(min(one, 1) for one in verdicts())


def test_the_hooks_run_where_they_count(repository: Repository) -> None:
    """A commit that touches neither specs nor projects waits for neither."""
    use(language="system")
    Path("README.md").write_text("# Ours\n")
    said = pre_commit(repository, "run", "--files", "README.md")
    assert said.returncode == 0
    assert said.stdout.count("(no files to check)Skipped") == len(HOOKS)


@pytest.mark.slow
def test_the_hooks_install_themselves(repository: Repository) -> None:
    """pre-commit builds gen from this repository and runs both hooks; needs a package index."""
    source = repository.folder.parent / "source"
    source.mkdir()
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "hatch_build.py", "README.md"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    for name in ("generator", "templates", "building"):
        (source / name).symlink_to(ROOT / name)
    subprocess.run(["cp", "-rL", str(source), f"{source}-whole"], check=True)
    whole = f"{source}-whole"
    for command in (["init", "--quiet"], ["add", "-A"], ["commit", "--quiet", "-m", "All"]):
        subprocess.run(["git", "-C", whole, *command], check=True, env=repository.env)
    env = {key: value for key, value in repository.env.items() if key != "PYTHONPATH"}
    clean = Repository(repository.folder, env)
    said = pre_commit(clean, "try-repo", whole, "--all-files")
    if any(sign in said.stdout for sign in OFFLINE):
        pytest.skip("no package index can be reached")
    assert said.returncode == 0, said.stdout
    assert said.stdout.count("Passed") == len(HOOKS)
