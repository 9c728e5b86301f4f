"""Random valid specs over all blueprints and clouds, judged by everything that needs no process.

`GEN_EXAMPLES` sets how many are drawn for each blueprint and cloud; for a night's worth:
`GEN_EXAMPLES=200 python -m pytest tests/random`.
"""

import json
import os
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.blueprints import BLUEPRINTS, STACK
from generator.errors import SpecError
from generator.parity import certificate
from generator.pipeline import build
from generator.spec.load import model_of
from tests.conftest import ROOT, tool
from tests.random.drawing import spec
from tests.random.stacks import stack

EXAMPLES = int(os.environ.get("GEN_EXAMPLES", "24"))


def _cells() -> list[tuple[str, str]]:
    """List the blueprints with the clouds that each can be built on."""
    cells = []
    for blueprint, module in BLUEPRINTS.items():
        clouds = import_module(f"generator.spec.{module}").Clouds.model_fields
        cells += [(blueprint, cloud) for cloud in clouds]
    return cells


@pytest.mark.slow
@pytest.mark.parametrize(("blueprint", "cloud"), _cells(), ids=lambda part: part)
def test_every_valid_spec_renders_soundly(blueprint: str, cloud: str, tmp_path: Path) -> None:
    """A random spec is refused with a reason, or is one system in both engines without a fault."""
    if blueprint == STACK:
        drawing = stack(cloud)
    else:
        example = json.loads((ROOT / "specs" / f"{blueprint}.json").read_text())
        drawing = spec(model_of(blueprint), cloud, example)
    rendered: list[dict[str, str]] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize="GEN_EXAMPLES" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        drawn = {**data.draw(drawing), "blueprint": blueprint}
        path = tmp_path / "spec.json"
        path.write_text(json.dumps(drawn))
        try:
            projects = build(path)
        except SpecError:
            return
        rendered.extend(projects.values())
        sides = {name.rpartition("/")[2]: files for name, files in projects.items()}
        found = certificate(sides["terraform"], sides["pulumi"])
        assert found.resources
        assert not found.differences, found.text()

    draw()
    assert len(rendered) >= EXAMPLES // 8, "too few of the drawn specs were valid to judge anything"
    _hold_formatters(rendered, tmp_path)


def _hold_formatters(projects: list[dict[str, str]], folder: Path) -> None:
    """Let the real formatters look at everything at once: starting them is what takes time."""
    for number, files in enumerate(projects):
        for name, text in files.items():
            if name.endswith((".tf", ".tfvars", ".py")):
                place = folder / "all" / f"p{number}" / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text)
    for length in ("88", "100"):
        command = [tool("ruff"), "format", "--isolated", "--no-cache", "--diff"]
        answer = subprocess.run(
            [*command, "--line-length", length, "all"],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert answer.returncode == 0, answer.stdout[:3000] + answer.stderr[:1000]
    command = [tool("terraform", variable="GEN_TERRAFORM"), "fmt", "-check", "-diff", "-recursive"]
    terraform = subprocess.run(
        [*command, "all"],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if not key.startswith("TF_")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert terraform.returncode == 0, terraform.stdout[:3000] + terraform.stderr[:1000]
