"""Every problem carries a code, and every code is explained, shown refused and shown mended."""

import ast
import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.causes import CODE, Cause, Shown, causes
from generator.errors import GenError, Problem
from generator.parity.certifying import certified
from generator.paths import refuse_unsafe
from generator.picture import layout
from generator.pipeline import build
from generator.spec.report import render_problem
from generator.tracing.trace import ENGINES
from generator.verify import refuse_faults
from tests.cli.conftest import environment, gen
from tests.conftest import ROOT

CAUSES = causes()
_PLACE = {
    "parallel-serving": {"aws": {"region": "us-west-2"}},
    "resilient-network": {"aws": {"region": "us-west-2"}},
    "inference-cache": {"aws": {"region": "eu-central-1"}},
    "cdn-caching": {"aws": {"region": "eu-west-1"}},
    "managed-endpoint": {"aws": {"region": "eu-central-1"}},
    "stack": {"aws": {"region": "eu-central-1"}},
}
_RUNTIME = {"image": "vllm/vllm-openai:v0.11.0"}
_SMALLEST: dict[str, dict[str, Any]] = {
    "parallel-serving": {"runtime": _RUNTIME, "load_balancer": {"clients": ["203.0.113.0/24"]}},
    "resilient-network": {"runtime": _RUNTIME, "domain": {"host": "api.example.com"}},
    "inference-cache": {},
    "cdn-caching": {
        "origin": {"host": "origin.example.com"},
        "cache": {"paths": {"predictions": {"path": "/v1/predict/*", "ttl_seconds": 60}}},
    },
    "managed-endpoint": {
        "runtime": {
            "image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/server:1.4.2",
        },
        "model": {"name": "sentiment", "path": "models/sentiment"},
        "deployments": {"blue": {"version": "1", "traffic": 100}},
    },
    "stack": {
        "parts": {
            "api": {
                "blueprint": "resilient-network",
                "runtime": _RUNTIME,
                "domain": {"host": "api.example.com"},
            }
        }
    },
}
# What no spec and no command of a user brings about; each has a test of its own.
INSIDE = {"GEN013", "GEN299", "GEN601", "GEN602", "GEN603"}


def merged(base: Any, over: Any) -> Any:
    """Lay fields over others: clouds whole, objects field by field, and null leaves one out."""
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    found = dict(base)
    for key, value in over.items():
        found[key] = value if key == "clouds" else merged(found.get(key, {}), value)
    return {key: value for key, value in found.items() if value is not None}


def spec(blueprint: str, fields: str = "{}") -> str:
    """Return the text of the smallest spec of a blueprint with these fields."""
    whole = {
        "name": "chat",
        "blueprint": blueprint,
        "clouds": _PLACE[blueprint],
        **_SMALLEST[blueprint],
    }
    return json.dumps(merged(whole, json.loads(fields)), indent=2)


def said(shown: Shown) -> str:
    """Do what an example says; return all that gen said, and hold all but the last to success."""
    if shown.of == "$":
        Path("chat.json").write_text(spec("parallel-serving"))
        *before, last = shown.text.splitlines()
        for line in before:
            told = run(line)
            assert told[0] == 0, told
        return run(last)[1]
    path = Path(shown.of)
    if not path.suffix:
        path = Path("chat.json")
        path.write_text(spec(shown.of, shown.text))
    else:
        path.write_text(shown.text)
    return run(f"gen render {path}")[1]


def run(line: str) -> tuple[int, str]:
    """Run one command: gen in this process, what else there is in a shell."""
    name, *arguments = shlex.split(line)
    if name == "gen":
        result = gen(*arguments)
        return result.exit_code, result.output
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_empty")
@pytest.mark.parametrize("cause", [c for c in CAUSES.values() if c.refused], ids=lambda c: c.code)
def test_the_bad_example_raises_exactly_that(cause: Cause) -> None:
    """What an explanation shows as refused is refused, with this code and no other."""
    assert cause.refused is not None
    told = said(cause.refused)
    found = set(CODE.findall(told))
    assert found == {cause.code}, told


@pytest.mark.usefixtures("_empty")
@pytest.mark.parametrize("cause", [c for c in CAUSES.values() if c.good], ids=lambda c: c.code)
def test_the_good_example_does_not(cause: Cause) -> None:
    """What an explanation shows as mended is done without any problem."""
    assert cause.good is not None
    told = said(cause.good)
    assert not CODE.findall(told), told
    assert cause.good.of == "$" or "rendered" in told


