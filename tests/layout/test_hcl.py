"""The layout of HCL against cases of our own, and against `terraform fmt` itself."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.layout.hcl import format_hcl

HERE = Path(__file__).parent
CASES = sorted((HERE / "hcl").glob("*.tf"))
RECORDED = HERE / "hcl" / "expected"


def terraform_fmt(texts: list[str], folder: Path) -> list[str]:
    """Return what `terraform fmt` makes of each text; one process for all of them."""
    if shutil.which("terraform") is None:
        pytest.skip("terraform is not on PATH")
    paths = [folder / f"{number:05}.tf" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode())
    environment = {key: value for key, value in os.environ.items() if key != "TF_CLI_CONFIG_FILE"}
    done = subprocess.run(
        ["terraform", "fmt", "-list=false", folder],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [path.read_bytes().decode() for path in paths]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_is_laid_out_as_recorded(path: Path) -> None:
    """A file of hcl/ becomes its namesake of hcl/expected/, byte for byte."""
    expected = (RECORDED / path.name).read_bytes().decode()
    assert format_hcl(path.read_bytes().decode()) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_layout_is_a_fixed_point(path: Path) -> None:
    """Laying out a laid out text changes nothing."""
    once = format_hcl(path.read_bytes().decode())
    assert format_hcl(once) == once


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lost_indentation_comes_back(path: Path) -> None:
    """Rows may start at any column, except those whose white space is content."""
    once = format_hcl(path.read_bytes().decode())
    if "<<" in once or "/*" in once:
        shaken = once
    else:
        shaken = re.sub(r"(?m)^[ ]+(?=.)", lambda found: " " * (len(found[0]) // 4), once)
    assert format_hcl(shaken) == once


@pytest.mark.parametrize(
    "text",
    [
        "a {\n  b = 1\n",
        "a = <<EOT\nnever closed\n",
        'a = "open\n',
        "/* open\n\nstill\n",
        "a = 1 ; b = 2\n",
        "a = [\n\n1,\n",
    ],
)
def test_what_is_not_closed_is_refused(text: str) -> None:
    """A text that stops inside something, or that is not HCL, raises ValueError."""
    with pytest.raises(ValueError, match=r"HCL|not closed"):
        format_hcl(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("", "\n"), ("\n\n  \n", "\n"), ("a = 1", "a = 1\n")]
)
def test_a_file_ends_with_one_newline(text: str, expected: str) -> None:
    """Whatever a text ends with, one newline is left."""
    assert format_hcl(text) == expected


@pytest.mark.slow
def test_recorded_cases_are_what_terraform_would_leave(tmp_path: Path) -> None:
    """`terraform fmt` changes no expected file, and makes them of the cases but for blank lines."""
    expected = [(RECORDED / path.name).read_bytes().decode() for path in CASES]
    assert terraform_fmt(expected, tmp_path) == expected
    # Blank lines differ on purpose, and decide which lines are aligned: so give terraform fmt our
    # lines with all other white space shaken.
    shaken = [re.sub(r"(?m)(?<=\S) = (?=\S)", "   =  ", text) for text in expected]
    assert terraform_fmt(shaken, tmp_path) == [format_hcl(text) for text in shaken]


# A document is drawn as a tree whose spaces are drawn too, so most documents are badly laid out.
GAP = st.sampled_from(["", "", " ", "  "])
NAME = st.sampled_from(["a", "bb", "name", "long_name", "x-y", "for_each", "ü", "in", "if"])
SIMPLE = st.sampled_from(
    [
        *(
            "1",
            "-2",
            "1.5",
            "true",
            "null",
            '""',
            '"a b"',
            '"$${x}"',
            "var.x",
            "a.b[0].c",
            "a[*].b",
        ),
        *('"${var.a}-b"', '"${ f( 1 ) }x"', '"\\"q"', "x.y[count.index]", '"é"', "- a", "!b"),
    ],
)


@st.composite
def joined(draw: st.DrawFn, items: st.SearchStrategy[str], shape: tuple[str, str, str]) -> str:
    """Draw a bracket round some items, with gaps where they may be and newlines now and then."""
    start, separator, end = shape
    drawn = draw(st.lists(items, max_size=3))
    if draw(st.integers(0, 3)) == 0 and drawn:
        blank = draw(st.sampled_from(["\n", "\n\n", "\n   "]))
        body = "".join(f"{draw(GAP)}{item}{draw(GAP)}{separator}{blank}" for item in drawn)
        return f"{start}{draw(st.sampled_from(['', ' # note']))}\n{body}{end}"
    return start + f"{draw(GAP)}{separator}{draw(GAP)}".join(drawn) + draw(GAP) + end


def bigger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions round other expressions."""
    pair = st.tuples(NAME, GAP, st.sampled_from(["=", ":"]), GAP, inner).map("".join)
    operator = st.sampled_from(["+", " -", "*", "==", "&&", "||", ">=", "<", "%", "/"])
    return st.one_of(
        joined(inner, ("[", ",", "]")),
        joined(inner, ("f(", ",", ")")),
        joined(pair, ("{", ",", "}")),
        st.tuples(inner, GAP, operator, GAP, inner).map(lambda part: f"({''.join(part)})"),
        st.tuples(inner, GAP, inner, GAP, inner).map(
            lambda p: f"({p[0]}?{p[1]}{p[2]}:{p[3]}{p[4]})"
        ),
        st.tuples(inner, GAP, inner).map(lambda part: f"[for k,v in {part[0]}{part[1]}:{part[2]}]"),
        st.tuples(inner, inner).map(lambda part: f"{{ for k in {part[0]}:k=>{part[1]}... }}"),
    )


