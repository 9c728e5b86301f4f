"""What the Pulumi SDK's mocks and basedpyright say of many faulty programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mutations.bulk import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.mutations.mutant import Base, Mutant

PROGRAM = Path(__file__).parent / "programs" / "mocked_many.py"
MOCKED = Path(__file__).parents[2] / "tests" / "judges" / "mocked.py"
CHUNK = 200


class Tools:
    """Runs programs under mocks and asks basedpyright, below a working folder."""

    def __init__(self, work: Path, *, python: str = sys.executable, jobs: int = 2) -> None:
        self.work = work
        self.python = python
        self.jobs = jobs

    def verdicts(self, mutants: Sequence[Mutant]) -> list[dict[str, str]]:
        """Tell what the mocks find in each, and else what basedpyright finds; empty: nothing."""
        folders = {self.work / f"m{n:05d}@{one.base.name}": one for n, one in enumerate(mutants)}
        for folder, one in folders.items():
            write(folder, one.files())
        stopped = self.mocked(list(folders))
        # What stops a program is found: types are asked about those that run.
        ran = {folder: affected(one) for folder, one in folders.items() if not stopped[folder]}
        errors = self.typed(ran)
        return [{"mocks": stopped[one], "basedpyright": errors.get(one, "")} for one in folders]

    def sound(self, bases: Sequence[Base]) -> list[Base]:
        """Leave out, aloud, programs that the mocks stop before anything is broken."""
        folders = {self.work / f"sound@{one.name}": one for one in bases}
        for folder, one in folders.items():
            write(folder, dict(one.files))
        stopped = self.mocked(list(folders))
        for folder, words in stopped.items():
            if words:
                print(f"left out: {folders[folder].name}, {words}", file=sys.stderr)
        return [one for folder, one in folders.items() if not stopped[folder]]

    def mocked(self, folders: Sequence[Path]) -> dict[Path, str]:
        """Run each program; give what stopped it."""
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        answer = subprocess.run(  # noqa: S603
            [self.python, PROGRAM, MOCKED, str(self.jobs), *folders],
            capture_output=True,
            text=True,
            check=False,
            env=env,
        )
        said = [json.loads(line) for line in answer.stdout.splitlines()]
        if len(said) != len(folders):
            raise RuntimeError(f"not every program was run:\n{answer.stderr[-3000:]}")
        return {Path(folder): words for folder, words in said}

    def typed(self, folders: Mapping[Path, Sequence[str]]) -> dict[Path, str]:
        """Ask basedpyright of files of the programs, many at a time; give the first errors."""
        found: dict[Path, str] = {}
        names = list(folders)
        for start in range(0, len(names), CHUNK):
            share = names[start : start + CHUNK]
            found |= self.typed_share({folder: folders[folder] for folder in share})
        return found

    def typed_share(self, folders: Mapping[Path, Sequence[str]]) -> dict[Path, str]:
        """Ask once; every program is an environment of its own."""
        settings = {
            "include": [f"{one.name}/{file}" for one, files in folders.items() for file in files],
            "executionEnvironments": [{"root": folder.name} for folder in folders],
            "typeCheckingMode": "standard",
        }
        place = self.work / "pyrightconfig.json"
        place.write_text(json.dumps(settings))
        tool = Path(self.python).parent / "basedpyright"
        answer = subprocess.run(  # noqa: S603
            [tool, "--level", "error", "--pythonpath", self.python, "--outputjson", "-p", place],
            cwd=self.work,
            capture_output=True,
            text=True,
            check=False,
        )
        found: dict[Path, str] = {}
        for one in json.loads(answer.stdout)["generalDiagnostics"]:
            if one["severity"] == "error":
                name = Path(one["file"]).relative_to(self.work.resolve()).parts[0]
                found.setdefault(self.work / name, one["message"].split("\n")[0])
        return found


def affected(mutant: Mutant) -> list[str]:
    """List the files that a fault may show in: its own, and those that import that one."""
    changed = {edit.file.removesuffix(".py") for edit in mutant.edits}
    names = "|".join(map(re.escape, changed))
    imports = re.compile(rf"^(?:from|import) (?:{names})\b", re.MULTILINE)
    files = {file for file, text in mutant.base.files.items() if imports.search(text)}
    return sorted({one for one in files if one.endswith(".py")} | {f"{one}.py" for one in changed})
