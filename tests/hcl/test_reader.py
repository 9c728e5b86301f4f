"""The HCL reader, held against python-hcl2 and against text that is broken on purpose."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.hcl import Block, Body, Expression, HclError, Items, Pairs, Reference, Value, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = [HERE / "good", ROOT / "tests" / "verify" / "projects", ROOT / "out"]
if "GEN_REFERENCE" in os.environ:
    FOLDERS.append(Path(os.environ["GEN_REFERENCE"]))
GOOD = sorted(file for folder in FOLDERS for file in folder.rglob("*.tf"))
BAD = sorted((HERE / "bad").glob("*.tf"))


def bodies(text: str) -> tuple[dict[str, Any], list[Block]]:
    """Give what a file says at its top, whatever sections it was cut into."""
    document = read(text)
    attributes = {attribute.name: attribute.value for _, attribute in document.attributes()}
    return attributes, [block for _, block in document.blocks()]


def said(theirs: dict[str, Any]) -> set[str]:
    """Leave out the keys that python-hcl2 adds of its own."""
    return {key for key in theirs if not key.startswith("__")}


def check_bodies(ours: Body, theirs: dict[str, Any], where: str) -> None:
    """Compare the inside of a block."""
    names = said(theirs)
    assert {*ours.attributes} | {block.type for block in ours.blocks} == names, where
    for name, attribute in ours.attributes.items():
        check_value(attribute.value, theirs[name], f"{where}.{name}")
    check_blocks(list(ours.blocks), theirs, where)


def check_blocks(ours: list[Block], theirs: dict[str, Any], where: str) -> None:
    """Compare blocks by type and order, going through their labels."""
    for kind in {block.type for block in ours}:
        same = [block for block in ours if block.type == kind]
        assert len(same) == len(theirs[kind]), f"{where}.{kind}"
        for block, other in zip(same, theirs[kind], strict=True):
            for label in block.labels:
                assert said(other) == {f'"{label}"'}, where
                other = other[f'"{label}"']  # noqa: PLW2901 (going down by labels)
            check_bodies(block.body, other, f"{where}.{kind}{list(block.labels)}")


def check_value(ours: Expression, theirs: Any, where: str) -> None:
    """Compare a value as far as it is literal; anything else is text with an expression in it."""
    if isinstance(ours, Items) and isinstance(theirs, list):
        assert len(ours.items) == len(theirs), where
        for mine, other in zip(ours.items, theirs, strict=True):
            check_value(mine, other, where)
    elif isinstance(ours, Pairs) and isinstance(theirs, dict):
        assert len(ours.pairs) == len(theirs), where
        for (key, mine), (name, other) in zip(ours.pairs, theirs.items(), strict=True):
            if isinstance(key, Value):
                assert name.strip('"') == str(key.value), where
            check_value(mine, other, f"{where}.{name}")
    elif isinstance(ours, Reference) and not ours.steps:
        assert theirs == ours.root, where
    elif not isinstance(ours, Value):
        assert isinstance(theirs, str), where
        assert "${" in theirs or "%{" in theirs, f"{where}: {theirs}"
    elif isinstance(ours.value, str):
        if theirs.startswith('"<<'):
            lines = [line.strip() for line in theirs.splitlines()[1:-1]]
            assert [line.strip() for line in ours.value.splitlines()] == lines, where
        else:
            plain = theirs.replace("$${", "${").replace("%%{", "%{")
            assert ours.value == json.loads(plain, strict=False), where
    else:
        assert ours.value == theirs or ours.value is theirs, where


@pytest.mark.parametrize("file", GOOD, ids=lambda file: "/".join(file.parts[-4:]))
def test_agrees_with_python_hcl2(file: Path) -> None:
    """Blocks, labels, argument names and literal values are those that python-hcl2 reads."""
    import hcl2

    text = file.read_text()
    theirs = hcl2.loads(text)
    attributes, blocks = bodies(text)
    assert {*attributes} | {block.type for block in blocks} == said(theirs)
    for name, value in attributes.items():
        check_value(value, theirs[name], name)
    check_blocks(blocks, theirs, file.name)


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_names_the_place_of_broken_syntax(file: Path) -> None:
    """Every broken file is refused at the line and column that its first line tells."""
    text = file.read_text()
    wanted = text.splitlines()[0].removeprefix("# ")
    with pytest.raises(HclError) as caught:
        read(text)
    error = caught.value
    assert f"{error.line}:{error.column} {error.message}" == wanted


def test_hostile_nesting_ends_in_a_message() -> None:
    """Ten thousand brackets are refused and do not exhaust the stack."""
    for opening in ("[", "(", "{ a = ", "!", '"${', "f("):
        with pytest.raises(HclError, match=r"levels deep|expected|closed"):
            read(f"a = {opening * 10_000}\n")
    with pytest.raises(HclError, match="levels deep"):
        read("a {\n" * 10_000)


def test_places_are_those_of_the_file() -> None:
    """A block's place counts from the start of the file, whatever was read before it."""
    text = '\n# note\nlocals {\n  a = 1\n}\n\nresource "x" "y" {\n  b = local.a\n}\n'
    (_, (section, block)) = read(text).blocks()
    assert section.place(block.pos) == (7, 1)
    assert section.place(block.body.attributes["b"].value.pos) == (8, 7)
