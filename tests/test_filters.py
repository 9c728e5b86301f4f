"""Quoting: whatever a text holds, it lands in each language as that text and as nothing else."""

import ast
import base64
import json
import math
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hcl2
import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.filters import code, comment, doc, hcl, md, py, regex, yaml
from generator.hcl import Expression, Items, Operation, Pairs, Value, read
from generator.layout.hcl import format_hcl
from generator.pipeline import plans
from generator.project import Output, Plan, Variable
from generator.readme import write as write_readme
from generator.record import replace
from generator.render import render
from generator.spec.load import load
from tests.conftest import ROOT, tool

HOSTILE = [
    "",
    " ",
    " spaces at both ends ",
    "plain",
    "${var.name}",
    "$${var.name}",
    "$$${a}",
    "%{ if true }x%{ endif }",
    "%%{",
    "$%{a}%${b}",
    "$",
    "%",
    "${",
    '"',
    "'",
    "'\"",
    '"\'"',
    '"""',
    "'''",
    '"""; import os; os.system("id"); """',
    '", "b": "',
    "\\",
    "\\\\",
    '\\"',
    "\\n",
    "\\u0041",
    "ends in \\",
    '"""\\',
    "\n",
    "a\nb",
    "a\r\nb\r",
    "\n#!/bin/sh\nrm -rf /",
    "EOT\n",
    "<<EOT\nx\nEOT",
    "a\tb",
    "$(reboot)",
    "`reboot`",
    "; rm -rf ~ #",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# a #}",
    "{0} %s %(a)s {a!r}",
    "a # b",
    "// a",
    "/* a */",
    "*/",
    "a: b",
    "- a",
    "--- ",
    "...",
    "&a *a !!python/object:os.system",
    "yes",
    "null",
    "~",
    "0o17",
    "1e3",
    "2001-01-01",
    "@include",
    "[]",
    "{}",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<!-- a",
    "&lt;b&gt; &amp;",
    "https://evil.example www.evil.example someone@evil.example",
    "# heading",
    "1. a list",
    "12) a list",
    "+ a",
    "===",
    "> quote",
    "    code",
    "| a | b |",
    "\\| a",
    "a\\",
    "*b* _c_ ~~d~~ **e** $f$",
    "[^1]: note",
    "```\nx",
    "`",
    "``a`` ` b",
    "`a",
    "|",
    "\u2028a\u2029b\u0085c",
    "\u202eevil\u202c \u2066a\u2069 \u200f\u200e\u061c",
    "zero\u200bwidth\u200d\u2060\ufeff",
    "\u00adsoft",
    "\x00",
    "a\x00b\x1b[31m\x07\x7f\x9b",
    "\ufffe\uffff",
    "\U000e0001\U000e0041",
    "\U0001f600 \U0001f468\u200d\U0001f469",
    "ünïcödé 漢字 \u0645\u0631\u062d\u0628\u0627",
    "e\u0301",
    "x" * 100_000,
    '"${' * 5_000,
    "`|" * 5_000,
]
HALVES = ["\ud800", "a\udfffb", "\ude00\ud83d"]
KEYS = ["for", "in", "if", "null", "true", "a-b", "a b", "1a", "ä", "", "${a}", "-", "_"]
VALUES: list[Any] = [
    None, True, False, 0, -1, 10**30, 0.5, -2.5, 1e22, 1e-9, 1.5e300, [], {}, [[]], [None, ["a"]],
    {"a": {"b": [1, "c"]}}, *({key: key} for key in KEYS), dict.fromkeys(KEYS, 1),
]  # fmt: skip

