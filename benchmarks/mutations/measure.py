"""Make the faults of an engine, ask the tools and gen, and keep what the tools said."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.mutations.mutant import mutants
from benchmarks.mutations.table import Count, Verdict, rows
from generator.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.mutations.mutant import Base, Mutant
    from generator.project import Engine

# Of Pulumi programs, basedpyright is asked about those that the mocks do not stop.
TOOLS = {"terraform": ("terraform validate",), "pulumi": ("mocks", "basedpyright")}


@dataclass(frozen=True)
class Measured:
    """What came out for one engine."""

    engine: str
    each: int
    seed: int
    tools: tuple[str, ...]
    versions: str
    verdicts: tuple[Verdict, ...]
    counts: tuple[Count, ...]

    @property
    def share(self) -> float:
        """Give the share of what the tools find that gen finds."""
        total = self.counts[-1]
        return total.both / total.found if total.found else 1.0

    def misses(self) -> list[str]:
        """Tell every fault that a tool finds and gen does not."""
        return [
            f"missed: {one.mutant.kind}: {one.mutant.place} {one.told}"
            for one in self.verdicts
            if one.real and not one.findings
        ]


class Verdicts:
    """What tools said of faulty projects, by the digest of their files; kept in a file."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.known: dict[str, dict[str, str]] = {}
        if file is not None and file.exists():
            self.known = json.loads(file.read_text())

    def of(self, engine: str, work: Path, mutants_: Sequence[Mutant]) -> list[dict[str, str]]:
        """Give what the tools say of each, asking only of those that are not known."""
        digests = [digest(one) for one in mutants_]
        new = {d: one for d, one in zip(digests, mutants_, strict=True) if d not in self.known}
        for start in range(0, len(new), SHARE):
            share = list(new)[start : start + SHARE]
            answers = asked(engine, work, [new[one] for one in share])
            self.known |= dict(zip(share, answers, strict=True))
            print(f"{engine}: {start + len(share)} of {len(new)}", file=sys.stderr)
            if self.file is not None:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self.file.write_text(json.dumps(self.known))
        return [self.known[d] for d in digests]


SHARE = 300


def digest(mutant: Mutant) -> str:
    """Digest a faulty project."""
    text = json.dumps(mutant.files(), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def asked(engine: str, work: Path, mutants_: Sequence[Mutant]) -> list[dict[str, str]]:
    """Ask the tools of an engine."""
    if engine == "terraform":
        from benchmarks.mutations.bulk import Terraform

        terraform = Terraform(os.environ["GEN_TF_PLUGINS"], work)
        errors = terraform.verdicts(mutants_)
        return [{"terraform validate": " / ".join(said)} for said in errors]
    from benchmarks.mutations.running import Tools

    return Tools(work).verdicts(mutants_)


def measured(engine: Engine, work: Path, kept: Verdicts, *, each: int, seed: int) -> Measured:
    """Measure an engine; raises RuntimeError where gen finds anything before a fault is made."""
    bases, breakers = projects(engine)
    if engine == "pulumi":
        from benchmarks.mutations.running import Tools

        bases = Tools(work).sound(bases)
    made = list(mutants(bases, breakers, each=each, seed=seed))
    told = kept.of(engine, work, made)
    for base in bases:
        if found := verify(base.files, engine=engine):
            raise RuntimeError(f"{base.name} is not sound: {found[0]}")
    verdicts = tuple(
        Verdict(one, said, errors(one, engine)) for one, said in zip(made, told, strict=True)
    )
    tools = TOOLS[engine]
    return Measured(
        engine, each, seed, tools, versions(engine), verdicts, tuple(rows(verdicts, tools))
    )


def projects(engine: Engine) -> tuple[list[Base], dict[str, Any]]:
    """Give the good projects of an engine, and the ways to break them."""
    if engine == "terraform":
        from benchmarks.mutations import terraform

        return terraform.bases(), terraform.BREAKERS
    from benchmarks.mutations import pulumi

    return pulumi.bases(), pulumi.BREAKERS


def errors(mutant: Mutant, engine: Engine) -> tuple[Any, ...]:
    """Give what gen refuses."""
    found = verify(mutant.files(), engine=engine)
    return tuple(one for one in found if one.severity == "error")


def versions(engine: Engine) -> str:
    """Name the versions of the tools."""
    if engine == "terraform":
        said = subprocess.run(["terraform", "version", "-json"], capture_output=True, check=True)  # noqa: S607
        return f"Terraform {json.loads(said.stdout)['terraform_version']}, AWS provider 5.100.0"
    from importlib.metadata import version

    names = ("pulumi", "pulumi-aws", "pulumi-alicloud", "pulumi-azure-native", "basedpyright")
    return ", ".join(f"{name} {version(name)}" for name in names)
