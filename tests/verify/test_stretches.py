"""Python texts that are parsed in stretches."""

import ast
import random
from pathlib import Path

import pytest

from generator.verify.pulumi.stretches import Stretches

PROGRAMS = sorted((Path(__file__).parents[2] / "out").glob("*/*/pulumi/settings.py"))
LINES = (
    '"""', "'''a", "x = (", ")", "    x = 1", "return 1", "if x:", "else:", "@x", "x = \\", "# x",
    "", "def f(a, a): pass", "f(a=1, a=2)", "x = 1; y = 2", "async def f():", "    await x",
    "break",
)  # fmt: skip


def outcome(text: str, stretches: Stretches | None) -> str:
    """Write what a parse gives: the tree with all places, or that Python does not take it."""
    try:
        tree = ast.parse(text) if stretches is None else stretches.tree(text)
        if stretches is None:
            compile(tree, "<text>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"{error.msg} {error.lineno}:{error.offset}"
    return ast.dump(tree, include_attributes=True)


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: "-".join(path.parts[-4:-2]))
def test_a_changed_text_is_parsed_as_if_it_were_new(path: Path) -> None:
    """Whatever lines change, the tree and its places are those of a parse of the whole."""
    text = path.read_text()
    draw = random.Random(path.as_posix())  # noqa: S311 (the same faults in every run)
    stretches = Stretches()
    stretches.tree(text)
    for _ in range(60):
        rows = text.split("\n")
        for _ in range(draw.randint(1, 3)):
            at = draw.randrange(len(rows))
            rows[at : at + draw.randint(0, 2)] = draw.sample(LINES, draw.randint(0, 2))
        changed = "\n".join(rows)
        assert outcome(changed, stretches) == outcome(changed, None)


def test_what_texts_share_is_parsed_once() -> None:
    """Two texts with one line of difference have the other statements in common."""
    stretches = Stretches()
    first = stretches.tree("import a\nname = 'x'\n\n# Why.\nb = 1\n")
    second = stretches.tree("import a\nname = 'y'\n\n# Why.\nb = 1\n")
    assert [one is other for one, other in zip(first.body, second.body, strict=True)] == [
        True,
        False,
        True,
    ]
