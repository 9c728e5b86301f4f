"""`terraform validate` of many faulty projects at once: each a module of one configuration.

The provider takes seconds to start, so hundreds share one start. A fault that keeps Terraform from
loading a configuration, or a circle, hides all other faults: whoever has a finding is taken out and
the rest is asked again, until nobody has one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.mutations.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.mutations.mutant import Base, Mutant

CHUNK = 150
PROVIDER = re.compile(r'^provider "\w+" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
ALIAS = re.compile(r'^  alias\s*= "(\w+)"', re.MULTILINE)
VARIABLE = re.compile(r'^variable "([A-Za-z]\w*)"', re.MULTILINE)
# What a module call understands by these is not a variable.
RESERVED = frozenset({"source", "version", "providers", "count", "for_each", "lifecycle"})
ROOT = """terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "any" {}

provider "aws" {
  region = "us-west-2"
}
"""


class Terraform:
    """Asks Terraform, with the providers that lie in a folder, quietly and without a network."""

    def __init__(self, plugins: str, work: Path, *, command: str = "terraform") -> None:
        self.plugins = plugins
        self.work = work
        self.command = command

    def verdicts(self, mutants: Sequence[Mutant]) -> list[tuple[str, ...]]:
        """Tell the errors that it finds in each; raises RuntimeError where it cannot be asked."""
        found: dict[int, tuple[str, ...]] = {}
        together = [i for i, one in enumerate(mutants) if not touches_settings(one)]
        for start in range(0, len(together), CHUNK):
            numbers = together[start : start + CHUNK]
            folder = self.work / f"together-{start}"
            found |= Together(self, folder, {i: mutants[i] for i in numbers}).verdicts()
        for number, one in enumerate(mutants):
            if number not in found:
                found[number] = self.alone(one)
        return [found[number] for number in range(len(mutants))]

    def alone(self, mutant: Mutant) -> tuple[str, ...]:
        """Ask about one project as it is: its provider or Terraform's settings are at fault."""
        folder = self.work / f"alone-{mutant.base.name}"
        if not folder.exists():
            write(folder, mutant.base.files)
            self.start(folder)
        write(folder, mutant.files())
        errors = tuple(told(one) for one in self.validate(folder))
        write(folder, mutant.base.files)
        return errors

    def sound(self, base: Base) -> tuple[str, ...]:
        """Tell the errors of a project without a fault."""
        folder = self.work / f"alone-{base.name}"
        write(folder, base.files)
        self.start(folder)
        return tuple(told(one) for one in self.validate(folder))

    def start(self, folder: Path) -> None:
        """Initialise a folder."""
        answer = self.run("init", "-backend=false", f"-plugin-dir={self.plugins}", folder=folder)
        if answer.returncode:
            raise RuntimeError(f"terraform init failed:\n{answer.stderr[-3000:]}")

    def validate(self, folder: Path) -> list[dict[str, object]]:
        """Give the errors of a folder as Terraform tells them."""
        answer = self.run("validate", "-json", folder=folder)
        said = json.loads(answer.stdout)["diagnostics"]
        return [one for one in said if one["severity"] == "error"]

    def run(self, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run a command."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TF_")}
        env = {**kept, "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1", "TF_INPUT": "0"}
        return subprocess.run(  # noqa: S603
            [self.command, *words], cwd=folder, env=env, capture_output=True, text=True, check=False
        )


