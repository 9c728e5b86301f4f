"""`python -m benchmarks.mutations`: break good projects, and write down who finds it.

It needs Terraform with the AWS provider in the folder that GEN_TF_PLUGINS names, and the Pulumi
SDKs with basedpyright; an engine whose tools are not there is left out aloud.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.mutations.measure import Measured, Verdicts, measured
from benchmarks.mutations.report import report

ROOT = Path(__file__).parents[2]
GATE = 0.95
EACH = {"terraform": 30, "pulumi": 52}


def main() -> int:
    """Measure, write the report, and tell with the exit code whether the gate held."""
    options = _options()
    work = Path(tempfile.mkdtemp(prefix="gen-mutations-", dir=options.work))
    found: list[Measured] = []
    try:
        for engine in options.engines:
            reason = lacking(engine)
            if reason:
                print(f"skipped: {engine}, {reason}", file=sys.stderr)
                continue
            kept = Verdicts(options.verdicts and options.verdicts / f"{engine}.json")
            each = options.each or EACH[engine]
            found.append(measured(engine, work, kept, each=each, seed=options.seed))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    text = report(found)
    print(text)
    if options.out and len(found) == len(options.engines):
        options.out.write_text(text, encoding="utf-8")
    for one in found:
        for line in one.misses():
            print(line, file=sys.stderr)
    return int(any(one.share < GATE for one in found))


def lacking(engine: str) -> str:
    """Tell what is missing to judge an engine; empty where nothing is."""
    if engine == "terraform":
        if shutil.which("terraform") is None:
            return "terraform is not on this machine"
        place = os.environ.get("GEN_TF_PLUGINS")
        if place is None or not any(Path(place).glob("*/hashicorp/aws")):
            return "GEN_TF_PLUGINS names no folder with the AWS provider"
        return ""
    needs = ("pulumi", "pulumi_aws", "pulumi_alicloud", "pulumi_azure_native", "basedpyright")
    missing = [name for name in needs if importlib.util.find_spec(name) is None]
    return f"{', '.join(missing)} not installed" if missing else ""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations", description=__doc__)
    engines = ("terraform", "pulumi")
    parser.add_argument("engines", nargs="*", default=list(engines), help="terraform, pulumi")
    parser.add_argument("--each", type=int, default=0, help="how many faults of each kind")
    parser.add_argument("--seed", type=int, default=2, help="other faults of the same kinds")
    parser.add_argument("--out", type=Path, help="also write the report here (docs/mutations.md)")
    parser.add_argument("--verdicts", type=Path, help="folder that keeps what the tools said")
    parser.add_argument("--work", type=Path, default=None, help="where the projects are written")
    options = parser.parse_args()
    if unknown := set(options.engines) - set(engines):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
