"""The certificate: equal where the projects are, and blind to no fault."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import certificates
from generator.cli import command
from generator.parity import Certificate, certificate
from generator.parity.certifying import certified
from generator.parity.pairs import environments
from generator.pipeline import build
from tests.conftest import ROOT
from tests.parity.faults import Fault, in_python, in_terraform

SPECS = sorted(path for path in (ROOT / "specs").iterdir() if path.suffix in {".json", ".yaml"})
# Of the faults that can be made in a project, each of so many.
STRIDE = 59
# Changes that leave the system as it is, with the values that are rendered.
WITHOUT_EFFECT = (
    # what azurerm alone is told of itself
    "storage_use_azuread",
    "prevent_deletion_if_contains_resources",
    "purge_soft_delete_on_destroy",
    "recover_soft_deleted_key_vaults",
    "resource_provider_registrations",
    # text that no value has, and is taken away, or split at
    '"/32"',
    "replace(",
    "partition(",
    # arithmetic that other values would need
    "seconds // ",
    "seconds % ",
    # what makes no difference to a digest, and what a cloud alone can tell, which is said
    "separators",
    "gpus) > 0",
    "if share > 0",
    # what joins one thing alone, and what folders without tiers and servers without GPUs do not use
    "canary_release_command = join",
    '"days": days[folder]',
    'return "GPUUtilization", gpus',
    # what other shares or names would need, and an order after what one engine lacks
    '"aws_sns_topic_subscription"',
    "azurerm_role_assignment.deployer]",
    'leave out resource "azurerm_role_assignment" "deployer"',
    'protocol="email"',
    "use_common_alert_schema",
    '"Key Vault Crypto Officer"',
    # what one check refuses and another does too, and what only a part alone exports
    "in range(101)",
    '" --',
    # what one engine alone has: the name of a provider, a tie that the route says too
    ".Provider(",
    'leave out resource "azurerm_cdn_frontdoor_custom_domain_association"',
)


@cache
def pairs() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """Render every example: name/cloud -> its two projects."""
    rendered = {name: files_ for spec in SPECS for name, files_ in build(spec).items()}
    bases = sorted({name.rpartition("/")[0] for name in rendered})
    return {base: (rendered[f"{base}/terraform"], rendered[f"{base}/pulumi"]) for base in bases}


def names() -> list[str]:
    """List the pairs without rendering them, for the names of the tests."""
    told = [yaml.safe_load(spec.read_text()) for spec in SPECS]  # JSON is YAML too
    return sorted(f"{one['name']}/{cloud}" for one in told for cloud in one["clouds"])


_NETWORK = "resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v"
_SUBNET = f"/subscriptions/00000000-0000-0000-0000-000000000000/{_NETWORK}/subnets/s"
# By a name: a blueprint, what is changed in its example, and what is on Azure.
VARIANTS = {
    "a bucket": (
        "cdn-caching",
        {"origin": {"bucket": True}, "geo": None},
        {"uploaders": ["203.0.113.0/24"]},
    ),
    "a firewall": ("cdn-caching", {"waf": {}}, {}),
    "a private endpoint": (
        "managed-endpoint",
        {"endpoint": {"access": "private"}},
        {"subnet": _SUBNET},
    ),
    "zones of the network": (
        "managed-endpoint",
        {"endpoint": {"access": "private"}},
        {"subnet": _SUBNET, "private_zones": _SUBNET.partition("/providers/")[0]},
    ),
}


def varied(variant: str, folder: Path) -> Certificate:
    """Compare the engines of an example with an option that none has."""
    blueprint, changes, place = VARIANTS[variant]
    spec = json.loads((ROOT / "specs" / f"{blueprint}.json").read_text()) | changes
    spec["clouds"] = {"azure": spec["clouds"]["azure"] | place}
    path = folder / "spec.json"
    path.write_text(json.dumps({key: said for key, said in spec.items() if said is not None}))
    return certificate(*build(path).values())


@pytest.mark.parametrize("variant", VARIANTS)
def test_options_of_azure_are_compared_too(variant: str, tmp_path: Path) -> None:
    """What no example asks for is one system in both engines as well: nothing has two names."""
    found = varied(variant, tmp_path)
    assert not found.differences, found.text()


@pytest.mark.parametrize("name", names())
def test_both_engines_describe_one_system(name: str) -> None:
    """A rendered pair has no difference that nobody accepted, and little that was not compared."""
    found = certificate(*pairs()[name])
    assert not found.differences, found.text()
    assert found.resources
    assert found.equal + len(found.accepted) + len(found.unknown) >= found.compared
    assert len(found.unknown) <= 0.05 * found.compared, found.text()


@pytest.mark.parametrize("name", names())
def test_what_is_recorded_is_true(name: str) -> None:
    """The record beside the examples has what comparing their texts gives, and READMEs cite it."""
    ours, theirs = pairs()[name]
    texts = {
        engine: {file: text for file, text in files_.items() if file != "README.md"}
        for engine, files_ in (("terraform", ours), ("pulumi", theirs))
    }
    found = certified(texts)
    recorded = certificates.entries(ROOT / "specs/.gen-certificates")
    assert recorded.keys() == set(names())
    mend = "re-record with: gen render --certify specs/"
    assert recorded[name] == certificates.entry_of(found, texts), mend
    told = f"{found.resources} resources and {found.values} values, no difference"
    for page in (ours["README.md"], theirs["README.md"]):
        assert told in page
        assert all(reason[:40] in page for _, reason in found.accepted)


def test_accepted_differences_are_few_used_and_reasoned(tmp_path: Path) -> None:
    """Accepted differences stay under 5 % of the resources; each entry has a reason and a use."""
    found = [certificate(*pair) for pair in pairs().values()]
    found += [varied(variant, tmp_path) for variant in VARIANTS]
    accepted = [one for each in found for one in each.accepted]
    assert len(accepted) < 0.05 * sum(each.resources for each in found)
    entries = json.loads(files("generator.parity").joinpath("accepted.json").read_text())
    used = Counter(one.reason for one in accepted)
    for entry in entries:
        assert len(entry["reason"].split()) > 8, entry
        assert used[entry["reason"]], f"nothing differs like this: {entry}"


def test_environments_are_one_system_too(tmp_path: Path) -> None:
    """With the values of each environment, too, both engines describe one system."""
    said = json.loads((ROOT / "specs/resilient-network.json").read_text())
    own = {"host": "api.dev.example.com"}  # in a zone that prod does not make, too
    said["environments"] = {"dev": {"class": "development", "domain": own}, "prod": {}}
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(said))
    rendered = build(spec)
    for base in sorted({name.rpartition("/")[0] for name in rendered}):
        ours, theirs = rendered[f"{base}/terraform"], rendered[f"{base}/pulumi"]
        assert environments(ours, theirs) == ["dev", "prod"]
        for environment in ("dev", "prod"):
            found = certificate(ours, theirs, environment=environment)
            assert not found.differences, f"{environment}: {found.text()}"


def faults(name: str) -> Iterator[tuple[str, Fault]]:
    """Choose faults over both projects of a pair, from the first to the last."""
    ours, theirs = pairs()[name]
    for engine, made in (("terraform", in_terraform(ours)), ("pulumi", in_python(theirs))):
        for fault in list(made)[sum(map(ord, name)) % STRIDE :: STRIDE]:
            if not any(word in fault.what for word in WITHOUT_EFFECT):
                yield engine, fault


def with_fault(name: str, engine: str, fault: Fault) -> Certificate:
    """Certify a pair with a fault in one of its projects."""
    ours, theirs = pairs()[name]
    if engine == "terraform":
        return certificate({**ours, fault.file: fault.text}, theirs)
    return certificate(ours, {**theirs, fault.file: fault.text})


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_no_fault_passes(name: str) -> None:
    """A deliberate fault in either project of a pair is told as a difference."""
    missed = [
        f"{engine} {fault.file}: {fault.what}"
        for engine, fault in faults(name)
        if not with_fault(name, engine, fault).differences
    ]
    assert not missed


def test_enough_faults_are_tried() -> None:
    """The faults that are tried are at least a hundred, on every cloud and in both engines."""
    tried = [(name.rpartition("/")[2], engine) for name in names() for engine, _ in faults(name)]
    assert len(tried) >= 100
    assert min(Counter(tried).values()) >= 10
    assert len(set(tried)) == 6


def test_both_places_of_a_difference_are_told() -> None:
    """A difference names the argument and file and line of both projects."""
    ours, theirs = pairs()["resilient-network/aws"]
    text = ours["load_balancer.tf"].replace("idle_timeout               = 180", "idle_timeout = 60")
    (found,) = certificate({**ours, "load_balancer.tf": text}, theirs).differences
    assert found.what == "aws_lb.main: idle_timeout"
    assert found.message == "60 and 180"
    for place, file, files_ in (
        (found.terraform, "load_balancer.tf", ours),
        (found.pulumi, "load_balancer.py", theirs),
    ):
        name, _, line = place.partition(":")
        assert name == file
        assert "idle_timeout" in files_[file].splitlines()[int(line) - 1]


def test_a_program_is_read_and_never_run(tmp_path: Path) -> None:
    """Nothing of a program is executed: one that would write files and never end is harmless."""
    mark = tmp_path / "mark"
    program = f"""
