"""`gen diff --base`: which fields changed, which resources that touches, and what is replaced."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from generator import pipeline
from generator.review import told
from generator.review.changes import FieldChange, Review, SystemChange
from tests.cli.conftest import gen
from tests.review.conftest import SPEC, commit, git, write

pytestmark = pytest.mark.usefixtures("repository")


def lines(*more: str, base: str = "main", form: str = "text") -> list[str]:
    """Compare the folder of specs with a base; the hash of the commit is taken out."""
    said = gen("diff", "specs/", "--base", base, "--format", form, *more)
    assert said.exit_code == 0, said.output
    return re.sub(r"\([0-9a-f]{7}\)", "(HASH)", said.stdout).splitlines()


def changes(base: str = "main") -> Any:
    """Return the comparison as machines read it."""
    return json.loads("\n".join(lines(base=base, form="json")))


def fates(project: dict[str, Any]) -> dict[str, str]:
    """Return what becomes of each resource of a project, by its address."""
    return {one["address"]: one["fate"] for one in project["resources"]}


def test_nothing(snapshot: SnapshotAssertion) -> None:
    """Where no spec differs, one line says so; a spec only laid out otherwise is the same."""
    Path("specs/chat.json").write_text(json.dumps(SPEC))
    assert lines() == snapshot


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_told(form: str, snapshot: SnapshotAssertion) -> None:
    """One server more, a disk for each of them, and other clients, in each form for people."""
    write(
        servers={"count": 4, "data_disk": {"size_gib": 100, "on": "each"}},
        load_balancer={"clients": ["198.51.100.0/24"]},
    )
    assert "\n".join(lines(form=form)) == snapshot


def test_replaced() -> None:
    """An address range that cannot change in place replaces the network and what is made from it.

    The providers say it of Terraform's types, and through the bridge of Pulumi's classes.
    """
    write(network={"cidr": "10.77.0.0/16"})
    [system] = changes()["systems"]
    terraform, pulumi = system["projects"]
    assert fates(terraform)["aws_vpc.main"] == "replaced"
    assert fates(pulumi)["aws.ec2.Vpc.main"] == "replaced"
    [group] = [
        one for one in terraform["resources"] if one["address"] == "aws_lb_target_group.server"
    ]
    assert group["after"] == ["aws_vpc.main"]
    assert group["arguments"] == []
    assert list(fates(terraform).values()).count("replaced") == list(fates(pulumi).values()).count(
        "replaced"
    )


def test_changed_in_place() -> None:
    """What the provider changes in place is not told as replaced."""
    write(tags={"team": "search"})
    [system] = changes()["systems"]
    assert {fate for one in system["projects"] for fate in fates(one).values()} == {"changed"}


def test_azure_native_is_not_sure() -> None:
    """Of azure-native nobody says what it replaces; what azurerm would replace is "perhaps"."""
    key = json.loads((Path(__file__).parents[2] / "specs/parallel-serving.json").read_text())
    azure = key["clouds"]["azure"]
    write(clouds={"azure": {**azure, "region": "westeurope"}})
    commit()
    write(clouds={"azure": {**azure, "region": "northeurope"}})
    terraform, pulumi = changes("HEAD")["systems"][0]["projects"]
    assert "replaced" in fates(terraform).values()
    assert "forces a replacement" in "\n".join(lines(base="HEAD"))
    providers = [one for one in pulumi["resources"] if one["type"] == "azure-native"]
    assert [one["arguments"] for one in providers] == [[{"path": "location", "replaces": "yes"}]]


def test_systems_come_and_go() -> None:
    """A system that no spec makes any more is removed, a new one added; a rename is both."""
    Path("specs/chat.json").unlink()
    write("talk")
    found = {one["name"]: one for one in changes()["systems"]}
    assert {name: one["fate"] for name, one in found.items()} == {
        "talk": "added",
        "chat": "removed",
    }
    assert set(fates(found["talk"]["projects"][0]).values()) == {"added"}
    assert set(fates(found["chat"]["projects"][0]).values()) == {"removed"}


def test_a_spec_that_is_named_may_be_gone() -> None:
    """A file that is named and deleted is no bad usage, as long as the base has it."""
    Path("specs/chat.json").unlink()
    said = gen("diff", "specs/chat.json", "--base", "main")
    assert said.exit_code == 0
    assert "chat, no spec makes it any more" in said.stdout
    said = gen("diff", "specs/none.json", "--base", "main")
    assert said.exit_code == 2


def test_a_moved_spec_is_the_same_system() -> None:
    """A system is known by its name, not by the file of its spec."""
    git("mv", "specs/chat.json", "specs/serving.json")
    assert changes()["systems"] == []


def test_environments() -> None:
    """An environment that differs otherwise than the defaults do is told on its own."""
    write(environments={"prod": {"servers": {"count": 6}}})
    commit()
    write(environments={"prod": {"servers": {"count": 7}}})
    [system] = changes("HEAD")["systems"]
    found = {(one["engine"], one["environment"]): one for one in system["projects"]}
    assert found["terraform", ""]["resources"] == []
    assert fates(found["terraform", "prod"])['aws_instance.server["07"]'] == "added"
    assert fates(found["pulumi", "prod"])["aws.ec2.Instance.server-07"] == "added"


def test_a_file_as_base() -> None:
    """Two spec files can be compared without a repository."""
    Path("old.json").write_text(Path("specs/chat.json").read_text())
    write(servers={"count": 5})
    assert lines("--", base="old.json")[0] == "Compared with old.json: 1 system."


def test_what_others_merged_is_no_change() -> None:
    """The base is where the branch left it, not what has been merged there since."""
    git("switch", "--quiet", "main")
    write(servers={"count": 9})
    commit()
    git("switch", "--quiet", "work")
    assert changes()["systems"] == []


def test_a_base_that_is_refused_today() -> None:
    """A spec that was broken at the base counts as new, and the reason is told."""
    write(servers={"cuont": 3})
    commit()
    write()
    [system] = changes("HEAD")["systems"]
    assert system["problem"] == "unknown field `cuont`"
    assert {fate for one in system["projects"] for fate in fates(one).values()} == {"added"}


def test_a_system_that_is_gone_and_was_refused() -> None:
    """What a spec made that is gone, and that no gen of today renders, is not made up."""
    write("talk", servers={"cuont": 3})
    commit()
    Path("specs/talk.json").unlink()
    said = lines(base="HEAD")
    assert said[2].startswith("specs/talk.json: talk, no spec makes it any more; what it made")
    assert len(said) == 3


def test_what_is_the_same_is_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred specs of which one changed take the time of one."""
    write("talk")
    commit()
    write("talk", servers={"count": 4})
    seen = []
    render = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda path: seen.append(path.name) or render(path))
    assert changes("HEAD")["unchanged"] == 1
    assert seen == ["talk.json", "talk.json"]


