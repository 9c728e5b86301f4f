"""Every bad spec under `bad/` is refused with the message that is locked for it.

A case is a file. Those of `bad/reading` and `bad/fields` are read with the small model of these
tests, those of `bad/blueprints` by gen's own loader.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.errors import SpecError
from generator.pipeline import plans
from generator.spec.load import load as load_blueprint
from generator.spec.report import render_problem
from tests.spec.small import load as load_small

BAD = Path(__file__).parent / "bad"
CASES = sorted(str(path.relative_to(BAD)) for path in BAD.rglob("*") if path.is_file())


def load(case: str) -> object:
    """Read a case with the loader that its folder names; a blueprint's is planned too."""
    if not case.startswith("blueprints"):
        return load_small(case)
    return plans(load_blueprint(Path(case)))


@pytest.mark.parametrize("case", CASES)
def test_message(case: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad spec is refused, and every message says where, what and how to mend it."""
    monkeypatch.chdir(BAD)
    with pytest.raises(SpecError) as caught:
        load(case)
    text = "\n\n".join(render_problem(problem) for problem in caught.value.problems)
    assert text == snapshot
    assert text.isprintable() or text.replace("\n", "").isprintable()
    for jargon in (
        "Input should",
        "pydantic",
        "Value error",
        "dictionary",
        "NoneType",
        "IOSFODNN7",
    ):
        assert jargon not in text
