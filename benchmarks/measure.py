"""Run commands side by side and compare what they cost: medians of the ratios of pairs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of cpu (user and system), seconds of wall time, peak MiB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command, written for a fresh output folder of its own each time."""

    name: str
    words: Callable[[Path], Sequence[str | Path]]
    env: Mapping[str, str] = field(default_factory=dict)
    cores: int | None = None


def run(command: Command, out: Path) -> Cost:
    """Run once; raises RuntimeError with what the command said where it fails."""
    env = {**os.environ, **command.env}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.pop("PYTHONPYCACHEPREFIX", None)
    before = os.sched_getaffinity(0) if command.cores else set()
    if command.cores:
        os.sched_setaffinity(0, sorted(before)[: command.cores])
    try:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - our own commands
            [os.fspath(word) for word in command.words(out)],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    finally:
        if command.cores:
            os.sched_setaffinity(0, before)
    said = child.stdout.read() if child.stdout else b""
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command.name} failed:\n{said.decode(errors='replace')[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 2**20)


def interleaved(
    commands: Sequence[Command], *, rounds: int, folder: Path, warm_up: int = 1
) -> dict[str, list[Cost]]:
    """Run all commands in turn, `rounds` times over, each time into a fresh folder."""
    costs: dict[str, list[Cost]] = {command.name: [] for command in commands}
    for turn in range(-warm_up, rounds):
        for number, command in enumerate(commands):
            cost = run(command, folder / f"{turn + warm_up}-{number}")
            if turn >= 0:
                costs[command.name].append(cost)
    return costs


def ratio(above: Sequence[Cost], below: Sequence[Cost], what: str) -> float:
    """Return the median of the ratios of the pairs that ran side by side."""
    pairs = zip(above, below, strict=True)
    return float(
        statistics.median(getattr(one, what) / getattr(other, what) for one, other in pairs)
    )


def median(costs: Sequence[Cost], what: str) -> float:
    """Return the median of one of the costs."""
    return float(statistics.median(getattr(cost, what) for cost in costs))