def test_every_cause_is_explained() -> None:
    """A code has a title, a reason of whole sentences, and examples unless only gen causes it."""
    for code, cause in CAUSES.items():
        assert CODE.fullmatch(code)
        assert cause.title
        assert not cause.title.endswith(".")
        assert cause.why.endswith(".")
        shown = (cause.refused is not None, cause.good is not None)
        assert shown == ((False, False) if code in INSIDE else (True, True)), code
    assert list(CAUSES) == sorted(CAUSES)


def _made() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_every_problem_has_a_code() -> None:
    """Each problem that gen makes names a cause that is explained, and each cause is made."""
    bare, used = [], set()
    for place, call in _made():
        given = {word.arg: word.value for word in call.keywords}
        if call.func.id == "Problem" and "code" not in given:  # type: ignore[attr-defined]
            message = given.get("message")
            empty = isinstance(message, ast.Constant) and not message.value
            if not empty and "generator/hcl/" not in place:  # those are findings of `syntax`
                bare.append(place)
        code = given.get("code")
        if isinstance(code, ast.Constant) and CODE.fullmatch(str(code.value)):
            used.add(code.value)
    assert bare == []
    tables = (
        "generator/write/refusals.py",
        "generator/spec/yaml_text.py",
        "generator/spec/words.py",
    )
    for name in tables:  # whose codes stand in tables
        used |= set(CODE.findall((ROOT / name).read_text(encoding="utf-8")))
    assert used == set(CAUSES)


def test_codes_are_for_good() -> None:
    """No code that was told to users has another meaning, or none, later."""
    known = (Path(__file__).parent / "causes.txt").read_text().splitlines()
    now = [f"{cause.code} {cause.title}" for cause in CAUSES.values()]
    assert now == known, "a new cause takes a new code, and its line in tests/causes.txt"


@pytest.mark.usefixtures("_empty")
def test_more_problems_than_are_shown() -> None:
    """GEN299: of a hundred and twenty problems a hundred are told, and the rest is counted."""
    fields = json.dumps({f"field_{number}": 1 for number in range(120)})
    Path("chat.json").write_text(spec("parallel-serving", fields))
    told = gen("render", "chat.json").stderr
    assert told.count("error[GEN201]") == 100
    assert "chat.json: error[GEN299]: 20 more problems are not shown" in told


@pytest.mark.usefixtures("_empty")
def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """GEN013: without the library that lays out, a picture says which package to install."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    nothing: Any = None
    with pytest.raises(GenError) as caught:
        layout.place(nothing)
    assert [problem.code for problem in caught.value.problems] == ["GEN013"]


def test_faulty_text() -> None:
    """GEN601: what was rendered and cannot be read back is told as a fault of gen's own."""
    with pytest.raises(GenError) as caught:
        refuse_faults({"main.tf": "resource {"}, engine="terraform")
    assert {problem.code for problem in caught.value.problems} == {"GEN601"}


def test_engines_that_differ(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """GEN602: two engines that would build other systems are told as a fault of gen's own."""
    monkeypatch.chdir(tmp_path)
    Path("chat.json").write_text(spec("parallel-serving"))
    projects = build(Path("chat.json"))
    texts: Any = {engine: dict(projects[f"chat/aws/{engine}"]) for engine in ENGINES}
    texts["terraform"]["network.tf"] = texts["terraform"]["network.tf"].replace("10.", "11.")
    del texts["terraform"]["load_balancer.tf"]
    with pytest.raises(GenError) as caught:
        certified(texts)
    assert {problem.code for problem in caught.value.problems} == {"GEN602"}


def test_names_that_no_file_has() -> None:
    """GEN603: a rendered path that leaves its project is told as a fault of gen's own."""
    with pytest.raises(GenError) as caught:
        refuse_unsafe(["../main.tf"])
    assert {problem.code for problem in caught.value.problems} == {"GEN603"}


def test_a_problem_without_a_place_tells_its_code() -> None:
    """A problem that is in no file begins with its code."""
    assert render_problem(Problem(code="GEN603", message="no")).startswith("error[GEN603]: no")


@pytest.mark.usefixtures("_empty")
def test_a_good_run_reads_no_explanation() -> None:
    """Rendering a good spec imports nothing that only an error, or an old format, needs."""
    Path("chat.json").write_text(spec("parallel-serving"))
    code = (
        "import sys; from generator.cli import command; "
        "command(['render', 'chat.json'], standalone_mode=False)"
    )
    watched = f"try:\n    exec({code!r})\nexcept SystemExit:\n    print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", f"import sys\n{watched}"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = said.stdout.split()
    assert "generator.pipeline" in loaded
    unwanted = ("generator.causes", "generator.migrations", "generator.telling.problem_formats")
    assert not [name for name in loaded if name.startswith(unwanted)]
