"""The same spec gives the same bytes: anywhere, in any language, on any day, on every Python."""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from tests.conftest import ROOT

SPECS = sorted((ROOT / "specs").glob("[!.]*"))
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
RENDERED_BY = """
import hashlib, json, sys
from generator.write.comparison import contents
from generator.pipeline import build
print(json.dumps({
    f"{project}/{name}": hashlib.sha256(content).hexdigest()
    for spec in sys.argv[1:]
    for project, files in build(spec).items()
    for name, content in contents(files).items()
}))
"""
PLACES = {
    "Turkish, far east, small umask": {
        "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1",
        "PYTHONUTF8": "0", "umask": "077",
    },
    "no language, far west, optimized": {
        "LC_ALL": "C", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "2",
        "PYTHONCOERCECLOCALE": "0", "umask": "000",
    },
    "German in Latin-1, any hash": {
        "LC_ALL": "de_DE.ISO-8859-1", "LANGUAGE": "de", "TZ": "Europe/Berlin",
        "PYTHONHASHSEED": "random", "PYTHONIOENCODING": "latin-1", "umask": "022",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    """Return the digest of every file of every spec, rendered in this process."""
    from generator.write.comparison import contents

    return {
        f"{project}/{name}": hashlib.sha256(content).hexdigest()
        for spec in SPECS
        for project, files in pipeline.build(spec).items()
        for name, content in contents(files).items()
    }


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what renders to another path, one with spaces and accents."""
    folder = tmp_path_factory.mktemp("ein anderer Ört")
    for name in ("generator", "templates", "specs"):
        hidden = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=hidden)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_elsewhere(place: str, wanted: dict[str, str], copied: Path, tmp_path: Path) -> None:
    """Path, locale, time zone, hash seed and umask change no byte."""
    more = dict(PLACES[place])
    umask = int(more.pop("umask"), 8)
    clean = {key: each for key, each in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", RENDERED_BY, *(copied / "specs" / spec.name for spec in SPECS)],
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1", **more},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == wanted


@pytest.mark.slow
def test_again(wanted: dict[str, str]) -> None:
    """A process that rendered before renders the same once more, in the opposite order."""
    from generator.write.comparison import contents

    again = {
        f"{project}/{name}": hashlib.sha256(content).hexdigest()
        for spec in reversed(SPECS)
        for project, files in reversed(pipeline.build(spec).items())
        for name, content in contents(files).items()
    }
    assert again == wanted


REVERSED = """
import os, sys
real = os.scandir
class Reversed:
    def __init__(self, *arguments):
        with real(*arguments) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=flag))
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
flag = sys.argv.pop(1) == "reversed"
os.scandir = Reversed
listed = os.listdir
os.listdir = lambda *arguments: sorted(listed(*arguments), reverse=flag)
from generator.cli import main
main()
"""


@pytest.mark.slow
def test_the_order_of_a_folder(tmp_path: Path) -> None:
    """In whatever order a system lists a folder, output and messages are the same."""
    said = {}
    for order in ("sorted", "reversed"):
        shutil.copytree(ROOT / "specs", tmp_path / order / "specs")
        spec = tmp_path / order / "specs" / "bad.json"
        spec.write_text('{"blueprint": "parallel-serving"}')
        done = [
            subprocess.run(
                [sys.executable, "-c", REVERSED, order, command, "specs"],
                cwd=tmp_path / order,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )
            for command in ("render", "check")
        ]
        assert [each.returncode for each in done] == [2, 2]
        said[order] = [(each.stdout, each.stderr) for each in done]
    assert said["sorted"] == said["reversed"]
    files = {
        order: {
            path.relative_to(tmp_path / order): path.read_bytes()
            for path in (tmp_path / order).rglob("*")
            if path.is_file()
        }
        for order in said
    }
    assert files["sorted"] == files["reversed"]


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_no_trace_of_the_rendering(spec: Path) -> None:
    """No file tells when, where, by whom or by what version it was rendered."""
    today = dt.datetime.now(tz=dt.UTC).date()
    days = {str(today), f"{today:%d.%m.%Y}", f"{today:%Y%m%d}", f"{today:%B %d, %Y}"}
    traces = {str(ROOT), str(Path(sys.prefix)), *days}
    for project, files in pipeline.build(spec).items():
        for name, text in files.items():
            place = f"{project}/{name}"
            assert not [trace for trace in traces if trace in text], place
            assert not re.search(
                r"(?i)(?!00:00:00)\d\d:\d\d:\d\d|generated (?:by|at|on)|gen-infra", text
            ), place


def interpreter(version: str) -> str:
    """Return the path of a Python of this version, or skip the test aloud."""
    name = f"python{version}"
    roots = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"]
    known = [str(path) for root in roots for path in root.glob(f"{version}.*/bin/{name}")]
    for found in [*sorted(known), shutil.which(name)]:
        if found is None:
            continue
        asked = [found, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2], sep='.')"]
        said = subprocess.run(asked, capture_output=True, text=True, check=False)
        if said.stdout.strip() == version:
            return found
    pytest.skip(f"{name} is not on this machine, or cannot make environments")


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_every_python(version: str, wanted: dict[str, str], tmp_path: Path) -> None:
    """Every Python that gen supports renders the same bytes."""
    python = interpreter(version)
    subprocess.run([python, "-m", "venv", tmp_path / "env"], check=True)
    bin_ = tmp_path / "env" / "bin"
    needs = dependencies()
    pip = [bin_ / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *needs], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        pytest.skip(f"gen's dependencies cannot be installed for Python {version}: {last}")
    done = subprocess.run(
        [bin_ / "python", "-c", RENDERED_BY, *SPECS],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": str(bin_)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == wanted


def dependencies() -> list[str]:
    """Return what gen needs to run, as the project says it."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return [str(each) for each in project["dependencies"]]
