"""Every command that a page shows is run, and prints what the page shows; no link leads nowhere."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from building.console import commands, fences, recorded
from building.docs import made, pages
from generator.blueprints import BLUEPRINTS
from generator.cli import command as program
from tests.conftest import ROOT, tool

PAGES = pages()
WRITTEN = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "docs").rglob("*.md"),
    ]
)
AGAIN = "write it again: python -m building.docs, and read the diff"
# Commands that need an account, a network, or a tool that gen does without.
ELSEWHERE = (
    "terraform", "tofu", "pulumi", "aws", "az", "aliyun", "python3", "pip", "cd", "rm",
    "pre-commit", "gen", "ruff", "mypy", "pytest", "python", ".venv/bin/python", "export", "echo",
)  # fmt: skip


def name(path: Path) -> str:
    """Name a page in the list of tests."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    """A reader who types the commands of a page, in their order, sees what it shows."""
    tool("git")
    tool("bash")
    text = page.read_text()
    assert recorded(text) == text, AGAIN


def test_reference_is_what_the_code_says() -> None:
    """What is made from models and rules is committed as they make it now."""
    stale = [name(path) for path, text in made() if not path.exists() or path.read_text() != text]
    assert stale == [], AGAIN


def test_paths_of_our_own_exist() -> None:
    """Every path that CONTRIBUTING names, with nothing to fill in, is one of this repository."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    named = set(re.findall(r"`([a-z][\w.*/-]*/[\w.*/-]*)`", text))
    assert "generator/picture/kinds.py" in named
    filled = {path for path in named if not re.search(r"[A-Z]{2,}|_N\b", path)}
    assert [path for path in sorted(filled) if not list(ROOT.glob(path.rstrip("/")))] == []


def test_nothing_is_left_of_what_was_made() -> None:
    """A family of rules that is no more has no page."""
    assert set((ROOT / "docs" / "rules").iterdir()) <= {path for path, _ in made()}


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_each_blueprint_has_a_tutorial(blueprint: str) -> None:
    """A tutorial ends with a verified project, and says what needs an account."""
    text = (ROOT / "docs" / "tutorials" / f"{blueprint}.md").read_text()
    asked = [
        one for fence in fences(text) if fence.words[0] == "console" for one in commands(fence)
    ]
    for needed in ("gen render ", "gen verify "):
        assert any(one.startswith(needed) for one in asked), needed
    assert "This needs an account" in text
    assert "](" + f"tutorials/{blueprint}.md)" in (ROOT / "docs" / "README.md").read_text()


def samples() -> Iterator[str]:
    """Yield what the README shows of rendered projects."""
    for fence in fences((ROOT / "README.md").read_text()):
        if fence.words in {("hcl",), ("python",)}:
            yield fence.body


@pytest.mark.parametrize("sample", tuple(samples()))
def test_samples_stand_in_a_project(sample: str) -> None:
    """Code that the README shows is in a committed project, paragraph by paragraph."""
    texts = [path.read_text() for path in (ROOT / "out").glob("*/*/*/network.*")]
    parts = sample.strip().split("\n\n")
    assert any(all(part in text for part in parts) for text in texts)


def scripts() -> Iterator[tuple[str, str]]:
    """Yield each block of a page that is for a shell and is not run."""
    for page in WRITTEN:
        if page.parent.name == "rules":
            continue  # files of examples
        for fence in fences(page.read_text()):
            if fence.words == ("sh",):
                yield name(page), fence.body


@pytest.mark.parametrize(("page", "script"), tuple(scripts()))
def test_scripts_are_scripts(page: str, script: str) -> None:
    """What is not run is at least a script, of commands that need what a test lacks."""
    bash = tool("bash")
    said = subprocess.run([bash, "-n", "-c", script], capture_output=True, text=True, check=False)
    assert said.returncode == 0, f"{page}: {said.stderr}"
    joined = script.replace("\\\n", " ")
    for line in filter(None, joined.splitlines()):
        assert line.split()[0] in ELSEWHERE, f"{page}: {line}"


def test_what_is_imported_is_there() -> None:
    """An address that a page imports to is one of a committed project."""
    texts = "".join(path.read_text() for path in (ROOT / "out").glob("*/*/terraform/*.tf"))
    named = [
        one
        for _, script in scripts()
        for one in re.findall(r"terraform import '(\w+)\.(\w+)'", script)
    ]
    assert named
    assert [one for one in named if 'resource "{}" "{}"'.format(*one) not in texts] == []


def spans() -> Iterator[tuple[str, str]]:
    """Yield each command of gen that stands in the prose of a page, or in a script of one."""
    for page in WRITTEN:
        for token in MarkdownIt().parse(page.read_text()):
            for child in token.children or ():
                if child.type == "code_inline" and child.content.startswith("gen "):
                    yield name(page), " ".join(child.content.split())
    for page, script in scripts():
        for found in re.findall(r"(?:^|&& )(gen .+?)(?= &&|$)", script, re.MULTILINE):
            yield page, found


@pytest.mark.parametrize(("page", "said"), sorted(set(spans())))
def test_commands_in_prose_exist(page: str, said: str) -> None:
    """A command that prose names is one of gen's, and has the options that are named with it."""
    words = shlex.split(said.partition(" > ")[0])[1:]
    at: click.Command = program
    while isinstance(at, click.Group) and words and not words[0].startswith("-"):
        if words[0] == "COMMAND":
            return
        inner = at.get_command(click.Context(at), words.pop(0))
        assert inner is not None, f"{page}: {said}"
        at = inner
    known = {option for one in at.params for option in (*one.opts, *one.secondary_opts)}
    known |= {"--help", "-h", "--version"}
    for word in words:
        if word.startswith("-"):
            assert word.partition("=")[0] in known, f"{page}: {said}"


def anchors(path: Path) -> set[str]:
    """Return what a link may name in a page: its headings, as GitHub writes them."""
    found = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in found}


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file or a heading of the repository has one."""
    for token in MarkdownIt().parse(page.read_text()):
        for child in token.children or ():
            target = str(child.attrs.get("href", ""))
            if not target or "://" in target:
                continue
            place, _, anchor = target.partition("#")
            path = (page.parent / place).resolve() if place else page
            assert path.exists(), target
            if anchor:
                assert anchor in anchors(path), target


def test_every_page_is_reached() -> None:
    """Whoever begins at the README finds each page."""
    seen, pending = set(), [ROOT / "README.md"]
    while pending:
        page = pending.pop()
        seen.add(page)
        for target in re.findall(r"\]\(([^)#:]+)", page.read_text()):
            path = (page.parent / target).resolve()
            if path.is_dir():
                seen |= set(path.glob("*.md"))
            elif path.suffix == ".md" and path not in seen and path.exists():
                pending.append(path)
    missed = set((ROOT / "docs").rglob("*.md")) - seen
    assert not missed
