"""python-hcl2, a parser that is not ours, on every rendered Terraform file."""

import hcl2
import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "out").glob("*/*/terraform/**/*.tf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "out")))
def test_it_reads_every_file(path) -> None:
    """python-hcl2 reads the file and finds a block in it."""
    with path.open(encoding="utf-8") as file:
        assert hcl2.load(file)
