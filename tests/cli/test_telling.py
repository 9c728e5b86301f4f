"""How much gen tells: `--quiet`, `--verbose`, and colours on terminals alone."""

import re
from pathlib import Path

import pytest

from generator.telling import changed
from tests.cli.conftest import gen, program, write_spec
from tests.cli.test_terminal import on_terminal

NETWORK = Path("out/serving/alibaba/terraform/network.tf")


@pytest.mark.usefixtures("folder")
def test_quiet_tells_errors_alone() -> None:
    """With -q only errors are told; exit codes are the same, and documents are still written."""
    said = gen("render", "-q", "serving.json")
    assert (said.exit_code, said.output) == (0, "")
    NETWORK.write_text(NETWORK.read_text() + "# mine\n")
    for name in ("check", "diff"):
        said = gen(name, "--quiet", "serving.json")
        assert (said.exit_code, said.output) == (1, "")
    assert gen("check", "-q", "--format", "json", "serving.json").stdout.startswith("[")
    write_spec("bad", servers={"count": "three"})
    said = gen("render", "-q", "serving.json", "bad.json")
    assert said.exit_code == 2
    assert said.stdout == ""
    assert "bad.json:1:" in said.stderr
    assert gen("graph", "-q", "serving.json", "-o", "a.mmd").output == ""


@pytest.mark.usefixtures("folder")
def test_quiet_verification_tells_no_warnings() -> None:
    """`gen verify -q` tells nothing of what is well, and findings only if they are errors."""
    gen("render", "serving.json")
    assert gen("verify", "-q", "out").output == ""
    file = NETWORK.with_name("mine.tf")
    file.write_text('variable "unused" {\n  type = string\n}\n')
    loud, quiet = gen("verify", "out"), gen("verify", "-q", "out")
    assert "mine.tf" in loud.stdout
    assert (quiet.exit_code, quiet.output) == (0, "")
    file.write_text('resource "alicloud_vpc" "mine" {\n  nonsense = 1\n}\n')
    quiet = gen("verify", "-q", "out")
    assert quiet.exit_code == 1
    assert "nonsense" in quiet.stdout
    assert "judged" not in quiet.stdout


@pytest.mark.usefixtures("folder")
def test_verbose_tells_what_was_read_and_the_stages() -> None:
    """With -v stderr names each spec or project that was read and its stages; stdout is as ever."""
    write_spec("other")
    plain = gen("check", "serving.json", "other.json").stdout
    said = gen("check", "-v", "serving.json", "other.json")
    assert said.stdout == plain
    lines = said.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["read serving.json", "read other.json"]
    for stage in ("read", "plan", "render", "lay out", "prove", "README", "files"):
        assert all(re.search(rf"[( ]{stage} \d+ ms[,)]", line) for line in lines)
    gen("render", "serving.json")
    told = gen("verify", "--verbose", "out").stderr
    assert re.search(r"read out/serving/alibaba/pulumi, \d+ files: \d+ ms \(read ", told)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=str,
)
def test_colours_of_problems(env: dict[str, str], *, coloured: bool) -> None:
    """On a terminal what is wrong stands out, unless NO_COLOR is set; the words are the same."""
    write_spec("bad", servers={"count": "three"})
    code, stdout, shown = on_terminal("render", "bad.json", **{"TERM": "xterm-256color", **env})
    assert code == 2
    assert ("\x1b[31m" in shown) is coloured
    assert ("\x1b" in shown) is coloured
    piped = program("render", "bad.json", env={"TERM": "xterm-256color", "FORCE_COLOR": "1"})
    assert "\x1b" not in piped.stderr
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\r\n", "\n") == piped.stderr
    assert stdout == piped.stdout


def test_colours_of_differences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of a diff have the colours of diffs on a terminal, and none elsewhere."""
    lines = ["--- a\n", "+++ b\n", "@@ -1 +1 @@\n", "-old\n", "+new\n", " same\n"]
    assert [changed(line) for line in lines] == lines
    monkeypatch.setattr("generator.telling.coloured", lambda _stream: True)
    codes = [re.findall(r"\x1b\[(\d*)m", changed(line))[:1] for line in lines]
    assert codes == [["1"], ["1"], ["36"], ["31"], ["32"], []]
    assert all(changed(line).endswith("\n") for line in lines)
