"""The good Terraform projects for AWS, and every way in which they are broken."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutations.mutant import Base
from benchmarks.mutations.terraform import arguments, language, references, values

BREAKERS = {
    **arguments.BREAKERS,
    **values.BREAKERS,
    **references.BREAKERS,
    **language.BREAKERS,
}
ROOT = Path(__file__).parents[3]
# The AWS provider alone is asked: what a project has of others is taken out.
OTHERS = (
    ('resource "random_id" "suffix" {\n  byte_length = 4\n}\n', ""),
    ("${random_id.suffix.hex}", "${var.region}"),
    ('    random = {\n      source  = "hashicorp/random"\n      version = "~> 3.6"\n    }\n', ""),
)


def bases() -> list[Base]:
    """Read the rendered AWS projects, and the hand-written ones that use only AWS."""
    folders = sorted((ROOT / "out").glob("*/aws/terraform"))
    folders += [
        folder
        for folder in sorted((ROOT / "tests" / "verify" / "projects").iterdir())
        if any("hashicorp/aws" in file.read_text() for file in folder.glob("*.tf"))
    ]
    return [Base(called(folder), read(folder)) for folder in folders]


def called(folder: Path) -> str:
    """Name a project."""
    return folder.parts[-3] if folder.name == "terraform" else folder.name


def read(folder: Path) -> dict[str, str]:
    """Read a project's files as path -> text."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and ".terraform" not in str(file):
            text = file.read_text(encoding="utf-8")
            for old, new in OTHERS:
                text = text.replace(old, new)
            found[file.relative_to(folder).as_posix()] = text
    return found
