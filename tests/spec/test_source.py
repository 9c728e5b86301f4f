"""Reading a spec file: its limits, and what any bytes at all can do to it."""

import json
import os
import random
import string
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.errors import SpecError
from generator.spec import json_text
from generator.spec.limits import DEEPEST, MOST_VALUES, BrokenTextError
from generator.spec.nodes import Lines
from generator.spec.report import render_problem
from generator.spec.source import LARGEST_FILE, read_source
from generator.spec.text import looks_like_secret, mask
from tests.spec.small import load

GOOD = {"blueprint": "small", "name": "chat-api"}


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """Follow a path into values."""
    for part in path:
        data = data[part]
    return data


def no_number(word: str) -> None:
    """Refuse NaN and Infinity, as the reader does."""
    raise ValueError(word)


def whole_numbers(data: Any) -> list[int]:
    """List every whole number in some values."""
    if isinstance(data, dict):
        return whole_numbers(list(data.values()))
    if isinstance(data, list):
        return [number for item in data for number in whole_numbers(item)]
    return [data] if isinstance(data, int) else []


def refusal(path: Path | str) -> str:
    """Read a spec that must be refused, quickly; return the first message."""
    start = time.perf_counter()
    with pytest.raises(SpecError) as caught:
        load(path)
    assert time.perf_counter() - start < 10
    assert caught.value.problems[0].file == str(path)
    return render_problem(caught.value.problems[0]).removeprefix(str(path))


def test_file_of_100_mb(tmp_path: Path) -> None:
    """A huge file is refused by its size, before its content is read."""
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    told = ": error[GEN006]: the file is too large: 100.0 MiB, and a spec may have 1"
    assert refusal(path).startswith(told)


def test_largest_file(tmp_path: Path) -> None:
    """A file of exactly the limit is read."""
    path = tmp_path / "large.json"
    text = json.dumps(GOOD)
    path.write_text(text + " " * (LARGEST_FILE - len(text)))
    assert read_source(path).data == GOOD
    path.write_text(text + " " * (LARGEST_FILE + 1 - len(text)))
    assert "too large" in refusal(path)


