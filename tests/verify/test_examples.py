"""The examples that explain rules are true: one breaks its rule and no other, the other none."""

from pathlib import Path

import pytest

from generator.verify.examples import example
from generator.verify.finding import RULES
from generator.verify.inspection import inspect


def judged(files: dict[str, str], folder: Path, *, encoding: str = "utf-8") -> set[str]:
    """Return the rules that `gen verify` finds broken in a project."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("<U+202E>", "\u202e"), encoding=encoding)
    return {finding.rule for _, finding in inspect([str(folder)]).told}


@pytest.mark.parametrize("rule", RULES)
def test_example(rule: str, tmp_path: Path) -> None:
    """What is shown as broken breaks this rule alone, and what is shown as mended is sound."""
    shown = example(rule)
    encoding = "utf-16" if rule == "unreadable" else "utf-8"
    broken = judged(shown.broken, tmp_path / "broken", encoding=encoding)
    assert rule in broken
    assert broken <= {rule, *_ALONG.get(rule, ())}
    assert judged(shown.mended, tmp_path / "mended") == set()
    assert shown.why.endswith(".")


# What one mistake breaks beside: a comment without a reason accepts nothing.
_ALONG = {"waiver": {"unused-variable"}, "unused-config": {"unused-config"}}
