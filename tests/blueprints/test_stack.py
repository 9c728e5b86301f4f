"""Stacks: parts that keep their names whoever stands beside them, and what joins them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.parity import certificate
from generator.pipeline import build
from generator.project import Component, Part, Plan, Variable
from generator.scoping import python
from tests.conftest import ROOT

SERVING = json.loads((ROOT / "specs" / "serving-stack.json").read_text())
CLOUDS = ("alibaba", "aws", "azure")
WHOLE = {
    "README.md", "__main__.py", "names.tf", "outputs.tf", "providers.tf", "settings.py",
    "variables.tf",
}  # fmt: skip


def rendered(parts: dict[str, Any], folder: Path) -> dict[str, dict[str, str]]:
    """Render the stack of the example with other parts."""
    path = folder / "stack.json"
    path.write_text(json.dumps({**SERVING, "parts": parts}))
    return build(path)


def test_a_part_that_is_added_renames_nothing(tmp_path: Path) -> None:
    """No file of the parts that are there changes when another one of their kind comes."""
    parts = SERVING["parts"]
    before = rendered(parts, tmp_path)
    clouds = {**parts["models"]["clouds"], "alibaba": {"kms_instance": "kst-sgg65f176a0og"}}
    after = rendered({**parts, "results": {**parts["models"], "clouds": clouds}}, tmp_path)
    for project, files in before.items():
        for name, text in files.items():
            if name not in WHOLE:
                assert after[project][name] == text, f"{project}/{name}"
        assert any(name.startswith("results_") for name in after[project])


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_servers_behind_a_cdn_are_reached_once_strangers_are_refused(
    engine: str, tmp_path: Path
) -> None:
    """On Alibaba Cloud a listener lets everybody pass until its rules stand."""
    files = rendered(SERVING["parts"], tmp_path)[f"serving-stack/alibaba/{engine}"]
    text = files["api_autoscaling.tf" if engine == "terraform" else "api_autoscaling.py"]
    rule = {"terraform": "alicloud_alb_rule.api_nobody_else", "pulumi": "nobody_else"}[engine]
    assert re.search(rf"depends_on ?= ?\[{rule}\]", text)
    assert "api_https" not in text


@pytest.mark.parametrize("cloud", CLOUDS)
def test_the_origin_follows_the_domain(cloud: str, tmp_path: Path) -> None:
    """A CDN asks for the very variable that the servers' domain is, in both engines."""
    projects = rendered(SERVING["parts"], tmp_path)
    terraform = projects[f"serving-stack/{cloud}/terraform"]
    pulumi = projects[f"serving-stack/{cloud}/pulumi"]
    assert "var.api_domain" in terraform["cdn.tf"]
    assert "api_domain" in pulumi["cdn.py"]
    assert "origin_host" not in terraform["variables.tf"] + pulumi["settings.py"]


@pytest.mark.parametrize("cloud", CLOUDS)
def test_servers_read_the_store(cloud: str, tmp_path: Path) -> None:
    """The container is told where its models are, and the servers may read them."""
    projects = rendered(SERVING["parts"], tmp_path)
    alone = rendered(
        {
            name: {key: said for key, said in part.items() if key != "models"}
            for name, part in SERVING["parts"].items()
        },
        tmp_path,
    )
    for engine in ("terraform", "pulumi"):
        project = f"serving-stack/{cloud}/{engine}"
        script = projects[project]["api_cloud-init.yaml"]
        assert "MODEL_STORE=${model_store}" in script
        assert "--env-file /etc/model-store.env" in script
        assert "MODEL_STORE" not in alone[project]["api_cloud-init.yaml"]


def test_logs_and_alarms_have_one_key(tmp_path: Path) -> None:
    """Parts of a stack share the key of what they tell; alarms may use it if one part has some."""
    aws = {"version": 1, "clouds": {"aws": {"region": "us-west-2"}}, "blueprint": "stack"}
    example = json.loads((ROOT / "specs" / "parallel-serving.json").read_text())
    endpoint = json.loads((ROOT / "specs" / "canary-stack.json").read_text())["parts"]["stable"]
    fields = ("blueprint", "runtime", "load_balancer")
    servers = {key: said for key, said in example.items() if key in fields}
    endpoint["clouds"] = {"aws": endpoint["clouds"]["aws"]}
    for parts, alarms in (
        ({"slow": servers}, False),
        ({"slow": servers, "fast": endpoint}, True),
        ({"fast": endpoint, "slow": servers}, True),
    ):
        path = tmp_path / "both.json"
        path.write_text(json.dumps({**aws, "name": "both", "parts": parts}))
        for project, files in build(path).items():
            keys = [name for name in files if "encryption" in name]
            assert keys == [f"encryption.{'tf' if 'terraform' in project else 'py'}"]
            assert ("AlarmsArePublished" in files[keys[0]]) is alarms


