"""The GitHub Action and the GitLab jobs: their own scripts, with the verdict that gen has here."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.repositories.conftest import KINDS, Repository, drift, verdicts
from tests.review.conftest import commit, git, write

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text())
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
INPUTS = {name: one["default"] for name, one in ACTION["inputs"].items()}


def step(repository: Repository, name: str, **more: str) -> tuple[int, str, str]:
    """Run a step of the action with its inputs filled in; return its end, output and summary."""
    one = STEPS[name]
    summary = repository.folder.parent / "summary.md"
    inputs = {**INPUTS, **more}
    env = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) }}", lambda found: inputs[found[1]], value)
        for key, value in one.get("env", {}).items()
    }
    said = repository.bash(
        one["run"], **env, GITHUB_STEP_SUMMARY=str(summary), GITHUB_BASE_REF="main"
    )
    told = summary.read_text() if summary.exists() else ""
    return said.returncode, said.stdout + said.stderr, told


def job(repository: Repository, name: str, **more: str) -> tuple[int, str]:
    """Run the lines of a GitLab job, as its runner does: one after another in one shell."""
    variables = {**GITLAB["variables"], **more}
    said = repository.bash("\n".join(GITLAB[name]["script"]), **variables)
    return said.returncode, said.stdout + said.stderr


def test_the_action_is_whole() -> None:
    """Each expression of the action names an input that it has or a context of GitHub."""
    text = (ROOT / "action.yml").read_text()
    used = set(re.findall(r"inputs\.([\w-]+)", text))
    assert used == set(INPUTS)
    for one in STEPS.values():
        assert one["shell"] == "bash"
        assert "${{" not in one["run"], "an expression in a script would run what it says"
    contexts = set(re.findall(r"(\w+)\.", "".join(re.findall(r"\$\{\{(.+?)}}", text))))
    assert contexts == {"inputs", "github", "steps"} | ({"install"} & contexts)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_action_judges_as_gen_does(repository: Repository, kind: str) -> None:
    """Its two verdicts are those of `gen check` and `gen verify`, whatever is wrong."""
    drift(kind)
    found = tuple(
        step(repository, name)[0]
        for name in ("Hold the projects to their specs", "Judge the projects")
    )
    assert found == verdicts()
    assert (found == (0, 0)) == (kind == "clean")


def test_the_action_marks_lines(repository: Repository) -> None:
    """What is found stands beside its line in the pull request."""
    drift("faulty")
    _, said, _ = step(repository, "Judge the projects")
    assert re.search(
        r"^::error file=out/chat/aws/terraform/network.tf,line=\d+", said, re.MULTILINE
    )


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("edited", r"out/chat/aws/terraform/network\.tf"),
        ("broken", r"specs/chat\.json,line=\d+"),
    ],
)
def test_the_action_marks_what_differs(repository: Repository, kind: str, place: str) -> None:
    """A file that was edited is marked as such, and a bad spec at its line."""
    drift(kind)
    _, said, _ = step(repository, "Hold the projects to their specs")
    assert re.search(rf"^::error file={place}", said, re.MULTILINE), said


def test_files_of_the_team_can_be_allowed(repository: Repository) -> None:
    """A file that the team added fails the check of both services until it is allowed."""
    Path("out/chat/aws/terraform/dashboard.tf").write_text("# ours\n")
    name = "Hold the projects to their specs"
    assert step(repository, name)[0] == 1
    assert step(repository, name, **{"allow-added": "true"})[0] == 0
    assert job(repository, "gen check")[0] == 1
    assert job(repository, "gen check", GEN_CHECK_OPTIONS="--allow-added")[0] == 0


def test_the_action_sums_up(repository: Repository) -> None:
    """The summary of the job is `gen diff --base` against the branch that is merged into."""
    write(servers={"count": 4})
    commit()
    git("update-ref", "refs/remotes/origin/main", "main")
    code, said, summary = step(repository, "Say what changes")
    assert (code, said) == (0, "")
    assert summary.startswith("## What this changes\n\nCompared with `origin/main (")
    assert "| `servers.count` |  | `4` |" in summary


def test_the_action_fetches_what_a_shallow_checkout_lacks(repository: Repository) -> None:
    """A checkout of one commit alone is enough: the base is fetched."""
    write(servers={"count": 4})
    commit()
    clone = repository.folder.parent / "clone"
    git(
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--branch",
        "work",
        f"file://{repository.folder}",
        str(clone),
    )
    code, said, summary = step(Repository(clone, repository.env), "Say what changes")
    assert (code, said) == (0, "")
    assert "Compared with `origin/main (" in summary


def test_the_summary_is_no_verdict(repository: Repository) -> None:
    """A spec that cannot be read fails the check, not the step that sums up."""
    drift("broken")
    code, _, summary = step(repository, "Say what changes", base="main")
    assert code == 0
    assert summary == "What changes cannot be told; the steps below say why.\n"


def test_several_folders(repository: Repository) -> None:
    """The input of specs takes several, with spaces between."""
    Path("more").mkdir()
    Path("specs/chat.json").rename("more/chat.json")
    write("talk")
    code, said, _ = step(repository, "Hold the projects to their specs", specs="specs/ more/")
    assert code == 1
    assert "out/talk/aws/terraform" in said
    assert "out/chat/" not in said


@pytest.mark.parametrize("kind", ["stale", "faulty"])
def test_gitlab_judges_as_gen_does(repository: Repository, kind: str) -> None:
    """The verdicts of the GitLab jobs are those of `gen check` and `gen verify`."""
    drift(kind)
    assert tuple(job(repository, f"gen {name}")[0] for name in ("check", "verify")) == verdicts()


def test_gitlab_sums_up(repository: Repository) -> None:
    """The summary of a merge request is kept as a file, and is no verdict."""
    write(servers={"count": 4})
    commit()
    clone = repository.folder.parent / "clone"
    git("clone", "--quiet", f"file://{repository.folder}", str(clone))
    base = git("rev-parse", "main").strip()
    code, _ = job(
        Repository(clone, repository.env), "gen summary", CI_MERGE_REQUEST_DIFF_BASE_SHA=base
    )
    assert code == 0
    assert "| `servers.count` |  | `4` |" in (clone / "gen-summary.md").read_text()
    assert GITLAB["gen summary"]["allow_failure"] is True
    assert GITLAB["gen summary"]["artifacts"]["paths"] == ["gen-summary.md"]


def test_gitlab_installs_what_is_named() -> None:
    """Each job stands on the hidden one that installs gen from where a team says."""
    jobs = {name: one for name, one in GITLAB.items() if name.startswith("gen ")}
    assert {one["extends"] for one in jobs.values()} == {".gen"}
    assert GITLAB[".gen"]["before_script"] == ['pip install --quiet "$GEN_SOURCE"']
