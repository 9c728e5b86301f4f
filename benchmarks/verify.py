"""Judging one tree: `gen verify` against `terraform validate`, each from a cold start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.install import ROOT
from benchmarks.measure import Command, interleaved, ratio
from benchmarks.table import Row, at_most

if TYPE_CHECKING:
    from pathlib import Path

TREE = ROOT / "out" / "parallel-serving" / "aws" / "terraform"
VARIABLE = "GEN_TF_PLUGINS"


def measure(python: Path, work: Path, *, rounds: int) -> list[Row]:
    """Compare both on one tree; left out aloud where Terraform or its provider is not there."""
    place = os.environ.get(VARIABLE)
    if shutil.which("terraform") is None or place is None:
        why = f"terraform is not there, or {VARIABLE} names no providers"
        print(f"skipped: gen verify against terraform validate, {why}", file=sys.stderr)
        return []
    tree = shutil.copytree(TREE, work / "tree")
    env = {"TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"}
    words = ["terraform", "init", "-backend=false", f"-plugin-dir={place}"]
    subprocess.run(words, cwd=tree, env={**os.environ, **env}, check=True, capture_output=True)  # noqa: S603
    commands = [
        Command("gen verify", lambda _: (python.parent / "gen", "verify", tree)),
        Command(
            "terraform validate", lambda _: ("terraform", f"-chdir={tree}", "validate"), env=env
        ),
        Command("python -c pass", lambda _: (python, "-c", "pass")),
    ]
    costs = interleaved(commands, rounds=rounds, folder=work / "runs")
    cpu, wall, memory = (
        ratio(costs["gen verify"], costs["terraform validate"], one)
        for one in ("cpu", "wall", "peak")
    )
    found = [at_most(Row("gen verify", "terraform validate", cpu, wall, memory), 1 / 50)]
    above, below = costs["gen verify"], costs["python -c pass"]
    return [*found, Row("gen verify", "python -c pass", ratio(above, below, "cpu"))]