class _Logs(Component):
    template = "logs"


def scoped(text: str) -> str:
    """Give a module of a part called `api` its names; `days` and `zone` are its variables."""
    variables = tuple(
        Variable(name=name, type="number", description="") for name in ("days", "zone")
    )
    told: Any = {"components": {"logs": _Logs()}, "variables": variables, "outputs": ()}
    whole: Any = {"components": {}, "variables": ()}
    part = Part(name="api", plan=_plan(**told))
    stack = _plan(**whole, parts=(part,))
    return python.Scope(part, {"api_logs.py": text}, stack=stack).text("logs.py", text)


def _plan(**known: Any) -> Plan:
    needed = {
        name: known.get(name, "")
        for name, default in Plan.__record_fields__.items()  # type: ignore[attr-defined]
        if name in known or repr(default).startswith("<object")
    }
    return Plan(**needed)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('a = f"{name}-{days:02}"', 'a = f"{api_name}-{api_days:02}"'),
        ("a = {days: days for days in range(3)}", "a = {days: days for days in range(3)}"),
        ("a = b(days=days)", "a = b(days=api_days)"),
        ("a = thing.days", "a = thing.days"),
        ("a = lambda days: days + len(name)", "a = lambda days: days + len(api_name)"),
        ('a = "days"  # days', 'a = "days"  # days'),
        ('a = aws.s3.Bucket("main")', 'a = aws.s3.Bucket("api")'),
        ('a = aws.s3.Bucket("logs")', 'a = aws.s3.Bucket("api-logs")'),
        ('a = aws.s3.Bucket(f"main-{days}")', 'a = aws.s3.Bucket(f"api-{api_days}")'),
        ("a = aws.s3.Bucket(key)", 'a = aws.s3.Bucket(f"api-{key}")'),
        ('a = aws.s3.BucketArgs("x")', 'a = aws.s3.BucketArgs("x")'),
        ("a = logs.b", "a = api_logs.b"),
    ],
)
def test_names_of_a_module(text: str, wanted: str) -> None:
    """What a module imports has its name in the stack wherever it means that, and nowhere else."""
    head = "import pulumi_aws as aws\n\nimport logs\nfrom settings import days, name\n\n"
    assert scoped(f"{head}{text}\n").splitlines()[-1] == wanted


ADMITTED = {
    "aws": ("firewall", ("com.amazonaws.global.cloudfront.origin-facing", "route53-healthchecks")),
    "azure": ("firewall", ("AzureFrontDoor.Backend", "AzureTrafficManager", "GatewayManager")),
    "alibaba": ("edge_rules", ("X-Origin-Verify", "cdn_origin_secret", "403")),
}


@pytest.mark.parametrize("clients", [None, ["198.51.100.0/24"]])
@pytest.mark.parametrize("cloud", CLOUDS)
def test_servers_answer_the_cdn_before_them(
    cloud: str, clients: list[str] | None, tmp_path: Path
) -> None:
    """The CDN is admitted whoever else is, and nobody past it unless the spec names them."""
    api = SERVING["parts"]["api"] | ({"load_balancer": {"clients": clients}} if clients else {})
    before = rendered({**SERVING["parts"], "api": api}, tmp_path)
    alone = rendered(
        {"api": {**api, "models": "models"}, "models": SERVING["parts"]["models"]}, tmp_path
    )
    for engine, ending, settings in (
        ("terraform", "tf", "variables.tf"),
        ("pulumi", "py", "settings.py"),
    ):
        project = f"serving-stack/{cloud}/{engine}"
        template, admitted = ADMITTED[cloud]
        asked = before[project][f"api_{template}.{ending}"]
        assert [one for one in admitted if one not in asked] == []
        assert '0.0.0.0/0"]' not in before[project][settings]
        assert admitted[0] not in "".join(alone[project].values())
        assert ('"198.51.100.0/24"]' in before[project][settings]) is bool(clients)