import os
import pulumi
open({str(mark)!r}, "w").write("run")
os.system("touch {mark}")
__import__("os").system("touch {mark}")
eval("1/0")
while True:
    pass
text = "a" * 10**9
for _ in range(60):
    text = text + "a" + text
numbers = [n for n in range(10**9)]
pairs = [(a, b, c) for a in range(9999) for b in range(9999) for c in range(9999)]
import itertools
endless = list(itertools.chain(itertools.cycle([1])))
import ipaddress
addresses = list(ipaddress.ip_network("0.0.0.0/0"))
deep = lambda f: f(f)
deep(deep)
pulumi.export("url", text)
"""
    found = certificate({"main.tf": 'output "url" {\n  value = "a"\n}\n'}, {"__main__.py": program})
    assert not mark.exists()
    assert found.unknown
    assert not found.equal


def test_a_project_that_grows_without_end_is_bounded() -> None:
    """What doubles at every step ends, as not known, in either language."""
    doubled = "".join(
        f'  t{n} = "${{local.t{n - 1}}}${{local.t{n - 1}}}"\n'
        f"  l{n} = concat(local.l{n - 1}, local.l{n - 1})\n"
        f"  n{n} = [local.n{n - 1}, local.n{n - 1}]\n"
        f"  p{n} = local.p{n - 1} * local.p{n - 1}\n"
        f'  r{n} = replace(local.r{n - 1}, "a", local.r{n - 1})\n'
        for n in range(1, 60)
    )
    program = "import pulumi\n\nt0 = 'a'\nn0 = ['a']\np0 = 99\n" + "".join(
        f"t{n} = t{n - 1} + t{n - 1}\nn{n} = [n{n - 1}, n{n - 1}]\np{n} = p{n - 1} * p{n - 1}\n"
        for n in range(1, 60)
    )
    program += "wide = '%9999999999d' % 1\n"
    program += "".join(f"pulumi.export('{one}', {one}59)\n" for one in "tnp")
    text = (
        f'locals {{\n  t0 = "a"\n  l0 = [1]\n  n0 = [1]\n  p0 = 99\n  r0 = "aaa"\n{doubled}}}\n'
        + "".join(f'output "{one}" {{\n  value = local.{one}59\n}}\n' for one in "tlnpr")
    )
    found = certificate({"main.tf": text}, {"__main__.py": program})
    assert not found.equal


def test_a_program_that_would_stop_is_another_system() -> None:
    """A key that is not there, also inside a document, is a difference and not only unknown."""
    ours, theirs = pairs()["inference-cache/aws"]
    text = theirs["protection.py"].replace('"logs": [log_delivery]', '"others": [log_delivery]')
    (found,) = certificate(ours, {**theirs, "protection.py": text}).differences
    assert found.what == 'aws_s3_bucket_policy.private["logs"]: policy.Statement'


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("variables.tf", "== block, false)", "== block, true)"),
        ("variables.tf", "== block, false)", "!= null, false)"),
        ("settings.py", "str(IPv4Network(block)) == block", "IPv4Network(block, strict=False)"),
    ],
)
def test_a_check_that_stops_refuses(file: str, before: str, after: str) -> None:
    """What stops a check is refused: a check that takes what the other stops at differs."""
    ours, theirs = pairs()["parallel-serving/aws"]
    side = ours if file in ours else theirs
    changed = {**side, file: side[file].replace(before, after, 1)}
    assert changed[file] != side[file]
    sides = (changed, theirs) if file in ours else (ours, changed)
    (found,) = certificate(*sides).differences
    assert found.what == "setting clients: (check)"


def test_what_is_not_known_is_never_equal() -> None:
    """A construct that is not followed is told as not compared."""
    ours = {"main.tf": 'output "a" {\n  value = strrev("a")\n}\n'}
    theirs = {"__main__.py": 'import pulumi\nimport other\npulumi.export("a", other.thing())\n'}
    found = certificate(ours, theirs)
    assert (found.equal, len(found.differences)) == (0, 0)
    assert found.unknown


def test_the_command_tells_and_exits(tmp_path: Path) -> None:
    """`gen verify --parity` exits 0 for one system, 1 for a difference, 2 without a pair."""
    ours, theirs = pairs()["inference-cache/alibaba"]
    for engine, files_ in (("terraform", ours), ("pulumi", theirs)):
        for name, text in files_.items():
            path = tmp_path / engine / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    run = CliRunner().invoke(command, ["verify", "--parity", str(tmp_path)])
    assert run.exit_code == 0, run.output
    assert "0 differences" in run.output
    changed = ours["store.tf"].replace('redundancy_type = "ZRS"', 'redundancy_type = "LRS"')
    (tmp_path / "terraform/store.tf").write_text(changed)
    run = CliRunner().invoke(command, ["verify", "--parity", "--format", "json", str(tmp_path)])
    assert run.exit_code == 1
    (found,) = json.loads(run.output)
    assert [one["what"] for one in found["differences"]] == [
        "alicloud_oss_bucket.cache: redundancy_type"
    ]
    run = CliRunner().invoke(command, ["verify", "--parity", str(tmp_path / "terraform")])
    assert run.exit_code == 2
