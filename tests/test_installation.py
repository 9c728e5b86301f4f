"""What the README promises of installing: two commands, and a wheel that needs no checkout."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import pipeline
from generator.paths import CERTIFICATES
from generator.write.comparison import contents
from tests.conftest import ROOT

SPECS = sorted((ROOT / "specs").glob("[!.]*"))
INSTALL = (
    "python3 -m venv .venv && .venv/bin/pip install . "
    "&& .venv/bin/gen render specs/parallel-serving.json"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
pytestmark = pytest.mark.xdist_group("installation")  # What they share is made once.


@pytest.mark.parametrize("command", [INSTALL, TEST], ids=["install", "test"])
def test_the_readme_has_the_command(command: str) -> None:
    """A newcomer copies one line: the README has the command on a line of its own."""
    page = ROOT / "README.md"
    if not page.is_file():
        pytest.skip("there is no README.md yet")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [
        line
        for line in lines
        if re.fullmatch(rf"{re.escape(command)}( -n \S+ --dist loadgroup)?", line)
    ]


def test_the_clean_run_takes_the_test_command() -> None:
    """`.ci/run` takes its command from the README: the test command, and no other line."""
    page = ROOT / "README.md"
    if not page.is_file():
        pytest.skip("there is no README.md yet")
    lines = page.read_text(encoding="utf-8").splitlines()
    taken = [line for line in lines if re.fullmatch("python3 -m venv .*pytest.*", line)]
    assert taken[0].startswith(TEST)


def clean(**more: str) -> dict[str, str]:
    """Return an environment in which nothing but the installed gen can be found."""
    kept = {"PATH", "HOME", "TMPDIR", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "SSL_CERT_FILE"}
    return {
        **{key: each for key, each in os.environ.items() if key in kept},
        "LC_ALL": "C.UTF-8",
        **more,
    }


def pip(*words: str | Path) -> None:
    """Run pip, or skip the test aloud where there is no network."""
    done = subprocess.run(
        [*words], check=False, capture_output=True, text=True, env=clean(), timeout=600
    )
    if done.returncode and re.search("No matching distribution|[Cc]onnection|resol", done.stderr):
        pytest.skip(f"pip finds no packages: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, and return the program."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, env=clean())
    python = folder / "bin" / "python"
    pip(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return folder / "bin" / "gen"


@pytest.mark.slow
def test_what_a_wheel_holds(wheel: Path) -> None:
    """A wheel holds the package with its templates and facts, and nothing of the tests."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}
    for folder, ending in (("templates", ".j2"), ("generator", ".py"), ("generator", ".pack")):
        place = ROOT / folder
        wanted = {path.relative_to(ROOT).as_posix() for path in place.rglob(f"*{ending}")}
        inside = {f"generator/{name}" if folder == "templates" else name for name in wanted}
        assert wanted
        assert inside <= set(names)
    assert not [name for name in names if re.search(r"(^|/)(tests?|out|specs)/|conftest", name)]


@pytest.mark.slow
@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_an_installed_gen_renders(spec: Path, installed: Path, tmp_path: Path) -> None:
    """Installed, in an empty folder, without the checkout, gen writes what the checkout renders."""
    shutil.copy(spec, tmp_path)
    shutil.copy(spec.with_name(CERTIFICATES), tmp_path)  # what the READMEs cite
    done = subprocess.run(
        [installed, "render", spec.name],
        cwd=tmp_path,
        env=clean(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert found == {
        f"{project}/{name}": content
        for project, files in pipeline.build(spec).items()
        for name, content in contents(files).items()
    }


@pytest.mark.slow
def test_an_installed_gen_knows_its_version(installed: Path, wheel: Path) -> None:
    """`gen --version` says the version of the wheel."""
    done = subprocess.run(
        [installed, "--version"], env=clean(), capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == f"gen, version {wheel.name.split('-')[1]}"