@pytest.mark.parametrize("cloud", CLOUDS)
def test_clients_that_pass_the_cdn_by_are_the_same_in_both_engines(
    cloud: str, tmp_path: Path
) -> None:
    """Who is admitted beside the CDN is one list in both engines, also when it has several."""
    clients = ["198.51.100.0/24", "203.0.113.7/32"]
    api = {**SERVING["parts"]["api"], "load_balancer": {"clients": clients}}
    projects = rendered({**SERVING["parts"], "api": api}, tmp_path)
    pair = (projects[f"serving-stack/{cloud}/{engine}"] for engine in ("terraform", "pulumi"))
    found = certificate(*pair)
    assert not found.differences, found.text()


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_one_front_door_is_told_from_others(engine: str, tmp_path: Path) -> None:
    """Azure admits requests and probes with the ID of this profile, and else named clients."""
    files = rendered(SERVING["parts"], tmp_path)[f"serving-stack/azure/{engine}"]
    ending = "tf" if engine == "terraform" else "py"
    for file in ("api_web_acl", "api_failover"):
        assert "X-Azure-FDID" in files[f"{file}.{ending}"]
    rules = files[f"api_web_acl.{ending}"]
    order = [rules.index(f'"{name}"') for name in ("cdn", "clients", "nobodyelse")]
    assert order == sorted(order)
    assert "X-Azure-FDID is not" not in files["README.md"]
    tier = {"terraform": '"WAF_v2"', "pulumi": "ApplicationGatewayTier.WA_F_V2"}[engine]
    assert tier in files[f"api_load_balancer.{ending}"]


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_probes_reach_servers_that_everybody_else_is_kept_from(engine: str, tmp_path: Path) -> None:
    """On Alibaba Cloud the health path answers everybody where CloudMonitor asks, or nobody."""
    ending = "tf" if engine == "terraform" else "py"
    for clients, probed in ((None, True), (["198.51.100.0/24"], False)):
        api = SERVING["parts"]["api"] | ({"load_balancer": {"clients": clients}} if clients else {})
        files = rendered({**SERVING["parts"], "api": api}, tmp_path)
        rules = files[f"serving-stack/alibaba/{engine}"][f"api_edge_rules.{ending}"]
        assert ("health_path" in rules) is probed
        assert (f"api_health_check.{ending}" in files[f"serving-stack/alibaba/{engine}"]) is probed


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_parts_tell_what_is_their_own_and_share_what_is_not(engine: str, tmp_path: Path) -> None:
    """Two parts alike have their own steps, by their own variables; protection is lifted once."""
    canary = json.loads((ROOT / "specs" / "canary-stack.json").read_text())
    path = tmp_path / "stack.json"
    path.write_text(json.dumps(canary))
    readme = build(path)[f"canary-stack/aws/{engine}"]["README.md"]
    for part in ("stable", "canary"):
        assert rf"somebody is named in {part}\_alarm\_emails" in readme
        assert rf"the new version in {part}\_model\_versions" in readme
    assert len(re.findall("deletion_protection.false", readme)) == 1


@pytest.mark.parametrize(("engine", "ending"), [("terraform", "tf"), ("pulumi", "py")])
def test_a_secret_tells_one_distribution_from_others(
    engine: str, ending: str, tmp_path: Path
) -> None:
    """On AWS the load balancer refuses whoever lacks the secret that the CDN shows it."""
    cdn = SERVING["parts"]["cdn"]
    cdn = {**cdn, "origin": {"part": "api", "verify_header": "X-Origin-Verify"}}
    projects = rendered({**SERVING["parts"], "cdn": cdn}, tmp_path)
    files = projects[f"serving-stack/aws/{engine}"]
    assert '"fixed-response"' in files[f"api_load_balancer.{ending}"]
    rules = files[f"api_edge_rules.{ending}"]
    assert '"X-Origin-Verify"' in rules
    assert "cdn_origin_secret" in rules
    assert "health_path" in rules
    waits = {"terraform": "aws_lb_listener_rule.api_cdn,", "pulumi": "cdn_rule,"}[engine]
    assert waits in files[f"api_autoscaling.{ending}"]
    assert "answers 403" in files["README.md"]
    assert "The API must refuse" not in files["README.md"]
