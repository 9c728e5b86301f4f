"""What all tests share: where the rendered projects are, and how to ask for a tool aloud."""

import os
import shutil
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# The same examples at each run: what a change breaks is told by the change, not by chance. Others
# are drawn by HYPOTHESIS_PROFILE=default. No deadline: a busy machine is no fault.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@dataclass(frozen=True)
class Rendered:
    """One committed project: its folder, and what its path says of it."""

    folder: Path
    name: str
    cloud: str
    engine: str

    def __str__(self) -> str:
        return f"{self.name}/{self.cloud}/{self.engine}"


def rendered(engine: str | None = None, cloud: str | None = None) -> list[Rendered]:
    """Walk `out/` for the projects of an engine and a cloud, or of all."""
    found = (
        Rendered(folder, folder.parts[-3], folder.parts[-2], folder.parts[-1])
        for folder in sorted((ROOT / "out").glob("*/*/*"))
        if folder.is_dir()
    )
    return [
        project
        for project in found
        if engine in {None, project.engine} and cloud in {None, project.cloud}
    ]


def tool(name: str, *, variable: str = "") -> str:
    """Return the path of a tool, or skip the test aloud; an environment need not be active."""
    path = os.environ.get(variable) if variable else None
    path = path or shutil.which(name) or shutil.which(name, path=Path(sys.executable).parent)
    if path is None:
        unnamed = f" and {variable} does not name it" if variable else ""
        pytest.skip(f"{name} is not on this machine{unnamed}")
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that mostly wait, on half of the workers: the others use the time.

    pytest-xdist first hands each worker a run of this many tests, then the rest one by one.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    waiting = [item for item in items if item.path.name == "test_emulator.py"]
    if workers == 1 or not waiting:
        return
    run = max(len(items) // (4 * workers), 2)
    items[:] = [item for item in items if item not in waiting]
    places = ((number % (workers // 2)) * run + number // (workers // 2) for number in count())
    for place, item in sorted(zip(places, waiting, strict=False), key=lambda pair: pair[0]):
        items.insert(min(place, len(items)), item)