@pytest.mark.parametrize(
    ("base", "told_"),
    [
        ("nowhere", "nowhere: error[GEN012]: there is no such revision of git, nor such a file"),
        ("--help", "--help: error[GEN012]: there is no such revision of git, nor such a file"),
        ("main:specs", "there is no such revision"),
    ],
)
def test_no_base(base: str, told_: str) -> None:
    """A base that is none ends with 2, and is never an option of git."""
    said = gen("diff", "specs/", f"--base={base}")
    assert (said.exit_code, said.stdout) == (2, "")
    assert told_ in said.stderr


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository the refusal says what can be named instead."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / ".git").rename(tmp_path / "git")
    said = gen("diff", "specs/", "--base", "main")
    assert said.exit_code == 2
    assert "this folder is in no git repository" in said.stderr


def test_a_bad_spec_of_today() -> None:
    """A spec that is wrong now is refused as everywhere."""
    write(servers={"cuont": 3})
    said = gen("diff", "specs/", "--base", "main")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "did you mean `count`?" in said.stderr


def test_nothing_is_written(repository: Path) -> None:
    """Neither the tree nor the index is touched."""
    write(servers={"count": 4})
    before = git("status", "--porcelain")
    lines()
    assert git("status", "--porcelain") == before
    assert not (repository / "out").exists()


def test_a_comment_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown stays within what a comment may have, ends in whole blocks, and says it is cut."""
    for number in range(4):
        write(f"chat-{number}")
    whole = "\n".join(lines(form="markdown"))
    monkeypatch.setattr(told, "LARGEST", len(whole) // 2)
    cut = "\n".join(lines(form="markdown"))
    assert len(cut) <= len(whole) // 2 + 200
    assert "This is cut here" in cut.splitlines()[-1]
    assert cut.count("<details") == cut.count("</details>")


def test_markup_in_a_value_is_text() -> None:
    """A value of a spec cannot end its cell or become markup."""
    field = FieldChange(path="a|b", before="c | `d` <b>e</b>", after="![f](g)")
    system = SystemChange(name="x", spec="<y>.json", fate="changed", fields=(field,))
    said = told.markdown(Review(base="*main*", systems=(system,)))
    row = next(line for line in said.splitlines() if "`d`" in line)
    assert row == '| `a\\|b` | ``"c \\| `d` <b>e</b>"`` | `"![f](g)"` |'
    assert "`*main*`" in said
    assert "`<y>.json`" in said


def test_user_data_can_replace() -> None:
    """A machine that says it is to be replaced for another start-up script is."""
    write(runtime={"image": "vllm/vllm-openai:v0.11.1"})
    for project, address in zip(
        changes()["systems"][0]["projects"],
        ('aws_instance.server["01"]', "aws.ec2.Instance.server-01"),
        strict=True,
    ):
        assert fates(project)[address] == "replaced"
