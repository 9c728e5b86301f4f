"""The layout of Python against cases of our own, and against `ruff format` at both line lengths."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.layout.python import format_python

HERE = Path(__file__).parent
CASES = sorted((HERE / "python").glob("*.py.txt"))
RECORDED = HERE / "python" / "expected"


def read(path: Path) -> str:
    """Return the text of a case, its newlines as they are."""
    return path.read_bytes().decode()


def ruff_would_change(texts: list[str], length: int, folder: Path) -> list[str]:
    """Return those of the texts that `ruff format` would change at a line length."""
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff is None:
        pytest.skip("ruff is not installed")
    paths = {folder / f"case_{number:05}.py": text for number, text in enumerate(texts)}
    for path, text in paths.items():
        path.write_bytes(text.encode())
    done = subprocess.run(
        [ruff, "format", "--isolated", "--no-cache", "--line-length", str(length), folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [text for path, text in paths.items() if read(path) != text]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_is_laid_out_as_recorded(path: Path) -> None:
    """A file of python/ becomes its namesake of python/expected/, byte for byte."""
    assert format_python(read(path), strict=True) == read(RECORDED / path.name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_is_a_fixed_point(path: Path) -> None:
    """Laying out a laid out text changes nothing."""
    once = format_python(read(path))
    assert format_python(once) == once


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_does_not_change_what_a_program_means(path: Path) -> None:
    """The syntax tree stays what it was."""
    before, after = read(path), format_python(read(path))
    assert meaning(after) == meaning(before)


def meaning(text: str) -> str:
    """Return the syntax tree of a program; of docstrings the words alone, whatever their rows."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = " ".join(str(node.value.value).split())
    return ast.dump(tree)


@pytest.mark.parametrize("text", ["f(\n", "x = [1, (2]\n\n", 'y = """open\n\n'])
def test_what_is_not_closed_is_refused(text: str) -> None:
    """A text that stops inside a bracket or a string raises ValueError."""
    with pytest.raises(ValueError, match="not closed"):
        format_python(text)


@pytest.mark.parametrize(
    "text",
    [
        'message = "' + "x" * 80 + '"\n',
        "names = [zone for zone in " + "x" * 68 + "]\n",
        "call(first, " + "a" * 30 + " if " + "b" * 25 + " else " + "c" * 25 + ")\n",
    ],
)
def test_what_no_layout_keeps_stable_is_named(text: str) -> None:
    """Between 89 and 100 columns and without a bracket to split, `strict` refuses a statement."""
    with pytest.raises(ValueError, match="100"):
        format_python(text, strict=True)
    compile(format_python(text), "case.py", "exec")


@pytest.mark.slow
@pytest.mark.parametrize("length", [88, 100])
def test_recorded_cases_are_left_alone_by_ruff(length: int, tmp_path: Path) -> None:
    """`ruff format` changes no expected file at either line length."""
    assert ruff_would_change([read(RECORDED / path.name) for path in CASES], length, tmp_path) == []


NAME = st.sampled_from(["a", "zone", "network_cidr", "vpc.id", "public_subnets", "x" * 27])
WORDS = st.integers(1, 90).map(lambda size: ("a value of some length " * 9)[:size].rstrip())
ATOM = st.one_of(
    NAME,
    NAME,
    st.integers(0, 99999).map(str),
    WORDS.map(lambda words: f'"{words}"'),
    WORDS.map(lambda words: f'f"{words}{{name}}"'),
    st.sampled_from(['"a, (b"', '"# no"', "'one'", '"it\'s"', 'zones["a"]', "None"]),
)


def bigger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw expressions round other expressions."""
    several = st.lists(inner, min_size=1, max_size=5)
    named = st.lists(inner, min_size=1, max_size=4).map(
        lambda items: ", ".join(f"key_{number}={item}" for number, item in enumerate(items)),
    )
    pairs = st.lists(st.tuples(WORDS, inner), min_size=1, max_size=4).map(
        lambda items: ", ".join(f'"{key}": {item}' for key, item in items),
    )
    return st.one_of(
        several.map(lambda items: f"[{', '.join(items)}]"),
        several.map(lambda items: f"[{', '.join(items)}, ]"),
        several.map(lambda items: f"resource.Type({', '.join(items)})"),
        named.map(lambda items: f"aws.ec2.Subnet({items})"),
        named.map(lambda items: f'aws.ec2.Subnet("main", {items},)'),
        named.map(lambda items: f"list(dict({items}).items()).first"),
        pairs.map(lambda items: f"{{{items}}}"),
        st.tuples(inner, NAME).map(lambda part: f"[{part[0]} for zone in {part[1]} if zone]"),
        st.tuples(inner, NAME).map(lambda part: f"{{zone: {part[0]} for zone, b in {part[1]}}}"),
    )


EXPRESSION = st.recursive(ATOM, bigger, max_leaves=14)
STATEMENT = st.one_of(
    EXPRESSION.map(lambda text: f"value = {text}"),
    EXPRESSION.map(lambda text: f"call(first, {text})"),
    EXPRESSION.map(lambda text: f'pulumi.export("name", {text})'),
    st.tuples(NAME, EXPRESSION).map(lambda part: f"value = {part[0]} or call({part[1]})"),
    st.tuples(NAME, WORDS).map(lambda part: f'value = config.get("{part[1]}") or {part[0]}'),
    st.tuples(NAME, EXPRESSION, NAME).map(lambda p: f"call({p[0]}, {p[1]} if {p[2]} else None)"),
    EXPRESSION.map(lambda text: f"for zone in zip(zones, {text}):\n    use(zone, {text})"),
    EXPRESSION.map(lambda text: f"def made(a: int) -> str:\n\n    return call(a, {text})"),
    st.sampled_from(["# A comment.", "", "", "import os"]),
)


@pytest.mark.slow
def test_drawn_programs_are_left_alone_by_ruff(tmp_path: Path) -> None:
    """What `strict` lets pass is stable at 88 and 100 columns, and means what it meant."""
    drawn: list[str] = []
    refused: list[str] = []

    @settings(
        max_examples=500,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(st.lists(STATEMENT, min_size=1, max_size=3).map("\n".join))
    def draw(text: str) -> None:
        ours = format_python(text)
        assert ast.dump(ast.parse(ours)) == ast.dump(ast.parse(text))
        assert format_python(ours) == ours
        try:
            drawn.append(format_python(text, strict=True))
        except ValueError:
            refused.append(text)

    draw()
    assert len(drawn) > len(refused)
    for length in (88, 100):
        assert ruff_would_change(drawn, length, tmp_path)[:1] == []
