"""A thousand specs: warm in one process, and in two processes against one."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Command, interleaved, ratio
from benchmarks.table import Row, at_most

PROGRAMS = Path(__file__).parent / "programs"


def measure(python: Path, spec: Path, work: Path, *, count: int, rounds: int) -> list[Row]:
    """Compare rendering `count` variants with writing constants, and two cores with one."""
    specs = _variants(spec, work / "specs", count)
    rows = _warm(python, specs, work, rounds=rounds)
    if len(os.sched_getaffinity(0)) > 1:
        rows.append(_workers(python, specs, work, rounds=rounds))
    else:
        print("skipped: two processes against one, there is one core", file=sys.stderr)
    return rows


def _variants(spec: Path, folder: Path, count: int) -> Path:
    """Write specs that differ in their names and tags, as those of many teams do."""
    folder.mkdir(parents=True)
    data = json.loads(spec.read_text())
    for number in range(count):
        variant = {**data, "name": f"s{number:05d}", "tags": {"team": f"team-{number}"}}
        (folder / f"s{number:05d}.json").write_text(json.dumps(variant))
    return folder


def _warm(python: Path, specs: Path, work: Path, *, rounds: int) -> list[Row]:
    taken: dict[str, list[float]] = {"render": [], "same-writer": [], "plain": []}
    for turn in range(rounds):
        for how, times in taken.items():
            words: list[str | Path] = [python, PROGRAMS / "many.py", how, specs]
            words.append(work / f"warm-{turn}-{how}")
            done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
            times.append(float(done.stdout))
    found = []
    for base, name in (("same-writer", "constant bytes, same writer"), ("plain", "plain writes")):
        pairs = zip(taken["render"], taken[base], strict=True)
        cpu = statistics.median(one / other for one, other in pairs)
        found.append(Row(f"render {len(list(specs.iterdir()))} specs, warm", name, cpu))
    return [at_most(found[0], 3.5), found[1]]


def _workers(python: Path, specs: Path, work: Path, *, rounds: int) -> Row:
    gen = python.parent / "gen"
    commands = [
        Command(f"{cores}", lambda out: (gen, "render", specs, "--out", out), cores=cores)
        for cores in (1, 2)
    ]
    costs = interleaved(commands, rounds=rounds, folder=work / "workers", warm_up=0)
    wall = ratio(costs["1"], costs["2"], "wall")
    return Row("two processes", "one", wall=1 / wall, gate="wall <= 1/1.7", held=wall >= 1.7)  # noqa: PLR2004