@pytest.mark.parametrize("bracket", ["[", '{"a":', "[[],", '{"a": {}, "b": ['])
@pytest.mark.parametrize("number", [DEEPEST, 1_000, 100_000])
def test_deep_json(tmp_path: Path, bracket: str, number: int) -> None:
    """JSON that is nested too deep is refused at the bracket that goes too far."""
    path = tmp_path / "deep.json"
    path.write_text('{"a":' + bracket * min(number, (LARGEST_FILE - 10) // len(bracket)))
    assert f"nested more than {DEEPEST} deep" in refusal(path)


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: "])
def test_deep_yaml(tmp_path: Path, opening: str) -> None:
    """YAML that is nested too deep is refused while it is read."""
    path = tmp_path / "deep.yaml"
    path.write_text(opening * (LARGEST_FILE // len(opening)))
    assert f"nested more than {DEEPEST} deep" in refusal(path) or "a key is text" in refusal(path)


@pytest.mark.parametrize("extra", [0, 1])
def test_depth_limit_is_the_same_everywhere(tmp_path: Path, extra: int) -> None:
    """JSON and YAML take the same depth, whether the innermost list holds something or not."""
    depth = DEEPEST - 1 + extra
    for inner in ("", "1"):
        text = '{"a": ' + "[" * depth + inner + "]" * depth + "}"
        for name in ("a.json", "a.yaml"):
            path = tmp_path / name
            path.write_text(text)
            if extra:
                assert "nested more than" in refusal(path)
            else:
                assert read_source(path).root.children


@pytest.mark.parametrize("name", ["many.json", "many.yaml"])
def test_too_many_values(tmp_path: Path, name: str) -> None:
    """A file with more values than anybody reviews is refused, so nothing later takes long."""
    path = tmp_path / name
    path.write_text(json.dumps({"a": [1] * MOST_VALUES}))
    assert "more than 20,000 values" in refusal(path)


def test_many_problems_are_cut(tmp_path: Path) -> None:
    """Thousands of problems are told as the first hundred and how many more there are."""
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(GOOD | {f"x{number}": 1 for number in range(5000)}))
    with pytest.raises(SpecError) as caught:
        load(path)
    assert len(caught.value.problems) == 101
    assert caught.value.problems[-1].message == "4,900 more problems are not shown"


def test_binary(tmp_path: Path) -> None:
    """A binary file is named as what it is."""
    path = tmp_path / "image.json"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert "binary" in refusal(path)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A UTF-8 byte order mark means nothing and moves no column."""
    path = tmp_path / "marked.json"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"blueprint": "small", "name": "X"}')
    assert refusal(path).startswith(':1:32: error[GEN208]: "X" cannot be a name')


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused at once instead of being waited for."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    assert refusal(path).startswith(": error[GEN002]: a spec is a file; this is a pipe")


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a device, a missing file and a link that goes nowhere are each named."""
    folder = tmp_path / "folder.json"
    folder.mkdir()
    assert "this is a folder" in refusal(folder)
    assert "there is no such file" in refusal(tmp_path / "missing.yaml")
    device = tmp_path / "device.json"
    device.symlink_to("/dev/zero")
    assert "this is a device" in refusal(device)
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert "the file cannot be read" in refusal(loop)
    assert "not the name of a file" in refusal("a\0b.json")
    assert "the file cannot be read" in refusal("a" * 5000 + ".json")


def test_unreadable_file(tmp_path: Path) -> None:
    """A file without read permission says so."""
    path = tmp_path / "secret.json"
    path.write_text("{}")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "may not be read" in refusal(path)


def test_reading_json_loads_nothing_heavy(tmp_path: Path) -> None:
    """A JSON spec without problems is read without YAML, Pydantic, difflib or the scanner."""
    path = tmp_path / "good.json"
    path.write_text(json.dumps(GOOD))
    heavy = ["yaml", "pydantic", "difflib", "unicodedata", "generator.spec.json_text"]
    code = (
        "import sys; from generator.spec.source import read_source\n"
        "from generator.spec.text import suspects\n"
        f"assert not list(suspects(read_source({str(path)!r}).data))\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no\nb: on\nc: yes\nd: ~\n", {"a": "no", "b": "on", "c": "yes", "d": "~"}),
        (
            "a: 010\nb: 0o17\nc: 0x1f\nd: 1_000\n",
            {"a": "010", "b": "0o17", "c": "0x1f", "d": "1_000"},
        ),
        ("a: 12:30\nb: 2024-01-01\nc: 1:2:3\n", {"a": "12:30", "b": "2024-01-01", "c": "1:2:3"}),
        ("a: 1\nb: -0.5\nc: 1e3\nd: '1'\n", {"a": 1, "b": -0.5, "c": 1000.0, "d": "1"}),
        ("a: true\nb: False\nc: null\nd:\n", {"a": True, "b": "False", "c": None, "d": None}),
        ("no: 1\n8080: 2\n~: 3\n<<: {a: 1}\n", {"no": 1, "8080": 2, "~": 3, "<<": {"a": 1}}),
    ],
)
def test_yaml_values(tmp_path: Path, text: str, data: dict[str, Any]) -> None:
    """YAML's plain words are what JSON would make of them, and otherwise text."""
    path = tmp_path / "values.yaml"
    path.write_text(text)
    assert read_source(path).data == data


def test_lines_are_counted_as_editors_do() -> None:
    """Lines end at the three line ends of files, not at those that only Unicode knows."""
    lines = Lines("a\nb\r\nc\rd\u2028e\u0085f")
    assert [lines.place(offset) for offset in (0, 2, 5, 7, 9)] == [
        (1, 1), (2, 1), (3, 1), (4, 1), (4, 3),
    ]  # fmt: skip
    assert lines.bounds(2) == (2, 3)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
)
NEARLY_JSON = st.text(alphabet="{}[]\",:\\ \n0123.eE+-truefalsn\u2028'/#", max_size=40)


