"""The wheel of this checkout in an environment of its own, kept while the wheel stays the same."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def cache_folder() -> Path:
    """Return where environments are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "gen-benchmarks"


def installed(cache: Path) -> Path:
    """Build the wheel and return the Python of an environment that has it, and nothing else of us.

    Raises RuntimeError where pip cannot build or install.
    """
    with tempfile.TemporaryDirectory() as folder:
        _pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
        wheel = next(Path(folder).glob("*.whl"))
        environment = cache / _digest(wheel)
        python = environment / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)  # noqa: S603
            _pip(python, "install", wheel)
    return python


def _pip(python: str | Path, *words: str | Path) -> None:
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPYCACHEPREFIX", "PYTHONPATH"}}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled when they are installed
    done = subprocess.run(  # noqa: S603
        [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *words],
        check=False,
        capture_output=True,
        text=True,
        env=env,
    )
    if done.returncode:
        raise RuntimeError(f"pip {words[0]} failed:\n{done.stderr[-3000:]}")


def _digest(wheel: Path) -> str:
    """Digest what is in a wheel: its own bytes hold the time of its making."""
    digest = hashlib.sha256(sys.version.encode())
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            digest.update(name.encode() + b"\0" + archive.read(name))
    return digest.hexdigest()[:16]