EXPRESSION = st.recursive(SIMPLE, bigger, max_leaves=6)
COMMENT = st.sampled_from(["", "", "", "", " # note", "  // ü", "/* in */"])
ARGUMENT = st.tuples(GAP, NAME, GAP, st.just("="), GAP, EXPRESSION, GAP, COMMENT).map("".join)
HEREDOC = NAME.map(lambda name: f"{name} = <<-EOT\n  x = ${{ var.a }}\n\n\n    {{ [\nz\n  EOT")
ROW = st.one_of(ARGUMENT, ARGUMENT, ARGUMENT, HEREDOC, st.sampled_from(["", "", "  # alone", "  "]))


def block(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a block round rows and other blocks."""
    label = st.sampled_from(["", ' "a"', '  "a"   "b-c"'])
    rows = st.lists(st.one_of(ROW, ROW, inner), max_size=6)
    return st.tuples(NAME, label, rows).map(
        lambda part: f"{part[0]}{part[1]} {{\n" + "".join(row + "\n" for row in part[2]) + "}",
    )


def distinct(text: str) -> str:
    """Give each argument a number, since a body may not set a name twice."""
    numbers = iter(range(10**6))
    return re.sub(r"(?m)^([ ]*)([\wü-]+)(?=[ ]*=)", lambda f: f"{f[1]}{f[2]}{next(numbers)}", text)


DOCUMENT = st.lists(st.recursive(ROW, block, max_leaves=12), min_size=1, max_size=5).map(
    lambda rows: distinct("\n".join(rows)),
)


@pytest.mark.slow
def test_drawn_documents_are_left_alone_by_terraform(tmp_path: Path) -> None:
    """Of any document, badly spaced or not, the layout makes what `terraform fmt` leaves alone."""
    drawn: list[str] = []

    @settings(
        max_examples=600,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(DOCUMENT)
    def draw(text: str) -> None:
        drawn.append(text)

    draw()
    ours = [format_hcl(text) for text in drawn]
    assert [format_hcl(text) for text in ours] == ours
    theirs = terraform_fmt(ours, tmp_path)
    differing = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if mine != other]
    assert differing[:1] == []
    # And without blank lines, it is what terraform fmt itself makes of the document.
    tight = [re.sub(r"\n\s*\n+", "\n", text.strip()) + "\n" for text in drawn if "<<" not in text]
    pairs = zip(tight, terraform_fmt(tight, tmp_path), strict=True)
    assert [(text, other) for text, other in pairs if format_hcl(text) != other][:1] == []