@given(data=st.dictionaries(st.text(max_size=8), JSON_VALUES), indent=st.sampled_from([None, 1]))
def test_every_value_has_its_place(
    data: dict[str, Any], indent: int | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The scanner finds every value of any JSON where the text has it."""
    path = tmp_path_factory.mktemp("any") / "any.json"
    path.write_text(json.dumps(data, indent=indent))
    assume(all(abs(number) < 10**40 for number in whole_numbers(data)))
    source = read_source(path)
    assert source.data == data
    for place, node in source.root.all():
        assert json.loads(source.text[node.start : node.end]) == at(data, place)
        if place and isinstance(place[-1], str) and node.key:
            assert json.loads(source.text[slice(*node.key)]) == place[-1]


@given(text=NEARLY_JSON | st.text(max_size=30))
@settings(max_examples=400)
def test_scanner_accepts_what_json_accepts(text: str) -> None:
    """Whatever the JSON reader refuses, the scanner can place, and it refuses nothing else."""
    broken = None
    try:
        json.loads(text, parse_constant=no_number)
    except ValueError:
        good = False
    else:
        good = True
    try:
        json_text.scan(text)
    except BrokenTextError as error:
        broken = error
    assert good == (broken is None) or "number is too large" in str(broken)
    assert broken is None or 0 <= broken.start <= len(text)


@given(
    content=st.binary(max_size=60)
    | NEARLY_JSON.map(str.encode)
    | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    ending=st.sampled_from(["json", "yaml"]),
)
@settings(max_examples=300, deadline=2000)
def test_any_bytes_are_refused_in_words(
    content: bytes, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No bytes crash the reader: they are refused, with messages that can be printed."""
    path = tmp_path_factory.mktemp("any") / f"any.{ending}"
    path.write_bytes(content)
    with pytest.raises(SpecError) as caught:
        load(path)
    for problem in caught.value.problems:
        assert render_problem(problem).encode()


@given(
    data=st.dictionaries(
        st.sampled_from(
            [
                "blueprint",
                "name",
                "servers",
                "network",
                "port",
                "source",
                "size",
                "auth",
                "tags",
                "x",
            ]
        )
        | st.text(max_size=5),
        JSON_VALUES,
    ),
    ending=st.sampled_from(["json", "yaml"]),
)
@settings(max_examples=60, deadline=2000)
def test_any_json_is_refused_in_words(
    data: dict[str, Any], ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No values crash the model or the messages, and no message speaks Pydantic's jargon."""
    path = tmp_path_factory.mktemp("any") / f"any.{ending}"
    path.write_text(json.dumps(data))
    with pytest.raises(SpecError) as caught:
        load(path)
    for problem in caught.value.problems:
        assert "nput should" not in render_problem(problem).encode().decode()


LETTERS = string.ascii_letters + string.digits
SECRETS = {
    "an AWS access key": "AKIA" + "Q7" * 8,
    "an Alibaba Cloud access key": "LTAI" + "5tQ7" * 5,
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "a JSON web token": "eyJ" + "hbGciOiJI." * 2 + "abc",
    "a GitHub token": "ghp_" + "a1B2" * 9,
    "a GitLab token": "glpat-" + "a1B2" * 5,
    "a Slack token": "xoxb-" + "1234-" * 4,
    "a Hugging Face token": "hf_" + "aBcD" * 8,
    "an API key": "sk-" + "proj-aB1" * 5,
    "an Azure access signature": "https://x.example.com/c?sv=2024&sig=" + "aB1%2F" * 6,
    "an Azure connection string": "AccountName=a;AccountKey=" + "aB1+" * 22,
    "a password": "postgres --password=hunter2",
    "a bearer token": "Authorization: Bearer " + "aB1." * 8,
    "a password in a URL": "https://me:hunter2@example.com/",
}


@pytest.mark.parametrize("kind", SECRETS)
def test_secrets(kind: str, tmp_path: Path) -> None:
    """Each kind of secret is named, in a value and in a key, and never printed."""
    secret = SECRETS[kind]
    assert looks_like_secret(secret) == kind
    for extra in ({"x": {"y": ["a", f"see {secret} there"]}}, {f"{secret}": 1}):
        path = tmp_path / "secret.json"
        path.write_text(json.dumps(GOOD | extra))
        with pytest.raises(SpecError) as caught:
            load(path)
        text = "\n".join(render_problem(problem) for problem in caught.value.problems)
        assert f"this looks like {kind}; " in text
        assert secret not in text
        assert secret[4:] not in text
    assert mask(f"a {secret} b") != f"a {secret} b"


def test_random_keys() -> None:
    """Of random keys of 40 characters nearly all are found."""
    dice = random.Random(7)  # noqa: S311  the same keys in every run
    keys = ["".join(dice.choices(LETTERS + "+/", k=40)) for _ in range(300)]
    assert sum(looks_like_secret(key) is not None for key in keys) > 285


@pytest.mark.parametrize(
    "text",
    [
        "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/resourceGroups/prod-inference-001",
        "arn:aws:acm:us-east-1:123456789012:certificate/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "vllm/vllm-openai@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "cn-hangzhou.example.com/pai/pytorch-training:2.1.0-gpu-py310-cu118-ubuntu22.04",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B-GPTQ-Int4-128g",
        "ubuntu_22_04_x64_20G_alibase_20240130.vhd",
        "MyVeryLongCamelCaseResourceNameForTheInferenceStack2024",
        "bucket-of-models-for-team-search-eu-west-1-123456789012-prod",
        "--max-model-len=32768",
        "--max-tokens=4096",
        "https://json-schema.org/draft/2020-12/schema",
        "abcdefghijklmnopqrstuvwxyz0123456789",
    ],
)
def test_what_is_no_secret(text: str) -> None:
    """Names, identifiers and digests that specs are full of are not taken for secrets."""
    assert looks_like_secret(text) is None