FRAGMENTS = sorted({text for text in HOSTILE if 0 < len(text) <= 12})
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=6).map("".join)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
TREES = st.recursive(
    SCALARS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
arbitrary = settings(max_examples=150, deadline=None, derandomize=True)


def plain(text: str) -> str:
    """Return what prose keeps of a text: what is unseen is a space, and none is at an end."""
    unseen = {"Cc", "Cs", "Zl", "Zp"}
    marks = "\u00ad\u061c\u180e\ufeff\ufffe\uffff"
    return "".join(
        " "
        if unicodedata.category(x) in unseen
        or x in marks
        or any(
            first <= ord(x) <= last
            for first, last in (
                (0x200B, 0x200F),
                (0x202A, 0x202E),
                (0x2060, 0x206F),
                (0xFFF9, 0xFFFB),
                (0xE0000, 0xE0FFF),
            )
        )
        else x
        for x in text
    ).strip()


def value(node: Expression) -> Any:
    """Return the value of a literal that our own reader read."""
    match node:
        case Items():
            return [value(item) for item in node.items]
        case Pairs():
            return {value(key): value(item) for key, item in node.pairs}
        case Operation():
            assert node.operator == "-"
            return -value(node.operands[0])
        case Value():
            return node.value
    raise AssertionError(f"{node} is no literal")


def attributes(text: str) -> dict[str, Any]:
    """Read the attributes of a file back."""
    return {found.name: value(found.value) for _, found in read(text).attributes()}


# HCL


@arbitrary
@given(TREES)
def test_hcl_reads_back(tree: Any) -> None:
    """A value in HCL is read back, by our reader, as that value, on one line."""
    text = f"a = {hcl(tree)}\n"
    assert text.count("\n") == 1
    assert attributes(text) == {"a": tree}


def test_hcl_of_hostile_texts_reads_back() -> None:
    """Every hostile text is read back, by our reader, as itself; so are values of all kinds."""
    for each in [*HOSTILE, *VALUES]:
        assert attributes(f"a = {hcl(each)}\n") == {"a": each}


def test_python_hcl2_reads_the_same() -> None:
    """python-hcl2 reads every hostile text as itself, but where a brace stays open."""
    texts = [text for text in HOSTILE if len(text) < 1000 and not re.search(r"[$%]\{[^}]*$", text)]
    file = "".join(f"a{number} = {hcl(text)}\n" for number, text in enumerate(texts))
    found = hcl2.loads(file)
    for number, text in enumerate(texts):
        raw = found[f"a{number}"].replace("$${", "${").replace("%%{", "%{")
        raw = re.sub(r"\\U([0-9a-f]{8})", lambda code: chr(int(code[1], 16)), raw)
        assert json.loads(raw, strict=False) == text


@pytest.mark.slow
def test_terraform_reads_the_same(tmp_path: Path) -> None:
    """Terraform has for every hostile text and value what was meant; it composes accents (NFC)."""
    wanted = [*HOSTILE, *VALUES]
    text = format_hcl(f"locals {{\n  all = {hcl(wanted)}\n}}\n")
    (tmp_path / "main.tf").write_text(text, encoding="utf-8")
    said = terraform("console", folder=tmp_path, stdin="base64encode(jsonencode(local.all))\n")
    found = json.loads(base64.b64decode(said.strip().strip('"')))
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        if isinstance(other, float):
            assert math.isclose(one, other)
        else:
            assert one == json.loads(
                unicodedata.normalize("NFC", json.dumps(other, ensure_ascii=False))
            )


@pytest.mark.slow
def test_terraform_fmt_leaves_literals_alone(tmp_path: Path) -> None:
    """`terraform fmt` changes nothing in any literal."""
    lines = (f"  a{number} = {hcl(each)}\n" for number, each in enumerate([*HOSTILE, *VALUES]))
    text = format_hcl("locals {\n" + "".join(lines) + "}\n")
    assert terraform("fmt", "-", folder=tmp_path, stdin=text) == text


def terraform(*arguments: str, folder: Path, stdin: str) -> str:
    """Run terraform, or skip the test aloud."""
    environment = {key: each for key, each in os.environ.items() if key != "TF_CLI_CONFIG_FILE"}
    done = subprocess.run(
        [tool("terraform"), *arguments],
        cwd=folder,
        env=environment,
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("text", HALVES)
def test_hcl_has_no_halves(text: str) -> None:
    """Half of a character is refused: HCL has no way to write it."""
    with pytest.raises(ValueError, match="half"):
        hcl(text)


@pytest.mark.parametrize("quoting", [hcl, py, yaml])
@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_no_literal_is_infinite(quoting: Any, number: float) -> None:
    """A number without end is refused, not written as a name that means something else."""
    with pytest.raises(ValueError, match="no literal"):
        quoting(number)


@pytest.mark.parametrize("quoting", [hcl, py, yaml])
def test_no_literal_of_other_kinds(quoting: Any) -> None:
    """What a plan never holds is refused, not written with `repr`."""
    for each in (object(), {1, 2}, b"a", Path("a")):
        with pytest.raises(TypeError, match="has no literal"):
            quoting(each)


# Python


@arbitrary
@given(TREES | st.text(st.characters(categories=["Cs", "Cc", "Cf", "L"])))
def test_python_reads_back(tree: Any) -> None:
    """A value in Python is read back as that value, on one line, with nothing unseen in it."""
    text = py(tree)
    assert ast.literal_eval(text) == tree
    assert len(text.splitlines()) == 1
    text.encode()


def test_python_of_hostile_texts_reads_back() -> None:
    """Every hostile text is read back as itself; so are values of all kinds."""
    for each in [*HOSTILE, *HALVES, *VALUES]:
        assert ast.literal_eval(py(each)) == each


def test_ruff_leaves_python_alone(tmp_path: Path) -> None:
    """Ruff has nothing to format and nothing to find in any literal, docstring or comment."""
    for number, text in enumerate(each for each in [*HOSTILE, *HALVES] if len(each) < 60):
        said = f"# {comment(text)}\n" if plain(text) else ""
        head = f'"""{doc(text)}"""\n\n' if plain(text) else ""
        program = f"{head}a = {py(text)}\n{said}b = 1\n"
        (tmp_path / f"m{number}.py").write_text(program, encoding="utf-8")
    for command in (["format", "--check", "--diff"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", "."],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@arbitrary
@given(TEXTS | st.sampled_from([*HOSTILE, *HALVES]))
def test_a_docstring_holds_its_text(text: str) -> None:
    """A docstring cannot be ended by its text, and reads as that text with single quotes."""
    program = ast.parse(f'"""{doc(text)}"""\n\nx = 1\n')
    docstring, assignment = program.body
    assert isinstance(docstring, ast.Expr)
    assert isinstance(docstring.value, ast.Constant)
    assert docstring.value.value == plain(text).replace('"', "'")
    assert isinstance(assignment, ast.Assign)


@arbitrary
@given(TEXTS | st.sampled_from([*HOSTILE, *HALVES]))
def test_a_comment_stays_one(text: str) -> None:
    """A comment ends with its line, in Python, HCL and YAML."""
    written = f"# {comment(text)}\n"
    assert written == f"# {plain(text)}\n"
    assert not ast.parse(written).body
    assert attributes(f"{written}a = 1\n") == {"a": 1}
    assert pyyaml.safe_load(f"{written}a: 1\n") == {"a": 1}


def test_a_pattern_is_a_raw_string() -> None:
    """A pattern is written as people write one, and refused where no raw string holds it."""
    for pattern in ("^[a-z]{2}$", r"^\d+\.\d+$", "'"):
        assert ast.literal_eval(regex(pattern)) == pattern
    with pytest.raises(TypeError, match="no raw string"):
        regex('"')


# YAML


@arbitrary
@given(TREES)
def test_yaml_reads_back(tree: Any) -> None:
    """A value in YAML is read back as that value, with nothing unseen in it."""
    text = yaml(tree)
    assert pyyaml.safe_load(f"a: {text}\n") == {"a": tree}
    assert len(text.splitlines()) == 1


def test_yaml_of_hostile_texts_reads_back() -> None:
    """Every hostile text is read back as itself, as a value and as a key; so are other values."""
    for each in [*HOSTILE, *VALUES]:
        assert pyyaml.safe_load(f"a: {yaml(each)}\n") == {"a": each}
    for each in HOSTILE:
        if len(each) < 1000:  # YAML's keys are short
            assert pyyaml.safe_load(f"{yaml(each)}: 1\n") == {each: 1}


def test_plain_yaml_is_json() -> None:
    """Texts of which all can be seen are JSON too, for files that are read as that."""
    for each in ("a", 'a "b" \\ c', "漢字", ["a", 1, True, None], {"a": [1.5, "b"]}):
        assert json.loads(yaml(each)) == each


# Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a Markdown text, those inside lines too."""
    for token in READER.parse(text):
        if token.type == "inline":
            yield from token.children or ()
        else:
            yield token


def content(found: list[Token], kind: str = "text") -> str:
    """Join what the tokens of a kind say."""
    return "".join(token.content for token in found if token.type == kind)


@arbitrary
@given(TEXTS | st.sampled_from([*HOSTILE, *HALVES]))
def test_markdown_holds_no_markup(text: str) -> None:
    """A text is a paragraph of that text: no link, picture, list, heading, code or HTML."""
    found = list(tokens(md(text)))
    kinds = {token.type for token in found}
    assert kinds <= {"paragraph_open", "paragraph_close", "text", "text_special"}
    assert content(found) == plain(text)
    assert not re.search(r"(?i)(?<!\\):(?=//)|www(?=\.)|(?<!\\)@", md(text))


@arbitrary
@given(TEXTS | st.sampled_from([*HOSTILE, *HALVES]), st.sampled_from([md, code]))
def test_a_cell_stays_one(text: str, quoting: Any) -> None:
    """In a table a text is one cell that says that text, however it is quoted."""
    table = f"| a | b | c |\n| --- | --- | --- |\n| 1 | {quoting(text)} | 3 |\n"
    found = list(tokens(table))
    cells: list[list[Token]] = []
    for token in found:
        if token.type in {"td_open", "th_open"}:
            cells.append([])
        elif cells:
            cells[-1].append(token)
    assert len(cells) == 6
    said = content(cells[4]) + content(cells[4], "code_inline")
    assert said == plain(text)
    assert {token.type for token in cells[4]} <= {"text", "text_special", "code_inline", "td_close"}


def test_a_heading_says_its_text() -> None:
    """In a heading a text is only that text."""
    for text in [*HOSTILE, *HALVES]:
        found = list(tokens(f"# {md(text)}\n\nafter\n"))
        assert found[0].type == "heading_open"
        assert content(found) == f"{plain(text)}after"


# Whole projects: the fields of a plan that hold free text, said with hostile ones


def hostile_plan(text: str) -> Plan:
    """Return a plan that says `text` wherever it can say any."""
    (plan, *_) = plans(load(ROOT / "specs" / "parallel-serving.json"))
    variable = Variable(name="said", type="string", default=text, description=text)
    several = Variable(name="many", type="map(string)", default={text: text}, description="d")
    output = Output(name="told", description=text, terraform="1", pulumi="servers.server_ids")
    return replace(
        plan,
        title=text,
        summary=text,
        tags={text: text},
        variables=(*plan.variables, variable, several),
        outputs=(*plan.outputs, output),
    )


def test_a_terraform_project_says_hostile_texts() -> None:
    """A Terraform project has each text as a value, and nothing in its place but that value."""
    for text in [each for each in HOSTILE if len(each) < 100]:
        plan = hostile_plan(text)
        files = render(plan, engine="terraform")
        blocks = [block for _, block in read(files["variables.tf"]).blocks()]
        variables = {block.labels[0]: block.body.attributes for block in blocks}
        assert value(variables["said"]["default"].value) == text
        assert value(variables["said"]["description"].value) == text
        assert value(variables["many"]["default"].value) == {text: text}
        assert len(variables) == len(plan.variables)
        outputs = [block for _, block in read(files["outputs.tf"]).blocks()]
        assert value(outputs[-1].body.attributes["description"].value) == text
        assert len(outputs) == len(plan.outputs)
        page = write_readme(plan, files, engine="terraform")
        assert content(list(tokens(page.partition("\n\n")[0]))) == plain(text)
        assert f"| `told` | {md(text)} |" in page.splitlines()


def test_a_pulumi_project_says_hostile_texts() -> None:
    """A Pulumi project has each text as a value, and nothing in its place but that value."""
    for text in [each for each in HOSTILE if len(each) < 100]:
        plan = hostile_plan(text)
        files = render(plan, engine="pulumi")
        programs = {name: ast.parse(text) for name, text in files.items() if name.endswith(".py")}
        assert ast.get_docstring(programs["__main__.py"], clean=False) == plain(text).replace(
            '"', "'"
        )
        constants = [
            node.value
            for node in ast.walk(programs["settings.py"])
            if isinstance(node, ast.Constant)
        ]
        assert constants.count(text) >= 5, text  # a default, a map's key and value, a tag's too
        settings_of = pyyaml.safe_load(files["Pulumi.yaml"])
        assert settings_of["description"] == text
        assert settings_of["name"] == plan.name
        page = write_readme(plan, files, engine="pulumi")
        assert f"| `told` | {md(text)} |" in page.splitlines()


@pytest.mark.parametrize("name", ["no", "on", "null", "true", "yes", "e1"])
def test_a_name_that_yaml_knows_stays_a_name(name: str) -> None:
    """A system may be called what YAML takes for something else."""
    (plan, *_) = plans(load(ROOT / "specs" / "parallel-serving.json"))
    files = render(replace(plan, name=name), engine="pulumi")
    assert pyyaml.safe_load(files["Pulumi.yaml"])["name"] == name
