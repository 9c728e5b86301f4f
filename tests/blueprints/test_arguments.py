"""Arguments of the model server, as they reach it on a server."""

import json
import re
import shlex
from pathlib import Path

import yaml

from generator.pipeline import build
from tests.conftest import ROOT

ARGS = [
    "--model=Qwen/Qwen2.5-7B-Instruct",
    '--override-generation-config={"temperature": 0.2, "stop": ["a b"]}',
    "{}",
    ' "quoted" ',
    "-",
]
UNIT = "/etc/systemd/system/model-server.service"


def started(text: str) -> list[str]:
    """Return the words that systemd starts the container with, from the first boot's file."""
    files = yaml.safe_load(text)["write_files"]
    [unit] = [one["content"] for one in files if one["path"] == UNIT]
    command = re.search(r"(?m)^ExecStart=(.*)$", unit)
    assert command is not None
    assert not re.search(r"[\\%]|\$(?!\{(?:image|port)\})", command[1])  # systemd expands these
    return shlex.split(command[1])


def test_each_argument_stays_one(tmp_path: Path) -> None:
    """JSON, spaces and quotes reach the model server in both engines as the spec has them."""
    spec = json.loads((ROOT / "specs" / "parallel-serving.json").read_text())
    spec["runtime"]["args"] = ARGS
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(spec))
    projects = build(path)
    assert len(projects) == 6
    for files in projects.values():
        assert started(files["cloud-init.yaml"])[-len(ARGS) :] == ARGS
