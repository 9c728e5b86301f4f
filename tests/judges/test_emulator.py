"""The rendered AWS projects, applied to an emulator, planned again and destroyed."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT, Rendered, rendered, tool
from tests.judges.test_terraform import plugins

LIFTED = {"deletion_protection": "false", "force_destroy": "true", "keep_data": "false"}
"""What has to be lifted before a project can be destroyed, where it has such a variable."""


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[str]:
    """An emulator of its own; yields its address."""
    pytest.importorskip("moto", reason="moto is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "emulator.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.emulator", str(port)], cwd=ROOT, stdout=log, stderr=log
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if server.poll() is not None:
            pytest.fail("the emulator did not start")
        try:
            urllib.request.urlopen(f"{address}/moto-api/data.json").close()  # noqa: S310
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("the emulator does not answer")


def terraform(folder: Path, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run terraform against the emulator."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TF_", "AWS_"))}
    return subprocess.run(
        [tool("terraform", variable="GEN_TERRAFORM"), *arguments, "-no-color"],
        cwd=folder,
        env={
            **kept,
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
            "CHECKPOINT_DISABLE": "1",
            "TF_INPUT": "0",
            "TF_IN_AUTOMATION": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


# The provider waits for minutes, at fixed times, while the machine has nothing to do: a few workers
# wait for all of these one after the other, and the rest go on with the other tests.
WAITING = 3


@pytest.mark.slow
@pytest.mark.parametrize(
    "project",
    [
        pytest.param(project, marks=pytest.mark.xdist_group(f"emulator-{number % WAITING}"))
        for number, project in enumerate(rendered("terraform", "aws"))
    ],
    ids=str,
)
def test_it_is_created_once_and_goes_again(project: Rendered, cloud: str, tmp_path: Path) -> None:
    """A project is applied, a second plan finds nothing to do, and destroy leaves nothing."""
    folder = copytree(project.folder, tmp_path / "project")
    # The store of the state is there before any project of gen's: here it is this folder.
    (folder / "backend_override.tf").write_text('terraform {\n  backend "local" {}\n}\n')
    started = terraform(folder, cloud, "init", f"-plugin-dir={plugins(project)}")
    assert started.returncode == 0, started.stderr
    declared = set(
        re.findall(r'^variable "(\w+)"', (folder / "variables.tf").read_text(), re.MULTILINE)
    )
    lifted = [f"-var={name}={value}" for name, value in LIFTED.items() if name in declared]
    applied = terraform(folder, cloud, "apply", "-auto-approve", *lifted)
    assert applied.returncode == 0, applied.stderr
    again = terraform(folder, cloud, "plan", "-detailed-exitcode", *lifted)
    assert again.returncode == 0, again.stdout + again.stderr
    gone = terraform(folder, cloud, "destroy", "-auto-approve", *lifted)
    assert gone.returncode == 0, gone.stderr
    assert terraform(folder, cloud, "state", "list").stdout == ""