class Together:
    """One configuration in which every mutant is a module."""

    def __init__(self, terraform: Terraform, folder: Path, mutants: dict[int, Mutant]) -> None:
        self.terraform = terraform
        self.folder = folder
        self.mutants = {f"m{number:05d}": one for number, one in mutants.items()}
        self.texts = {name: as_module(one.files()) for name, one in self.mutants.items()}

    def verdicts(self) -> dict[int, tuple[str, ...]]:
        """Ask until nobody that is left has an error."""
        shutil.rmtree(self.folder, ignore_errors=True)  # of those that were asked before
        aliases = sorted({one for m in self.mutants.values() for one in aliases_of(m.base.files)})
        more = "".join(f'\nprovider "aws" {{\n  alias  = "{a}"\n}}\n' for a in aliases)
        write(self.folder, {"main.tf": ROOT + more})
        for name, one in self.mutants.items():
            write(self.folder / name, as_module(one.base.files))
            write(self.folder, {f"{name}.tf": call(name, one.base.files)})
        self.terraform.start(self.folder)
        for name, one in self.mutants.items():
            write(self.folder / name, self.texts[name])
            write(self.folder, {f"{name}.tf": call(name, self.texts[name], one.base.files)})
        found: dict[str, list[str]] = {}
        while len(found) < len(self.mutants):
            wrong = self.round()
            if not wrong:
                break
            for name, errors in wrong.items():
                found.setdefault(name, []).extend(errors)
                (self.folder / f"{name}.tf").unlink(missing_ok=True)
        return {int(name[1:]): tuple(found.get(name, ())) for name in self.mutants}

    def round(self) -> dict[str, list[str]]:
        """Ask once: the errors by the module that they belong to."""
        wrong: dict[str, list[str]] = {}
        errors = self.terraform.validate(self.folder)
        for one in errors:
            text = json.dumps(one)
            for name in dict.fromkeys(re.findall(r"\bm\d{5}\b", text)) or self.owners(text):
                if (self.folder / f"{name}.tf").exists():
                    wrong.setdefault(name, []).append(told(one))
        if errors and not wrong:
            raise RuntimeError(f"nobody is known to whom this belongs: {told(errors[0])}")
        return wrong

    def owners(self, said: str) -> Iterator[str]:
        """Find whose fault a missing provider is: the message names nothing but the provider."""
        for provider in set(re.findall(r"/([\w-]+)/(\w+)", said)):
            needs = re.compile(
                rf'^(?:resource|data) "{provider[1]}[_"]|^ *provider *= *"?{provider[1]}\b',
                re.MULTILINE,
            )
            for name, files in self.texts.items():
                if any(needs.search(text) for file, text in files.items() if file.endswith(".tf")):
                    yield name


def touches_settings(mutant: Mutant) -> bool:
    """Tell whether a fault is in a `terraform` or a `provider` block of the root."""
    for edit in mutant.edits:
        for piece in scan(mutant.base.files[edit.file]):
            if piece.start <= edit.start <= piece.end and piece.name in {"terraform", "provider"}:
                return True
    return False


def aliases_of(files: dict[str, str]) -> list[str]:
    """List the further configurations of the provider that a root module has."""
    return [
        alias
        for file, text in files.items()
        if file.endswith(".tf") and "/" not in file
        for block in PROVIDER.findall(text)
        for alias in ALIAS.findall(block)
    ]


def as_module(files: dict[str, str]) -> dict[str, str]:
    """Make a root module one that is called: it gets its providers. Every line stays in place."""
    aliases = ", ".join(f"aws.{one}" for one in aliases_of(files))
    found = {}
    for file, text in files.items():
        if file.endswith(".tf") and "/" not in file:
            found[file] = PROVIDER.sub(lambda match: "\n" * match[0].count("\n"), text)
            if aliases:
                asked = f"aws = {{ configuration_aliases = [{aliases}]\n"
                found[file] = found[file].replace("aws = {\n", asked)
        elif file.endswith(".tf") or not file.startswith("environments"):
            found[file] = text
    return found


def call(name: str, files: dict[str, str], base: dict[str, str] | None = None) -> str:
    """Call a module with values of which nothing is known, as `validate` takes a root's."""
    variables = {
        variable
        for file, text in files.items()
        if file.endswith(".tf") and "/" not in file
        for variable in VARIABLE.findall(text)
    }
    given = "".join(f"  {one} = var.any\n" for one in sorted(variables - RESERVED))
    aliases = aliases_of(base or files)
    providers = "".join(f", aws.{one} = aws.{one}" for one in aliases)
    return (
        f'module "{name}" {{\n  source = "./{name}"\n  providers = {{ aws = aws{providers} }}\n'
        f"{given}}}\n"
    )


def told(diagnostic: dict[str, object]) -> str:
    """Write an error in one line."""
    return " ".join(f"{diagnostic['summary']}: {diagnostic.get('detail', '')}".split())


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
