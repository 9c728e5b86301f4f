"""Terraform's own verdict on the rendered projects."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Rendered, rendered, tool

PROJECTS = rendered("terraform")
VARIABLE = "GEN_TF_PLUGINS"
SOURCES = {
    "alibaba": ("aliyun/alicloud",),
    "aws": ("hashicorp/aws",),
    "azure": ("hashicorp/azurerm", "azure/azapi"),
}


def terraform(*arguments: str, folder: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Run terraform in `folder`, quietly and without any configuration of this machine."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TF_")}
    return subprocess.run(
        [tool("terraform", variable="GEN_TERRAFORM"), *arguments],
        cwd=folder,
        env={**environment, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1", "TF_INPUT": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def plugins(project: Rendered) -> str:
    """Return the folder with the providers of a project, or skip the test aloud."""
    place = os.environ.get(VARIABLE)
    if place is None:
        pytest.skip(f"{VARIABLE} names no folder with Terraform providers")
    missing = [
        source for source in SOURCES[project.cloud] if not any(Path(place).glob(f"*/{source}"))
    ]
    if missing:
        pytest.skip(f"the folder in {VARIABLE} lacks {', '.join(missing)}")
    return place


def test_fmt_finds_nothing() -> None:
    """`terraform fmt` would change no rendered file."""
    assert PROJECTS
    answer = terraform("fmt", "-check", "-diff", "-recursive", folder=ROOT / "out")
    assert (answer.returncode, answer.stdout) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("project", PROJECTS, ids=str)
def test_the_provider_accepts_it(project: Rendered, tmp_path) -> None:
    """`terraform validate` with the real provider finds the project valid."""
    from shutil import copytree

    place = plugins(project)
    folder = copytree(project.folder, tmp_path / "project")
    started = terraform("init", "-backend=false", f"-plugin-dir={place}", folder=folder)
    assert started.returncode == 0, started.stderr
    answer = terraform("validate", "-no-color", folder=folder)
    assert answer.stdout.strip() == "Success! The configuration is valid.", answer.stderr
