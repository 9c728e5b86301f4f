"""One spec, from a cold start: gen against the least that could render it, and against others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.install import ROOT
from benchmarks.measure import Command, Cost, interleaved, ratio
from benchmarks.table import Row, at_most

PROGRAMS = Path(__file__).parent / "programs"


def measure(python: Path, spec: Path, work: Path, *, rounds: int, others: str) -> list[Row]:
    """Compare the cold runs; renderers that are not there are left out aloud."""
    prepared = work / "prepared"
    words = [python, PROGRAMS / "prepare.py", spec, prepared, ROOT / "templates"]
    subprocess.run(words, check=True)  # noqa: S603
    commands = _commands(python, spec, prepared, others)
    work.mkdir(parents=True, exist_ok=True)
    _tell_differences(commands, work / "check")
    costs = interleaved(commands, rounds=rounds, folder=work / "runs")
    rows = [at_most(_row(costs, "gen render", "bare script"), 2.2)]
    for other, limit in (("copier copy", 1 / 2.5), ("cookiecutter", 1 / 1.5)):
        if other in costs:
            rows.append(at_most(_row(costs, "gen render", other), limit))
    rows.append(at_most(_row(costs, "with the proof", "without the proof"), 1.1))
    rows.append(_row(costs, "gen render", "python -c pass"))
    return rows


def _row(costs: dict[str, list[Cost]], what: str, base: str) -> Row:
    above, below = costs[what], costs[base]
    cpu, wall, memory = (ratio(above, below, one) for one in ("cpu", "wall", "peak"))
    return Row(what, base, cpu, wall, memory)


def _commands(python: Path, spec: Path, prepared: Path, others: str) -> list[Command]:
    gen = python.parent / "gen"
    found = [
        Command("bare script", lambda out: (python, PROGRAMS / "bare.py", prepared, out)),
        Command("gen render", lambda out: (gen, "render", spec, "--out", out)),
    ]
    path = {"PYTHONPATH": str(prepared)}
    if _has(others, "copier"):
        copier = (others, "-m", "copier", "copy", "--trust", "--quiet", "--defaults")
        data = ("--data-file", prepared / "copier.json", prepared / "copier")
        found.append(Command("copier copy", lambda out: (*copier, *data, out), env=path))
    if _has(others, "cookiecutter"):
        cookie = (others, "-m", "cookiecutter", "--no-input", "-o")
        found.append(
            Command("cookiecutter", lambda out: (*cookie, out, prepared / "cookie"), env=path)
        )
    proved, unproved = PROGRAMS / "proved.py", PROGRAMS / "unproved.py"
    found += [
        Command("with the proof", lambda out: (python, proved, "render", spec, "--out", out)),
        Command("without the proof", lambda out: (python, unproved, "render", spec, "--out", out)),
    ]
    found.append(Command("python -c pass", lambda _: (python, "-c", "pass")))
    return found


def _has(python: str, module: str) -> bool:
    asked = [python, "-c", f"import {module}"]
    there = subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: S603
    if not there:
        print(f"skipped: {python} has no {module} (name one with --others)", file=sys.stderr)
    return there


def _tell_differences(commands: list[Command], folder: Path) -> None:
    """Refuse a comparison with a renderer that writes something else; only layout may differ."""
    from benchmarks.measure import run

    texts: dict[str, dict[str, list[str]]] = {}
    for command in commands:
        out = folder / command.name.replace(" ", "-")
        run(command, out)
        texts[command.name] = {
            "/".join(file.parts[-2:]): file.read_text().split()
            for file in out.rglob("*")
            if file.is_file() and not file.name.startswith(".")
        }
    wanted = texts["bare script"]
    for name, found in texts.items():
        if not found:
            continue
        if found.keys() != wanted.keys():
            raise RuntimeError(f"{name} writes other files: {sorted(found.keys() ^ wanted.keys())}")
        words = sum(len(text) for text in wanted.values())
        different = sum(found[file] != wanted[file] for file in wanted)
        print(
            f"{name}: {len(found)} files, {words} words; {different} files differ in more than "
            "white space from the bare script's",
            file=sys.stderr,
        )
