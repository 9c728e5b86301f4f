"""`python -m benchmarks`: build and install gen, measure it against its gates, print a table."""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import cold, many, verify
from benchmarks.install import ROOT, cache_folder, installed
from benchmarks.table import Row, written

PARTS = ("cold", "many", "verify")


def main() -> int:
    """Measure, print, and tell with the exit code whether every gate held."""
    options = _options()
    work = Path(tempfile.mkdtemp(prefix="gen-benchmarks-", dir=options.work))
    try:
        python = installed(options.cache)
        rows: list[Row] = []
        if "cold" in options.what:
            rows += cold.measure(
                python, options.spec, work / "cold", rounds=options.rounds, others=options.others
            )
        if "many" in options.what:
            rows += many.measure(
                python, options.spec, work / "many", count=options.specs, rounds=options.many_rounds
            )
        if "verify" in options.what:
            rows += verify.measure(python, work / "verify", rounds=options.many_rounds)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"Python {platform.python_version()}, {platform.system()}, spec {options.spec.name}\n")
    print(written(rows))
    if options.json:
        options.json.write_text(json.dumps([row._asdict() for row in rows], indent=2) + "\n")
    return int(any(row.held is False for row in rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--spec", type=Path, default=ROOT / "benchmarks" / "spec.json")
    parser.add_argument("--rounds", type=int, default=15, help="pairs of cold runs")
    parser.add_argument("--many-rounds", type=int, default=3, help="pairs of runs with many specs")
    parser.add_argument("--specs", type=int, default=1000, help="how many specs are many")
    parser.add_argument("--others", default=sys.executable, help="Python with copier, cookiecutter")
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where gen is installed")
    parser.add_argument("--work", type=Path, default=None, help="where the projects are written")
    parser.add_argument("--json", type=Path, default=None, help="also write the rows to this file")
    options = parser.parse_args()
    if unknown := set(options.what) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
