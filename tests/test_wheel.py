"""An installed gen works in an empty folder, without the checkout, and starts without Pydantic."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import pipeline

ROOT = Path(__file__).parent.parent
SPECS = sorted((ROOT / "specs").glob("[!.]*"))
pytestmark = pytest.mark.xdist_group("wheel")  # What they share is made once.


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder that stands for site-packages."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        folder,
        ROOT,
    ]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if "No matching distribution" in done.stderr or "Connection" in done.stderr:
        pytest.skip(f"pip finds no build backend: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, code: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run Python code with the unpacked wheel as the only gen there is."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )


@pytest.mark.slow
@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_an_installed_gen_renders_the_same_and_lightly(
    installed: Path, tmp_path: Path, spec: Path
) -> None:
    """The wheel renders what the checkout does, without Pydantic and with compiled templates."""
    code = (
        "import json, sys\n"
        "from generator import pipeline, render\n"
        "projects = pipeline.build(sys.argv[1])\n"
        "heavy = {'pydantic', 'pydantic_core', 'yaml'} & set(sys.modules)\n"
        "assert heavy <= set(sys.argv[2:]), heavy\n"
        "assert type(render.environment().loader).__name__ == 'ModuleLoader'\n"
        "print(json.dumps(projects))\n"
    )
    text = spec.read_text()
    # A program that overrides are laid over is read with its settings, which are YAML.
    yaml = ["yaml"] if spec.suffix == ".yaml" or '"overrides"' in text else []
    done = run(installed, tmp_path, code, spec, *yaml)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == pipeline.build(spec)


@pytest.mark.slow
def test_an_installed_gen_explains_a_bad_spec(installed: Path, tmp_path: Path) -> None:
    """What the stand-ins leave to the models is told in the models' words."""
    (tmp_path / "bad.json").write_text(
        '{"blueprint": "parallel-serving", "name": "x", "colour": 1}'
    )
    done = run(installed, tmp_path, "from generator.cli import main; main()", "render", "bad.json")
    assert done.returncode == 2, done.stderr
    assert "unknown field `colour`" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


@pytest.mark.slow
def test_what_a_wheel_adds_does_not_depend_on_hash_seeds(tmp_path: Path) -> None:
    """The stand-ins and the compiled templates are the same whenever they are made."""
    code = (
        "import pathlib, sys\n"
        "from building.models import frozen_modules\n"
        "from building.templates import compile_into\n"
        "out = pathlib.Path(sys.argv[1]); out.mkdir()\n"
        "for name, text in frozen_modules().items(): (out / ('frozen_' + name)).write_text(text)\n"
        "compile_into(out)\n"
    )
    texts = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", code, out],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        texts.append({path.name: path.read_text() for path in out.iterdir() if path.is_file()})
    assert texts[0] == texts[1]
