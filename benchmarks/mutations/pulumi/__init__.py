"""The good Pulumi programs for all clouds, and every way in which they are broken."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutations.mutant import Base
from benchmarks.mutations.pulumi import arguments, names

BREAKERS = {**arguments.BREAKERS, **names.BREAKERS}
ROOT = Path(__file__).parents[3]


def bases() -> list[Base]:
    """Read the rendered programs."""
    return [
        Base(f"{folder.parts[-3]}-{folder.parts[-2]}", read(folder))
        for folder in sorted((ROOT / "out").glob("*/*/pulumi"))
    ]


def read(folder: Path) -> dict[str, str]:
    """Read a program's files as path -> text."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }
