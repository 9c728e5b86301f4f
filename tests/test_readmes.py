"""What every project's README says is what its files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

READMES = sorted((ROOT / "out").glob("*/*/*/README.md"))
ROW = re.compile(r"^\| `(\w+)` \| `[^`]*` \| (.*?) \| ", re.MULTILINE)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: "-".join(path.parts[-4:-1]))
def test_only_what_has_no_default_is_required(readme: Path) -> None:
    """A README asks for the values that the project cannot do without, and for no other."""
    required = {name for name, default in ROW.findall(readme.read_text()) if default == "required"}
    if readme.parent.name == "pulumi":
        settings = (readme.parent / "settings.py").read_text()
        assert required == set(re.findall(r'config\.require\w*\(\s*"(\w+)"', settings))
        return
    blocks = (readme.parent / "variables.tf").read_text().split('variable "')[1:]
    assert required == {one.partition('"')[0] for one in blocks if "\n  default " not in one}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: "-".join(path.parts[-4:-1]))
def test_each_step_has_its_heading(readme: Path) -> None:
    """Deploying, verifying and destroying each have a heading, under which their commands are."""
    text = readme.read_text()
    command = {"terraform": "terraform destroy", "pulumi": "pulumi destroy"}[readme.parent.name]
    found = [text.find(f"\n## {name}\n") for name in ("Deploy", "Verify", "Destroy")]
    assert 0 < found[0] < found[1] < found[2] < text.find(f"\n{command}")
